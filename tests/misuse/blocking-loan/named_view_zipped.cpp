// lend[blocking-loan]
#include <lend/lend.hpp>

#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
  std::vector<int> w{1, 2, 3};
#ifdef BREAK
  auto parts = lend::chunks(v, 1);
  lend::for_each(lend::zip(parts, w), [](lend::slice_mut<int> part, int x) { part[0] = x; });
#else
  lend::for_each(lend::zip(lend::chunks(v, 1), w),
                 [](lend::slice_mut<int> part, int x) { part[0] = x; });
#endif
}
