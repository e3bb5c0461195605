// lend[blocking-loan]
#include <lend/lend.hpp>

#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
  std::vector<int> w(3);
#ifdef BREAK
  lend::zip(v, w);
#else
  lend::for_each(lend::zip(v, w), [](int& x, int y) { x = y; });
#endif
}
