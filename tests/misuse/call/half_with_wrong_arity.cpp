// lend[call]
#include <lend/lend.hpp>

#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
  std::vector<int> w{1, 2, 3};
#ifdef BREAK
  lend::join(lend::split_at(1, v, w), [](lend::slice_mut<int> part) { part[0] = 1; });
#else
  lend::join(lend::split_at(1, v, w),
             [](lend::slice_mut<int> part, lend::slice_mut<int> other) { part[0] = other[0]; });
#endif
}
