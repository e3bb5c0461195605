// lend[blocking-loan]
#include <lend/lend.hpp>

int main() {
  lend::matrix<int> m(4, 4);
#ifdef BREAK
  auto parts = lend::rows(m);
  auto again = parts;
#else
  lend::for_each(lend::rows(m), [](lend::slice_mut<int> row) { row[0] = 1; });
#endif
}
