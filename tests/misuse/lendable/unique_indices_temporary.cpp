// lend[lendable]
#include <lend/lend.hpp>

#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
  const std::vector<unsigned> indices{2, 0};
#ifdef BREAK
  lend::for_each(lend::scatter(v, lend::unique_indices(indices, 3)), [](int& x) { x = 1; });
#else
  const lend::unique_indices order(indices, 3);
  lend::for_each(lend::scatter(v, order), [](int& x) { x = 1; });
#endif
}
