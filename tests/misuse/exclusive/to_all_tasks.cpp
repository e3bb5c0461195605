// lend[exclusive]
#include <lend/lend.hpp>

#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
  std::vector<int> w{1, 2, 3};
#ifdef BREAK
  lend::for_each(v, [](int& x, lend::slice_mut<int> all) { all[0] = x; }, lend::mut(w));
#else
  lend::for_each(v, [](int& x, lend::slice<int> all) { x = all[0]; }, lend::shared(w));
#endif
}
