#include "checks.hpp"

#include "plate.hpp"
#include "start.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace {

/// A plate of cos(a x) cos(b y): a step multiplies it by one number.
struct wave {
  std::size_t size;
  double half_waves_across = 3;
  double half_waves_down = 5;

  [[nodiscard]] double angle(double half_waves) const {
    return std::numbers::pi * half_waves / static_cast<double>(size);
  }
  [[nodiscard]] double at(std::size_t row, std::size_t column) const {
    return std::cos(angle(half_waves_down) * (static_cast<double>(row) + 0.5)) *
           std::cos(angle(half_waves_across) * (static_cast<double>(column) + 0.5));
  }
  [[nodiscard]] double decay() const {
    const double slopes = 2 - std::cos(angle(half_waves_down)) - std::cos(angle(half_waves_across));
    return 1 - 2 * flow * slopes;
  }
};

}  // namespace

double largest_error_of_a_wave(std::size_t size, std::size_t steps) {
  const wave start{.size = size};
  plate hot(size);
  for (std::size_t i = 0; i < hot.cells.size(); ++i) hot.cells[i] = start.at(i / size, i % size);
  diffuse(hot, steps);

  const double left = std::pow(start.decay(), static_cast<double>(steps));
  double largest = 0;
  for (std::size_t i = 0; i < hot.cells.size(); ++i) {
    largest = std::max(largest, std::abs(hot.cells[i] - left * start.at(i / size, i % size)));
  }
  return largest;
}

bool same_as_sequentially(std::size_t size, std::size_t steps) {
  plate hot = starting_plate(size);
  plate also_hot = hot;
  diffuse(hot, steps);
  diffuse_sequentially(also_hot, steps);
  return hot.cells == also_hot.cells;
}
