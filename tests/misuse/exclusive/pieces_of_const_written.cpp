// lend[exclusive]
#include <lend/lend.hpp>

#include <vector>

int main() {
  const std::vector<int> v{3, 1, 2};
  const std::vector<int> offsets{0, 1, 3};
#ifdef BREAK
  lend::for_each(lend::pieces(v, offsets), [](lend::slice_mut<int> part) { part[0] = 1; });
#else
  lend::for_each(lend::pieces(v, offsets), [](lend::slice<int>) {});
#endif
}
