// lend[blocking-loan]
#include <lend/lend.hpp>

int main() {
  lend::matrix<int> m(2, 3);
#ifdef BREAK
  auto all = lend::rows(m);
  lend::for_each(all, [](lend::slice_mut<int> row) { row[0] = 1; });
#else
  lend::for_each(lend::rows(m), [](lend::slice_mut<int> row) { row[0] = 1; });
#endif
}
