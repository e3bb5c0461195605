// lend[lendable]
#include <lend/lend.hpp>

#include <vector>

void fill(lend::grid_mut<int> g) { g(0, 0) = 1; }

int main() {
#ifdef BREAK
  lend::run(fill, lend::mut(std::vector<int>(6), 2, 3));
#else
  std::vector<int> v(6);
  lend::run(fill, lend::mut(v, 2, 3));
#endif
}
