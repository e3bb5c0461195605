// lend[call]
#include <lend/lend.hpp>

void bump(lend::ref_mut<long> n) { ++*n; }

int main() {
  int n = 0;
  long m = 0;
#ifdef BREAK
  lend::run(bump, lend::mut(n));
#else
  lend::run(bump, lend::mut(m));
#endif
  return n + static_cast<int>(m) > 1 ? 1 : 0;
}
