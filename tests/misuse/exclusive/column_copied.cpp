// lend[exclusive]
#include <lend/lend.hpp>

void fill(lend::strided_mut<int> column) { column[0] = 1; }

int main() {
  lend::matrix<int> m(2, 3);
#ifdef BREAK
  lend::for_each(lend::columns(m), [](lend::strided_mut<int> column) { lend::call(fill, column); });
#else
  lend::for_each(lend::columns(m),
                 [](lend::strided_mut<int> column) { lend::call(fill, lend::mut(column)); });
#endif
}
