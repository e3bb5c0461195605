#include <lend/lend.hpp>

#include <algorithm>
#include <cstddef>
#include <vector>

int steps(std::size_t n) {
  int count = 0;
  for (std::size_t x = n + 1; x != 1; x = x % 2 == 0 ? x / 2 : 3 * x + 1) ++count;
  return count;
}

int main() {
  std::vector<int> counts(1'000);
  lend::tabulate(counts, steps);
  return std::ranges::max_element(counts) - counts.begin() == 870 ? 0 : 1;
}
