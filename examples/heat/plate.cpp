#include "plate.hpp"

#include <lend/lend.hpp>

#include <functional>
#include <utility>

namespace {

std::span<const double> row_of(std::span<const double> cells, std::size_t row, std::size_t size) {
  return cells.subspan(row * size, size);
}

/// At a border, the row itself takes the place of the one that is not there.
void diffuse_row_of(std::size_t row, std::span<double> next, std::span<const double> now) {
  const std::size_t size = next.size();
  const std::size_t above = row == 0 ? row : row - 1;
  const std::size_t below = row + 1 == size ? row : row + 1;
  diffuse_row(next, row_of(now, above, size), row_of(now, row, size), row_of(now, below, size));
}

void diffuse_once(const std::vector<double>& now, std::vector<double>& next, std::size_t size) {
  lend::for_each(
      lend::enumerate(lend::chunks(next, size)),
      [](std::size_t row, lend::slice_mut<double> out, lend::slice<double> before) {
        diffuse_row_of(row, out, before);
      },
      lend::shared(now));
}

}  // namespace

void diffuse_row(std::span<double> next, std::span<const double> above,
                 std::span<const double> here, std::span<const double> below) {
  const std::size_t last = next.size() - 1;
  const auto cell = [&](std::size_t left, std::size_t at, std::size_t right) {
    const double around = above[at] + below[at] + here[left] + here[right];
    next[at] = here[at] + flow * (around - 4 * here[at]);
  };
  cell(0, 0, 1);
  for (std::size_t at = 1; at < last; ++at) cell(at - 1, at, at + 1);
  cell(last - 1, last, last);
}

void diffuse(plate& hot, std::size_t steps) {
  std::vector<double> next(hot.cells.size());
  for (std::size_t step = 0; step < steps; ++step) {
    diffuse_once(hot.cells, next, hot.size);
    std::swap(hot.cells, next);
  }
}

void diffuse_sequentially(plate& hot, std::size_t steps) {
  std::vector<double> next(hot.cells.size());
  for (std::size_t step = 0; step < steps; ++step) {
    for (std::size_t row = 0; row < hot.size; ++row) {
      diffuse_row_of(row, std::span(next).subspan(row * hot.size, hot.size), hot.cells);
    }
    std::swap(hot.cells, next);
  }
}

double energy(const plate& hot) { return lend::reduce(hot.cells, 0.0, std::plus<>{}); }
