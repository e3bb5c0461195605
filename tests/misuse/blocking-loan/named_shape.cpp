// lend[blocking-loan]
#include <lend/lend.hpp>

#include <vector>

void fill(lend::grid_mut<int> g) { g(0, 0) = 1; }

int main() {
  std::vector<int> v(6);
#ifdef BREAK
  auto loan = lend::mut(v, 2, 3);
  lend::run(fill, loan);
#else
  lend::run(fill, lend::mut(v, 2, 3));
#endif
}
