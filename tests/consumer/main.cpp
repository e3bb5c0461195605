#include <lend/lend.hpp>

#include "statistics.hpp"

#include <cmath>
#include <cstddef>
#include <cstdio>
#include <utility>
#include <vector>

namespace {

void fill(lend::slice_mut<double> values, double first) {
  if (values.size() <= 1024) {
    for (double& value : values) value = first++;
    return;
  }
  const std::size_t half = values.size() / 2;
  auto [low, high] = std::move(values).split_at(half);
  lend::join(lend::task(fill, std::move(low), first),
             lend::task(fill, std::move(high), first + static_cast<double>(half)));
}

}  // namespace

int main() {
  constexpr std::size_t count = 100'001;
  std::vector<double> values(count);
  lend::run(fill, lend::mut(values), 0.0);

  const auto [median, variance] = describe(std::move(values));
  const double expected = (static_cast<double>(count) * static_cast<double>(count) - 1) / 12;
  std::printf("median %.1f, variance %.1f\n", median, variance);
  return median == 50'000.0 && std::abs(variance - expected) < 1e-6 * expected ? 0 : 1;
}
