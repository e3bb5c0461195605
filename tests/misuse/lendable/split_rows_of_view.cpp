// lend[lendable]
#include <lend/lend.hpp>

int main() {
  lend::matrix<int> m(2, 3);
#ifdef BREAK
  lend::join(lend::split_rows(1, lend::rows(m)), [](lend::grid_mut<int> half) { half(0, 0) = 1; });
#else
  lend::join(lend::split_rows(1, m), [](lend::grid_mut<int> half) { half(0, 0) = 1; });
#endif
}
