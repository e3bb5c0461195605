// lend[lendable]
#include <lend/lend.hpp>

#include <utility>
#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  const std::vector<std::pair<int, int>> indices{{0, 1}};
#else
  const std::vector<int> indices{0, 1};
#endif
  lend::for_each(lend::scatter(v, indices), [](int& x) { x = 1; });
}
