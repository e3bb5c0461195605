// lend[blocking-loan] in source line
#include <lend/lend.hpp>

#include <utility>
#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  const auto b = lend::make_box<std::vector<int>>(lend::shared(v));
#else
  const auto b = lend::make_box<std::vector<int>>(std::move(v));
#endif
}
