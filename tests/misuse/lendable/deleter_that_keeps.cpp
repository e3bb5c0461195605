// lend[lendable]
#include <lend/lend.hpp>

#include <memory>

struct keep {
  void operator()(int*) const {}
};

int main() {
  int n = 0;
#ifdef BREAK
  std::unique_ptr<int, keep> p(&n);
  lend::run([](std::unique_ptr<int, keep>& q) { *q = 1; }, lend::mut(p));
#else
  auto p = std::make_unique<int>(n);
  lend::run([](std::unique_ptr<int>& q) { *q = 1; }, lend::mut(p));
#endif
}
