// lend[call]
#include <lend/lend.hpp>

#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  lend::for_each(lend::enumerate(v), [](int& x) { x = 1; });
#else
  lend::for_each(lend::enumerate(v), [](std::size_t, int& x) { x = 1; });
#endif
}
