// lend[no-capture]
#include <lend/lend.hpp>

class adding {
 public:
  explicit adding(int by) : by_(by) {}
  int operator()(int x) const { return x + by_; }

 private:
  int by_;
#ifdef BREAK
#else
  LEND_PARTS(by_);
#endif
};

int main() { return lend::run(adding(1), -1); }
