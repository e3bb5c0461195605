// lend[lendable]
#include <lend/lend.hpp>

int main() {
  lend::matrix<int*> p(1, 1);
  lend::matrix<int> m(2, 3);
#ifdef BREAK
  lend::for_each(lend::rows(p), [](lend::slice_mut<int*> row) { row[0] = nullptr; });
  static_cast<void>(m);
#else
  lend::for_each(lend::rows(m), [](lend::slice_mut<int> row) { row[0] = 1; });
  static_cast<void>(p);
#endif
}
