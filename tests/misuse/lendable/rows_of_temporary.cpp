// lend[lendable]
#include <lend/lend.hpp>

int main() {
#ifdef BREAK
  lend::for_each(lend::rows(lend::matrix<int>(2, 3)), [](lend::slice_mut<int> row) { row[0] = 1; });
#else
  lend::matrix<int> m(2, 3);
  lend::for_each(lend::rows(m), [](lend::slice_mut<int> row) { row[0] = 1; });
#endif
}
