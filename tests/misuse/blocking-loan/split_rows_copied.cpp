// lend[blocking-loan]
#include <lend/lend.hpp>

int main() {
  lend::matrix<int> m(4, 4);
#ifdef BREAK
  auto halves = lend::split_rows(1, m);
  auto again = halves;
#else
  lend::join(lend::split_rows(1, m), [](lend::grid_mut<int> half) { half(0, 0) = 1; });
#endif
}
