// lend[blocking-loan]
#include <lend/lend.hpp>

#include <cstddef>
#include <vector>

auto cut(std::vector<int>& v, const std::vector<std::size_t>& at) {
#ifdef BREAK
  auto parts = lend::scatter(v, at);
  return parts;
#else
  lend::for_each(lend::scatter(v, at), [](int& x) { x = 1; });
#endif
}

int main() {
  std::vector<int> v{3, 1, 2};
  const std::vector<std::size_t> at{2, 0};
  static_cast<void>(cut(v, at));
}
