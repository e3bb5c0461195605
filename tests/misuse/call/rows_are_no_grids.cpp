// lend[call]
#include <lend/lend.hpp>

void fill(lend::grid_mut<int> g) { g(0, 0) = 1; }

int main() {
  lend::matrix<int> m(2, 3);
#ifdef BREAK
  lend::for_each(lend::rows(m), fill);
#else
  lend::for_each(lend::bands(m, 1), fill);
#endif
}
