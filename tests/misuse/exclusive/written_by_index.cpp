// lend[exclusive]
#include <lend/lend.hpp>

#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  lend::parallel_for(
      std::size_t{0}, v.size(), [](std::size_t i, lend::slice_mut<int> w) { w[i] = 0; },
      lend::mut(v));
#else
  lend::for_each(lend::enumerate(v), [](std::size_t, int& x) { x = 0; });
#endif
}
