// lend[call]
#include <lend/lend.hpp>

#include <functional>
#include <string>
#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  lend::exclusive_scan(v, std::string("0"), std::plus<>{});
#else
  lend::exclusive_scan(v, 0, std::plus<>{});
#endif
}
