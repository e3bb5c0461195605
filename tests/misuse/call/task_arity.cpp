// lend[call]
#include <lend/lend.hpp>

int twice(int n) { return 2 * n; }

int main() {
#ifdef BREAK
  lend::join(lend::task(twice), lend::task(twice, 1));
#else
  lend::join(lend::task(twice, 0), lend::task(twice, 1));
#endif
}
