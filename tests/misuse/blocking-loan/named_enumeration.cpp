// lend[blocking-loan]
#include <lend/lend.hpp>

#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  auto numbered = lend::enumerate(v);
  lend::for_each(numbered, [](std::size_t i, int& x) { x = static_cast<int>(i); });
#else
  lend::for_each(lend::enumerate(v), [](std::size_t i, int& x) { x = static_cast<int>(i); });
#endif
}
