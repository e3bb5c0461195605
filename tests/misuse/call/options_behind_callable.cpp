// lend[call]
#include <lend/lend.hpp>

#include <functional>
#include <vector>

int main() {
  const std::vector<int> v{3, 1, 2};
  const lend::options how{.grain = 2};
#ifdef BREAK
  const int sum = lend::reduce(v, 0, std::plus<>{}, how);
#else
  const int sum = lend::reduce(how, v, 0, std::plus<>{});
#endif
  return sum - 6;
}
