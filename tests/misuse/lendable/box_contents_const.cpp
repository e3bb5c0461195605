// lend[lendable]
#include <lend/lend.hpp>

int main() {
  const lend::box<int> b = lend::make_box<int>(0);
#ifdef BREAK
  lend::run([](int& n) { n = 1; }, lend::mut(*b));
#else
  return lend::run([](const int& n) { return n; }, lend::shared(*b));
#endif
}
