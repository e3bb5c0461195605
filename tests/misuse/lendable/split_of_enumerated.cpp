// lend[lendable]
#include <lend/lend.hpp>

#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
  std::vector<int> w{1, 2, 3};
#ifdef BREAK
  lend::join(lend::split_at(1, lend::enumerate(v)), [](std::size_t, lend::slice_mut<int>) {});
#else
  lend::join(lend::split_at(1, lend::zip(v, w)), [](lend::slice_mut<int>, lend::slice_mut<int>) {});
#endif
}
