#include <lend/lend.hpp>

#include <cstddef>
#include <utility>
#include <vector>

using place = std::pair<int, std::size_t>;

int main() {
  std::vector<int> heights(5'000, 1);
  heights[1'234] = 9;
  const place best = lend::transform_reduce(
      lend::enumerate(heights), place{0, 0},
      [](const place& a, const place& b) { return a.first < b.first ? b : a; },
      [](std::size_t i, int height) { return place{height, i}; });
  return best == place{9, 1'234} ? 0 : 1;
}
