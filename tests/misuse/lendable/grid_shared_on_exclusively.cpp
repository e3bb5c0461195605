// lend[lendable]
#include <lend/lend.hpp>

void fill(lend::grid_mut<int> g) { g(0, 0) = 1; }

int main() {
  lend::matrix<int> m(2, 3);
#ifdef BREAK
  lend::run([](lend::grid<int> g) { lend::run(fill, lend::mut(g)); }, lend::shared(m));
#else
  lend::run([](lend::grid_mut<int> g) { lend::run(fill, lend::mut(g)); }, lend::mut(m));
#endif
}
