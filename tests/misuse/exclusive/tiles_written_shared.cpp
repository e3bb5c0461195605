// lend[exclusive]
#include <lend/lend.hpp>

void fill(lend::grid_mut<int> g) { g(0, 0) = 1; }

int main() {
  lend::matrix<int> m(2, 3);
#ifdef BREAK
  lend::for_each(lend::tiles(lend::shared(m), 1, 2), fill);
#else
  lend::for_each(lend::tiles(lend::mut(m), 1, 2), fill);
#endif
}
