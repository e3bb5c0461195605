// lend[call]
#include <lend/lend.hpp>

int twice(int n) { return 2 * n; }

int main() {
#ifdef BREAK
  lend::join(twice(1), twice(2));
#else
  lend::join(lend::task(twice, 1), lend::task(twice, 2));
#endif
}
