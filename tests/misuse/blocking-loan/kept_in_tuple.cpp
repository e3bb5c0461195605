// lend[blocking-loan]
#include <lend/lend.hpp>

#include <tuple>
#include <vector>

void fill(lend::slice_mut<int> v) { v[0] = 1; }

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  std::tuple kept(lend::mut(v), 1);
#else
  lend::run(fill, lend::mut(v));
#endif
}
