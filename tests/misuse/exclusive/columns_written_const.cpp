// lend[exclusive]
#include <lend/lend.hpp>

int main() {
  lend::matrix<int> m(2, 3);
  const lend::matrix<int>& c = m;
#ifdef BREAK
  lend::for_each(lend::columns(c), [](lend::strided_mut<int> column) { column[0] = 1; });
#else
  lend::for_each(lend::columns(c), [](lend::strided<int> column) { static_cast<void>(column[0]); });
#endif
}
