#include <lend/lend.hpp>

#include <random>
#include <vector>

int main() {
  lend::worker_local<std::mt19937> engines(
      [](const std::random_device::result_type& seed) { return std::mt19937(seed); }, 42U);
  std::vector<unsigned> dice(1'000);
  lend::tabulate(
      dice,
      [](std::size_t, lend::worker_local<std::mt19937>& all) {
        return all.with(
            [](std::mt19937& mine) { return std::uniform_int_distribution<unsigned>(1, 6)(mine); });
      },
      lend::shared(engines));
  for (const unsigned d : dice) {
    if (d < 1 || d > 6) return 1;
  }
  return 0;
}
