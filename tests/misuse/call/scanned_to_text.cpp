// lend[call]
#include <lend/lend.hpp>

#include <string>
#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  lend::exclusive_scan(v, 0, [](int, int) { return std::string("sum"); });
#else
  lend::exclusive_scan(v, 0, [](int sum, int x) { return sum + x; });
#endif
}
