// lend[blocking-loan]
#include <lend/lend.hpp>

int main() {
  lend::matrix<int> m(2, 3);
  lend::matrix<int> n(2, 3);
#ifdef BREAK
  auto halves = lend::split_cols(1, m, n);
  lend::join(halves, [](lend::grid_mut<int> a, lend::grid_mut<int> b) { a(0, 0) = b(0, 0); });
#else
  lend::join(lend::split_cols(1, m, n),
             [](lend::grid_mut<int> a, lend::grid_mut<int> b) { a(0, 0) = b(0, 0); });
#endif
}
