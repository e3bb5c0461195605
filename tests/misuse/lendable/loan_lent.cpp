// lend[lendable]
#include <lend/lend.hpp>

#include <vector>

void fill(lend::slice_mut<int> v) { v[0] = 1; }

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  lend::run(fill, lend::mut(lend::mut(v)));
#else
  lend::run(fill, lend::mut(v));
#endif
}
