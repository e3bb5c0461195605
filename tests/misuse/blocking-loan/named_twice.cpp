// lend[blocking-loan]
#include <lend/lend.hpp>

#include <vector>

void fill(lend::slice_mut<int> v) { v[0] = 1; }

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  auto loan = lend::mut(v);
  lend::join(lend::task(fill, loan), lend::task(fill, loan));
#else
  lend::join(lend::split_at(1, v), fill);
#endif
}
