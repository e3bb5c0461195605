// lend[call]
#include <lend/lend.hpp>

int main() {
  lend::matrix<int> m(2, 3);
#ifdef BREAK
  lend::for_each(lend::enumerate(lend::tiles(m, 1, 1)),
                 [](std::size_t, lend::grid_mut<int> tile) { tile(0, 0) = 1; });
#else
  lend::for_each(lend::enumerate(lend::tiles(m, 1, 1)),
                 [](std::size_t, std::size_t, lend::grid_mut<int> tile) { tile(0, 0) = 1; });
#endif
}
