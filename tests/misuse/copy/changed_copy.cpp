// lend[copy]
#include <lend/lend.hpp>

void bump(int& n) { ++n; }

int main() {
  int n = 0;
#ifdef BREAK
  lend::run(bump, n);
#else
  lend::run(bump, lend::mut(n));
#endif
  return n - 1;
}
