// lend[blocking-loan]
#include <lend/lend.hpp>

#include <vector>

void fill(lend::slice_mut<int> v) { v[0] = 1; }

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  auto halves = lend::split_at(1, v);
  lend::join(std::move(halves), fill);
#else
  lend::join(lend::split_at(1, v), fill);
#endif
}
