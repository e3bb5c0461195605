// lend[guard]
#include <lend/lend.hpp>

int main() {
  lend::mutex<int> m(0);
  lend::mutex<int> n(0);
#ifdef BREAK
  lend::lock_all(m, n);
#else
  const auto both = lend::lock_all(m, n);
#endif
}
