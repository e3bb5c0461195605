// lend[lendable]
#include <lend/lend.hpp>

#include <functional>
#include <vector>

int main() {
  const std::vector<int> v{3, 1, 2};
  std::vector<int> w(3);
#ifdef BREAK
  lend::inclusive_scan(v, std::plus<>{});
  static_cast<void>(w);
#else
  lend::inclusive_scan(v, w, std::plus<>{});
#endif
}
