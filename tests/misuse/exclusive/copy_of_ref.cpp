// lend[exclusive]
#include <lend/lend.hpp>

void bump(lend::ref_mut<int> n) { ++*n; }

int main() {
  int n = 0;
#ifdef BREAK
  lend::run([](lend::ref_mut<int> m) { lend::run(bump, lend::copy(m)); }, lend::mut(n));
#else
  lend::run([](lend::ref_mut<int> m) { lend::run(bump, lend::mut(m)); }, lend::mut(n));
#endif
}
