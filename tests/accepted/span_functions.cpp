#include <lend/lend.hpp>

#include <algorithm>
#include <span>
#include <vector>

void fill(std::span<int> v, int value) { std::ranges::fill(v, value); }
int sum(std::span<const int> v) {
  int total = 0;
  for (const int x : v) total += x;
  return total;
}

int main() {
  std::vector<int> v(100);
  lend::run(fill, lend::mut(v), 3);
  lend::join(lend::split_at(50, v), fill, 2);
  const auto [front, back] = lend::join(lend::split_at(50, std::as_const(v)), sum);
  return front + back == 200 && lend::run(sum, lend::shared(v)) == 200 ? 0 : 1;
}
