#include <lend/lend.hpp>

#include "checked.hpp"

#include <array>
#include <cstddef>
#include <vector>

namespace {

using histogram = std::array<int, 10>;

histogram last_digits(const std::vector<unsigned>& numbers) {
  histogram total{};
  // README: worker_local
  lend::worker_local<histogram> locals;
  lend::for_each(
      numbers,
      [](unsigned n, lend::worker_local<histogram>& all) {
        all.with([](histogram& mine, unsigned digit) { ++mine[digit]; }, n % 10);
      },
      lend::shared(locals));
  for (const histogram& each : locals.values())
    for (std::size_t i = 0; i < total.size(); ++i) total[i] += each[i];
  // README: end
  return total;
}

}  // namespace

int main() {
  std::vector<unsigned> numbers(12'345);
  for (std::size_t i = 0; i < numbers.size(); ++i) numbers[i] = static_cast<unsigned>(i);
  const histogram found = last_digits(numbers);
  int sum = 0;
  for (const int count : found) sum += count;
  return checked(sum == 12'345 && found[0] == 1235 && found[9] == 1234);
}
