// lend[blocking-loan]
#include <lend/lend.hpp>

template <class Given>
void use(Given parts) {
  lend::for_each(parts, [](lend::grid_mut<int> tile) { tile(0, 0) = 1; });
}

int main() {
  lend::matrix<int> m(4, 4);
#ifdef BREAK
  use(lend::tiles(m, 2, 2));
#else
  lend::for_each(lend::tiles(m, 2, 2), [](lend::grid_mut<int> tile) { tile(0, 0) = 1; });
#endif
}
