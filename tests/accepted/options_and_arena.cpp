#include <lend/lend.hpp>

#include <algorithm>
#include <functional>
#include <vector>

int main() {
  const lend::arena two(2);
  const lend::options how{.grain = 100, .arena = &two};
  std::vector<int> v(10'000);
  lend::tabulate(how, v, [](std::size_t i) { return static_cast<int>(i % 977); });
  lend::sort(how, v, std::greater<>{});
  return std::ranges::is_sorted(v, std::greater<>{}) ? 0 : 1;
}
