// lend[exclusive]
#include <lend/lend.hpp>

#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
  std::vector<int> w{1, 2, 3};
#ifdef BREAK
  lend::join(
      lend::split_at(1, v),
      [](lend::slice_mut<int> part, lend::slice_mut<int> all) { all[0] = part[0]; }, lend::mut(w));
#else
  lend::join(lend::split_at(1, v, w),
             [](lend::slice_mut<int> part, lend::slice_mut<int> same) { same[0] = part[0]; });
#endif
}
