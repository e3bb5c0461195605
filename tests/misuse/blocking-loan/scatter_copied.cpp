// lend[blocking-loan]
#include <lend/lend.hpp>

#include <cstddef>
#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
  const std::vector<std::size_t> at{2, 0};
#ifdef BREAK
  auto parts = lend::scatter(v, at);
  auto again = parts;
#else
  lend::for_each(lend::scatter(v, at), [](int& x) { x = 1; });
#endif
}
