// lend[parts]
#include <lend/lend.hpp>

class step {
 public:
  explicit step(int by) : by_(by) {}
  int operator()(int x) const { return x + by_; }

 private:
  int by_;
#ifdef BREAK
  LEND_PARTS();
#else
  LEND_PARTS(by_);
#endif
};

int main() { return lend::run(step(1), 2); }
