// lend[lendable]
#include <lend/lend.hpp>

void fill(lend::grid_mut<int> g) { g(0, 0) = 1; }

int main() {
  lend::matrix<int> m(2, 3);
  const lend::matrix<int>& c = m;
#ifdef BREAK
  lend::run(fill, lend::mut(c));
#else
  lend::run(fill, lend::mut(m));
  static_cast<void>(c);
#endif
}
