#pragma once

#include <cstddef>
#include <span>
#include <vector>

/// The temperatures of a square plate, row by row. Nothing flows over its borders.
struct plate {
  explicit plate(std::size_t side) : size(side), cells(side * side) {}

  std::size_t size;
  std::vector<double> cells;
};

/// How much of the difference to a neighbour flows in one step; up to 0.25 the steps are stable.
inline constexpr double flow = 0.2;

/// The next temperatures of a row, from those of it and of the rows above and below.
void diffuse_row(std::span<double> next, std::span<const double> above,
                 std::span<const double> here, std::span<const double> below);

/// Lets time pass, all rows of a step at once.
void diffuse(plate& hot, std::size_t steps);

/// The same with a plain loop over the rows.
void diffuse_sequentially(plate& hot, std::size_t steps);

/// The sum of all temperatures, which no step changes.
double energy(const plate& hot);
