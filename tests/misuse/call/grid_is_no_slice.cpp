// lend[call]
#include <lend/lend.hpp>

void fill(lend::slice_mut<int> v) { v[0] = 1; }

int main() {
  lend::matrix<int> m(2, 3);
#ifdef BREAK
  lend::run([](lend::grid_mut<int> g) { lend::run(fill, lend::mut(g)); }, lend::mut(m));
#else
  lend::run([](lend::matrix<int>& n) { lend::run(fill, lend::mut(n)); }, lend::mut(m));
#endif
}
