// lend[lendable]
#include <lend/lend.hpp>

int main() {
  const lend::matrix<int> m(2, 3);
  const lend::matrix<int> full(3, 2);
#ifdef BREAK
  lend::transpose(m, full);
#else
  lend::matrix<int> empty(3, 2);
  lend::transpose(m, empty);
#endif
}
