// lend[lendable]
#include <lend/lend.hpp>

int first(lend::grid<int> g) { return g(0, 0); }

int main() {
#ifdef BREAK
  return lend::run(first, lend::shared(lend::matrix<int>(2, 3)));
#else
  const lend::matrix<int> m(2, 3);
  return lend::run(first, lend::shared(m));
#endif
}
