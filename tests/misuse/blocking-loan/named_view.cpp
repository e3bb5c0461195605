// lend[blocking-loan]
#include <lend/lend.hpp>

#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
  std::vector<int> w{1, 2, 3};
#ifdef BREAK
  auto both = lend::zip(v, w);
  lend::for_each(both, [](int& x, int& y) { x = y; });
#else
  lend::for_each(lend::zip(v, w), [](int& x, int& y) { x = y; });
#endif
}
