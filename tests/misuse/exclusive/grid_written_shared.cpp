// lend[exclusive]
#include <lend/lend.hpp>

void fill(lend::grid_mut<int> g) { g(0, 0) = 1; }

int main() {
  lend::matrix<int> m(2, 3);
#ifdef BREAK
  lend::run(fill, lend::shared(m));
#else
  lend::run(fill, lend::mut(m));
#endif
}
