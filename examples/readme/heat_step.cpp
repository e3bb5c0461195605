#include <lend/lend.hpp>

#include "checked.hpp"

#include <span>

namespace {

/// Sequential code, which knows nothing of lend.
void relax(std::span<const double> above, std::span<const double> here,
           std::span<const double> below, std::span<double> out) {
  for (std::size_t j = 1; j + 1 < out.size(); ++j) {
    out[j] = (above[j] + below[j] + here[j - 1] + here[j + 1]) / 4;
  }
}

void step(lend::matrix<double>& next, const lend::matrix<double>& plate) {
  // README: heat_step
  // a step of heat flow: each inner row of `next` from three rows of `plate`, both lend::matrix
  lend::for_each(
      lend::enumerate(lend::rows(next)),
      [](std::size_t i, lend::slice_mut<double> out, lend::grid<double> from) {
        if (i == 0 || i + 1 == from.rows()) return;
        relax(from.row(i - 1), from.row(i), from.row(i + 1), out);
      },
      lend::shared(plate));
  // README: end
}

}  // namespace

int main() {
  constexpr std::size_t rows = 70;
  constexpr std::size_t cols = 90;
  lend::matrix<double> plate(rows, cols);
  for (std::size_t i = 0; i < rows; ++i) {
    for (std::size_t j = 0; j < cols; ++j) {
      plate(i, j) = static_cast<double>(i * i + 3 * j);
    }
  }
  lend::matrix<double> expected = plate;
  for (std::size_t i = 1; i + 1 < rows; ++i) {
    relax(plate.row(i - 1), plate.row(i), plate.row(i + 1), expected.row(i));
  }
  lend::matrix<double> next = plate;
  step(next, plate);
  return checked(next == expected);
}
