// lend[blocking-loan] in source line
#include <lend/lend.hpp>

#include <vector>

void fill(lend::slice_mut<int> v) { v[0] = 1; }

int main() {
  std::vector<int> v{3, 1, 2};
  std::vector<int> w{1, 2, 3};
#ifdef BREAK
  auto loan = lend::mut(v);
  loan = lend::mut(w);
#else
  lend::run(fill, lend::mut(v));
  lend::run(fill, lend::mut(w));
#endif
}
