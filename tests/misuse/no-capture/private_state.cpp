// lend[no-capture]
#include <lend/lend.hpp>

class adder {
 public:
  explicit adder(int& to) : to_(&to) {}
  void operator()(int n) const { *to_ += n; }

 private:
  int* to_;
};
struct sum {
  int of;
  int operator()(int n) const { return of + n; }
};

int main() {
  int n = 0;
#ifdef BREAK
  lend::run(adder(n), 1);
  return n - 1;
#else
  return lend::run(sum{n}, 0);
#endif
}
