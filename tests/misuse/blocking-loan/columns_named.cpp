// lend[blocking-loan]
#include <lend/lend.hpp>

int main() {
  lend::matrix<int> m(4, 4);
#ifdef BREAK
  auto parts = lend::columns(m);
  lend::for_each(parts, [](lend::strided_mut<int> column) { column[0] = 1; });
#else
  lend::for_each(lend::columns(m), [](lend::strided_mut<int> column) { column[0] = 1; });
#endif
}
