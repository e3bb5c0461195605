// lend[lendable]
#include <lend/lend.hpp>

int main() {
  int n = 0;
#ifdef BREAK
  int* p = &n;
  lend::run([](lend::ref_mut<int*> q) { **q = 1; }, lend::mut(p));
#else
  lend::run([](lend::ref_mut<int> m) { *m = 1; }, lend::mut(n));
#endif
}
