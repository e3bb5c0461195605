// lend[lendable]
#include <lend/lend.hpp>

#include <algorithm>

int main() {
  lend::matrix<int> m(2, 3);
#ifdef BREAK
  lend::for_each(lend::columns(m), [](lend::strided_mut<int> column) { lend::sort(column); });
#else
  lend::for_each(lend::columns(m),
                 [](lend::strided_mut<int> column) { std::ranges::sort(column); });
#endif
}
