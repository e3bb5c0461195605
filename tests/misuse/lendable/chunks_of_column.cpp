// lend[lendable]
#include <lend/lend.hpp>

int main() {
  lend::matrix<int> m(2, 3);
#ifdef BREAK
  lend::for_each(lend::columns(m), [](lend::strided_mut<int> column) {
    lend::for_each(lend::chunks(column, 2), [](auto part) { part[0] = 1; });
  });
#else
  lend::for_each(lend::columns(m), [](lend::strided_mut<int> column) {
    lend::for_each(column, [](int& x) { x = 1; });
  });
#endif
}
