// lend[blocking-loan]
#include <lend/lend.hpp>

#include <vector>

void fill(lend::slice_mut<int> v) { v[0] = 1; }

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  auto* loan = new auto(lend::mut(v));
  lend::run(fill, *loan);
  delete loan;
#else
  lend::run(fill, lend::mut(v));
#endif
}
