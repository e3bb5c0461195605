// lend[exclusive]
#include <lend/lend.hpp>

int main() {
  lend::matrix<int> m(2, 3);
  lend::matrix<int> n(2, 3);
#ifdef BREAK
  lend::for_each(
      lend::rows(m), [](lend::slice_mut<int> row, lend::grid_mut<int> all) { all(0, 0) = row[0]; },
      lend::mut(n));
#else
  lend::for_each(
      lend::rows(m), [](lend::slice_mut<int> row, lend::grid<int> all) { row[0] = all(0, 0); },
      lend::shared(n));
#endif
}
