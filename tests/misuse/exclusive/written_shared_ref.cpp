// lend[exclusive]
#include <lend/lend.hpp>

void bump(lend::ref_mut<int> n) { ++*n; }

int main() {
  int n = 0;
#ifdef BREAK
  lend::run(bump, lend::shared(n));
#else
  lend::run(bump, lend::mut(n));
#endif
}
