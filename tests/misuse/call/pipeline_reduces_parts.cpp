// lend[call]
#include <lend/lend.hpp>

#include <functional>
#include <vector>

int main() {
  const std::vector<int> v{3, 1, 2};
#ifdef BREAK
  return (lend::par(v) | lend::zip(v) | lend::reduce(0, std::plus<>{})) == 14 ? 0 : 1;
#else
  return (lend::par(v) | lend::zip(v) | lend::transform(std::multiplies<>{}) |
          lend::reduce(0, std::plus<>{})) == 14
             ? 0
             : 1;
#endif
}
