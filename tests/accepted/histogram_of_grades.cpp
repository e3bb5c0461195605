#include <lend/lend.hpp>

#include <array>
#include <cstddef>
#include <vector>

using counts = std::array<std::size_t, 6>;

int main() {
  std::vector<std::size_t> grades(60'000);
  lend::tabulate(grades, [](std::size_t i) { return i % 6; });

  lend::worker_local<counts> locals(counts{});
  lend::for_each(
      std::as_const(grades),
      [](std::size_t grade, lend::worker_local<counts>& all) {
        all.with([](counts& mine, std::size_t g) { ++mine[g]; }, grade);
      },
      lend::shared(locals));

  counts total{};
  for (const counts& each : locals.values()) {
    for (std::size_t g = 0; g < total.size(); ++g) total[g] += each[g];
  }
  for (const std::size_t count : total) {
    if (count != 10'000) return 1;
  }
  return 0;
}
