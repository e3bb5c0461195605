// lend[no-capture]
#include <lend/lend.hpp>

#include <functional>
#include <vector>

int main() {
  const std::vector<int> v{3, 1, 2};
  int total = 0;
#ifdef BREAK
  lend::par(v) | lend::for_each([&](int x) { total += x; });
#else
  total = lend::par(v) | lend::reduce(0, std::plus<>{});
#endif
  return total == 6 ? 0 : 1;
}
