// lend[blocking-loan]
#include <lend/lend.hpp>

#include <functional>
#include <vector>

int main() {
  const std::vector<int> v{3, 1, 2};
  std::vector<int> w(3);
#ifdef BREAK
  auto&& out = lend::mut(w);
  lend::inclusive_scan(v, out, std::plus<>{});
#else
  lend::inclusive_scan(v, lend::mut(w), std::plus<>{});
#endif
}
