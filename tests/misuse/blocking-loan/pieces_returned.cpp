// lend[blocking-loan]
#include <lend/lend.hpp>

#include <vector>

auto cut(std::vector<int>& v, const std::vector<int>& offsets) {
#ifdef BREAK
  auto parts = lend::pieces(v, offsets);
  return parts;
#else
  lend::for_each(lend::pieces(v, offsets), [](lend::slice_mut<int> part) { part[0] = 1; });
#endif
}

int main() {
  std::vector<int> v{3, 1, 2};
  const std::vector<int> offsets{0, 1, 3};
  static_cast<void>(cut(v, offsets));
}
