// lend[lendable]
#include <lend/lend.hpp>

#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  const std::vector<double> offsets{0, 1, 3};
#else
  const std::vector<unsigned> offsets{0, 1, 3};
#endif
  lend::for_each(lend::pieces(v, offsets), [](lend::slice_mut<int>) {});
}
