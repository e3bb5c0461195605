// lend[blocking-loan]
#include <lend/lend.hpp>

void fill(lend::grid_mut<int> g) { g(0, 0) = 1; }

int main() {
  lend::matrix<int> m(2, 2);
#ifdef BREAK
  auto all = lend::tiles(m, 1, 1);
  lend::for_each(all, fill);
#else
  lend::for_each(lend::tiles(m, 1, 1), fill);
#endif
}
