// lend[lendable]
#include <lend/lend.hpp>

#include <ranges>
#include <vector>

int main() {
  std::vector<int> v(3);
#ifdef BREAK
  const auto indices = std::views::iota(0, 3);
  lend::for_each(indices, [](int) {});
#else
  lend::parallel_for(0, 3, [](int) {});
  lend::tabulate(v, [](std::size_t i) { return static_cast<int>(i); });
#endif
}
