#include <lend/lend.hpp>

#include <algorithm>
#include <ranges>
#include <vector>

void order(lend::slice_mut<int> v) {
  std::ranges::sort(v);
  std::ranges::reverse(v);
}

int odd_squares(lend::slice<int> v) {
  int sum = 0;
  auto squares = v | std::views::filter([](int x) { return x % 2 != 0; }) |
                 std::views::transform([](int x) { return x * x; });
  for (const int square : squares) sum += square;
  return sum;
}

int main() {
  std::vector<int> v{4, 1, 3, 2};
  lend::run(order, lend::mut(v));
  return v == std::vector<int>{4, 3, 2, 1} && lend::run(odd_squares, lend::shared(v)) == 10 ? 0 : 1;
}
