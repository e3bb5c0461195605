#include <lend/lend.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

bool is_prime(std::uint64_t n) {
  for (std::uint64_t d = 2; d * d <= n; ++d) {
    if (n % d == 0) return false;
  }
  return n > 1;
}

int main() {
  std::vector<std::uint64_t> numbers(100);
  lend::tabulate(numbers, [](std::size_t i) { return 1'000'000 + i; });
  const std::optional<std::size_t> first = lend::find_if(numbers, is_prime);
  return first && numbers[*first] == 1'000'003 && lend::is_sorted(numbers) ? 0 : 1;
}
