// lend[blocking-loan]
#include <lend/lend.hpp>

#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
  const std::vector<unsigned> indices{2, 0};
#ifdef BREAK
  auto chosen = lend::scatter(v, indices);
  lend::for_each(chosen, [](int& x) { x = 1; });
#else
  lend::for_each(lend::scatter(v, indices), [](int& x) { x = 1; });
#endif
}
