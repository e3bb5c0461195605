// lend[blocking-loan]
#include <lend/lend.hpp>

#include <functional>
#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  auto loan = lend::shared(v);
  return lend::reduce(lend::options{}, loan, 0, std::plus<>{});
#else
  return lend::reduce(lend::options{}, lend::shared(v), 0, std::plus<>{});
#endif
}
