// lend[lendable]
#include <lend/lend.hpp>

#include <vector>

void fill(lend::grid_mut<int> g) { g(0, 0) = 1; }

int main() {
  std::vector<int> v(6);
#ifdef BREAK
  lend::run([](lend::slice<int> s) { lend::run(fill, lend::mut(s, 2, 3)); }, lend::shared(v));
#else
  lend::run([](lend::slice_mut<int> s) { lend::run(fill, lend::mut(s, 2, 3)); }, lend::mut(v));
#endif
}
