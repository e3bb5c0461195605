// lend[blocking-loan]
#include <lend/lend.hpp>

#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
  std::vector<int> w{1, 2, 3};
#ifdef BREAK
  auto halves = lend::split_at(1, v, w);
  auto again = halves;
#else
  lend::join(lend::split_at(1, v, w),
             [](lend::slice_mut<int> a, lend::slice_mut<int> b) { a[0] = b[0]; });
#endif
}
