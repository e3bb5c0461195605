// lend[blocking-loan]
#include <lend/lend.hpp>

auto cut(lend::matrix<int>& m) {
#ifdef BREAK
  auto parts = lend::tiles(m, 2, 2);
  return parts;
#else
  lend::for_each(lend::tiles(m, 2, 2), [](lend::grid_mut<int> tile) { tile(0, 0) = 1; });
#endif
}

int main() {
  lend::matrix<int> m(4, 4);
  static_cast<void>(cut(m));
}
