// lend[lendable]
#include <lend/lend.hpp>

#include <vector>

void fill(lend::grid_mut<int> g) { g(0, 0) = 1; }

int main() {
  std::vector<int> v(6);
  const std::vector<int>& c = v;
#ifdef BREAK
  lend::run(fill, lend::mut(c, 2, 3));
#else
  lend::run(fill, lend::mut(v, 2, 3));
  static_cast<void>(c);
#endif
}
