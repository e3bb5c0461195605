// lend[lendable]
#include <lend/lend.hpp>

#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  lend::for_each(lend::zip(v, std::vector<int>{1, 2, 3}), [](int& x, int& y) { x = y; });
#else
  std::vector<int> w{1, 2, 3};
  lend::for_each(lend::zip(v, w), [](int& x, int& y) { x = y; });
#endif
}
