// lend[blocking-loan]
#include <lend/lend.hpp>

#include <functional>
#include <utility>
#include <vector>

int main() {
  const std::vector<int> v{3, 1, 2};
#ifdef BREAK
  auto all = lend::par(v);
  return (std::move(all) | lend::reduce(0, std::plus<>{})) == 6 ? 0 : 1;
#else
  return (lend::par(v) | lend::reduce(0, std::plus<>{})) == 6 ? 0 : 1;
#endif
}
