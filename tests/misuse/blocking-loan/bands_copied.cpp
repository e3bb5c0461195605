// lend[blocking-loan]
#include <lend/lend.hpp>

int main() {
  lend::matrix<int> m(2, 3);
#ifdef BREAK
  auto all = lend::bands(m, 1);
  auto second = all;
#else
  lend::for_each(lend::bands(m, 1), [](lend::grid_mut<int> band) { band(0, 0) = 1; });
#endif
}
