// lend[copy]
#include <lend/lend.hpp>

int first(const lend::matrix<int>& m) { return m(0, 0); }

int main() {
  lend::matrix<int> m(2, 3);
#ifdef BREAK
  return lend::run(first, m);
#else
  return lend::run(first, lend::shared(m));
#endif
}
