// lend[call]
#include <lend/lend.hpp>

void fill(lend::grid_mut<int> g) { g(0, 0) = 1; }

int main() {
  lend::matrix<int> m(2, 3);
  lend::matrix<int> n(2, 3);
#ifdef BREAK
  lend::join(lend::split_rows(1, m, n), fill);
#else
  lend::join(lend::split_rows(1, m), fill);
  static_cast<void>(n);
#endif
}
