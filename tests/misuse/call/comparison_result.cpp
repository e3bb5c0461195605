// lend[call]
#include <lend/lend.hpp>

#include <string>
#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  lend::sort(v, [](int, int) { return std::string(); });
#else
  lend::sort(v, [](int a, int b) { return a > b; });
#endif
}
