// lend[call]
#include <lend/lend.hpp>

#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
  const std::vector<int> offsets{0, 1, 3};
#ifdef BREAK
  lend::for_each(lend::enumerate(lend::pieces(v, offsets)), [](lend::slice_mut<int>) {});
#else
  lend::for_each(lend::enumerate(lend::pieces(v, offsets)),
                 [](std::size_t, lend::slice_mut<int>) {});
#endif
}
