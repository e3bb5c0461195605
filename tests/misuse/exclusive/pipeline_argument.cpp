// lend[exclusive]
#include <lend/lend.hpp>

#include <vector>

int main() {
  const std::vector<int> v{3, 1, 2};
  std::vector<int> w(3);
#ifdef BREAK
  lend::par(v) | lend::for_each([](int x, lend::slice_mut<int> all) { all[0] = x; }, lend::mut(w));
#else
  lend::par(v) | lend::zip(w) | lend::for_each([](int x, int& to) { to = x; });
#endif
}
