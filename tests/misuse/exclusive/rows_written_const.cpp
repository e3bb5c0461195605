// lend[exclusive]
#include <lend/lend.hpp>

int main() {
  lend::matrix<int> m(2, 3);
  const lend::matrix<int>& c = m;
#ifdef BREAK
  lend::for_each(lend::rows(c), [](lend::slice_mut<int> row) { row[0] = 1; });
#else
  lend::for_each(lend::rows(m), [](lend::slice_mut<int> row) { row[0] = 1; });
  static_cast<void>(c);
#endif
}
