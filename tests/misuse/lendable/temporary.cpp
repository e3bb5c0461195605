// lend[lendable]
#include <lend/lend.hpp>

#include <vector>

void fill(lend::slice_mut<int> v) { v[0] = 1; }

int main() {
#ifdef BREAK
  lend::run(fill, lend::mut(std::vector<int>{1}));
#else
  std::vector<int> v{1};
  lend::run(fill, lend::mut(v));
#endif
}
