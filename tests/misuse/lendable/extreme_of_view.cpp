// lend[lendable]
#include <lend/lend.hpp>

#include <vector>

int main() {
  const std::vector<int> v{3, 1, 2};
  const auto less = [](int a, int b) { return a < b; };
#ifdef BREAK
  return lend::min_element(lend::enumerate(v), less) == 1U ? 0 : 1;
#else
  return lend::min_element(v, less) == 1U ? 0 : 1;
#endif
}
