// lend[lendable]
#include <lend/lend.hpp>

void fill(lend::grid_mut<int> g) { g(0, 0) = 1; }

int main() {
  lend::matrix<int> m(2, 3);
#ifdef BREAK
  lend::for_each(lend::tiles(lend::rows(m), 1, 1), fill);
#else
  lend::for_each(lend::tiles(m, 1, 1), fill);
#endif
}
