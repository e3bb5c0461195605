// lend[lendable]
#include <lend/lend.hpp>

#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  lend::for_each(lend::pieces(v, std::vector<int>{0, 1, 3}), [](lend::slice_mut<int>) {});
#else
  const std::vector<int> offsets{0, 1, 3};
  lend::for_each(lend::pieces(v, offsets), [](lend::slice_mut<int>) {});
#endif
}
