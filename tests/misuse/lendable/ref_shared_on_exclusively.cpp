// lend[lendable]
#include <lend/lend.hpp>

void bump(int& n) { ++n; }

int main() {
  int n = 0;
#ifdef BREAK
  lend::run([](lend::ref<int> r) { lend::run(bump, lend::mut(r)); }, lend::shared(n));
#else
  lend::run([](lend::ref_mut<int> r) { lend::run(bump, lend::mut(r)); }, lend::mut(n));
#endif
}
