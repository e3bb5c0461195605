// lend[exclusive]
#include <lend/lend.hpp>

#include <vector>

void fill(lend::grid_mut<int> g) { g(0, 0) = 1; }

int main() {
  std::vector<int> v(6);
#ifdef BREAK
  lend::run(fill, lend::shared(v, 2, 3));
#else
  lend::run(fill, lend::mut(v, 2, 3));
#endif
}
