// lend[lendable]
#include <lend/lend.hpp>

#include <span>
#include <vector>

void fill(lend::slice_mut<int> v) { v[0] = 1; }

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  std::span<int> s(v);
  lend::run(fill, lend::mut(s));
#else
  lend::run(fill, lend::mut(v));
#endif
}
