// lend[owned]
#include <lend/lend.hpp>

int main() {
  int n = 3;
#ifdef BREAK
  auto kept = lend::run([](lend::ref_mut<int> m) { return m; }, lend::mut(n));
  return *kept - 3;
#else
  auto kept = lend::run([](lend::ref_mut<int> m) { return *m; }, lend::mut(n));
  return kept - 3;
#endif
}
