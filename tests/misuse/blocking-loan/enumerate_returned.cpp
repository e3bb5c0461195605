// lend[blocking-loan]
#include <lend/lend.hpp>

#include <cstddef>
#include <vector>

auto cut(std::vector<int>& v) {
#ifdef BREAK
  auto parts = lend::enumerate(v);
  return parts;
#else
  lend::for_each(lend::enumerate(v), [](std::size_t i, int& x) { x = static_cast<int>(i); });
#endif
}

int main() {
  std::vector<int> v{3, 1, 2};
  static_cast<void>(cut(v));
}
