#include <lend/lend.hpp>

#include <cstddef>

int sum(const int (&numbers)[8]) {
  int total = 0;
  for (const int n : numbers) total += n;
  return total;
}

int main() {
  int numbers[8] = {};
  lend::tabulate(numbers, [](std::size_t i) { return static_cast<int>(i); });
  lend::for_each(numbers, [](int& n) { n *= 10; });
  lend::sort(numbers, [](int a, int b) { return a > b; });
  return numbers[0] == 70 && lend::run(sum, lend::shared(numbers)) == 280 ? 0 : 1;
}
