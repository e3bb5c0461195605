// lend[lendable]
#include <lend/lend.hpp>

#include <functional>
#include <vector>

int main() {
  const std::vector<int> v{3, 1, 2};
  const std::vector<int> zeros(3);
  std::vector<int> w = zeros;
#ifdef BREAK
  lend::exclusive_scan(v, zeros, 0, std::plus<>{});
  static_cast<void>(w);
#else
  lend::exclusive_scan(v, w, 0, std::plus<>{});
#endif
}
