// lend[blocking-loan]
#include <lend/lend.hpp>

int main() {
  lend::matrix<int> m(4, 4);
#ifdef BREAK
  auto parts = lend::tiles(m, 2, 2);
  auto again = parts;
#else
  lend::for_each(lend::tiles(m, 2, 2), [](lend::grid_mut<int> tile) { tile(0, 0) = 1; });
#endif
}
