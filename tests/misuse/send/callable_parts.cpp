// lend[send]
// culprit: writing.to_: int*
#include <lend/lend.hpp>

class writing {
 public:
  explicit writing(int* to) : to_(to) {}
  void operator()(int x) const { *to_ = x; }

 private:
  int* to_;
  LEND_PARTS(to_);
};
class adding {
 public:
  explicit adding(int by) : by_(by) {}
  int operator()(int x) const { return x + by_; }

 private:
  int by_;
  LEND_PARTS(by_);
};

int main() {
#ifdef BREAK
  int n = 0;
  lend::run(writing(&n), 1);
#else
  return lend::run(adding(1), -1);
#endif
}
