// lend[lendable]
#include <lend/lend.hpp>

#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
  std::vector<int> w{1, 2, 3};
#ifdef BREAK
  lend::tabulate(lend::shared(v), [](std::size_t) { return 0; });
#else
  lend::tabulate(lend::mut(v), [](std::size_t) { return 0; });
#endif
  return w[0] - 1;
}
