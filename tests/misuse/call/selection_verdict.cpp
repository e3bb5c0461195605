// lend[call]
#include <lend/lend.hpp>

#include <string>
#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  lend::nth_element(v, 1, [](int, int) { return std::string(); });
#else
  lend::nth_element(v, 1, [](int a, int b) { return a > b; });
#endif
}
