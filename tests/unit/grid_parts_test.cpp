#include "../support.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <numeric>
#include <stdexcept>
#include <vector>

using lend::grid;
using lend::grid_mut;
using lend::matrix;
using lend::slice;
using lend::slice_mut;
using lend::strided;
using lend::strided_mut;

namespace {

struct shape {
  std::size_t rows;
  std::size_t cols;
};
constexpr shape shapes[] = {{0, 0}, {0, 3},   {3, 0},   {1, 1},  {1, 7},  {7, 1},   {2, 2},
                            {5, 6}, {16, 16}, {31, 17}, {1, 99}, {99, 1}, {64, 65}, {257, 130}};
constexpr std::size_t most = static_cast<std::size_t>(-1);

struct place {
  std::size_t row;
  std::size_t col;

  bool operator==(const place&) const = default;
};

/// Calls `write(m)` with matrices of all shapes, at all widths, and compares each element with
/// `expected(row, col)`.
template <class Write, class Expected>
void check_all_shapes(Write write, Expected expected) {
  support::at_all_widths([&](std::size_t) {
    for (const auto [rows, cols] : shapes) {
      matrix<place> m(rows, cols, place{most, most});
      write(m);
      std::size_t wrong = 0;
      for (std::size_t i = 0; i < rows; ++i) {
        for (std::size_t j = 0; j < cols; ++j) {
          wrong += m(i, j) == expected(i, j) ? 0 : 1;
        }
      }
      CHECK(wrong == 0);
    }
  });
}

void fill(grid_mut<place> part, place value) {
  std::size_t visited_before = 0;
  for (std::size_t i = 0; i < part.rows(); ++i) {
    for (place& p : part.row(i)) {
      visited_before += p == place{most, most} ? 0 : 1;
      p = value;
    }
  }
  CHECK(visited_before == 0);
}

}  // namespace

TEST_CASE("rows cover a matrix of any shape") {
  check_all_shapes(
      [](matrix<place>& m) {
        lend::for_each(
            lend::enumerate(lend::rows(m)),
            [](std::size_t i, slice_mut<place> row, std::size_t cols) {
              CHECK(row.size() == cols);
              for (std::size_t j = 0; j < row.size(); ++j) {
                CHECK(row[j].row == most);
                row[j] = {i, j};
              }
            },
            m.cols());
      },
      [](std::size_t i, std::size_t j) { return place{i, j}; });
}

TEST_CASE("columns cover a matrix of any shape") {
  check_all_shapes(
      [](matrix<place>& m) {
        lend::for_each(
            lend::enumerate(lend::columns(m)),
            [](std::size_t j, strided_mut<place> column, std::size_t rows) {
              CHECK(column.size() == rows);
              for (std::size_t i = 0; i < column.size(); ++i) {
                CHECK(column[i].row == most);
                column[i] = {i, j};
              }
            },
            m.rows());
      },
      [](std::size_t i, std::size_t j) { return place{i, j}; });
}

TEST_CASE("bands cover a matrix of any shape, the last one possibly lower") {
  for (const std::size_t height : {std::size_t{1}, std::size_t{2}, std::size_t{7}, most}) {
    check_all_shapes(
        [height](matrix<place>& m) {
          lend::for_each(
              lend::enumerate(lend::bands(m, height)),
              [](std::size_t index, grid_mut<place> band, std::size_t high, shape all) {
                CHECK(band.cols() == all.cols);
                CHECK(band.rows() == std::min(high, all.rows - index * high));
                fill(std::move(band), {index, 0});
              },
              height, shape{m.rows(), m.cols()});
        },
        [height](std::size_t i, std::size_t) { return place{i / height, 0}; });
  }
}

TEST_CASE("tiles cover a matrix of any shape, the last ones possibly smaller") {
  for (const shape tile : {shape{1, 1}, {2, 3}, {7, 1}, {16, 16}, {1, most}, {most, most}}) {
    check_all_shapes(
        [tile](matrix<place>& m) {
          lend::for_each(
              lend::enumerate(lend::tiles(m, tile.rows, tile.cols)),
              [](std::size_t row, std::size_t col, grid_mut<place> part, shape one, shape all) {
                CHECK(part.rows() == std::min(one.rows, all.rows - row * one.rows));
                CHECK(part.cols() == std::min(one.cols, all.cols - col * one.cols));
                CHECK(part.stride() == all.cols);
                fill(std::move(part), {row, col});
              },
              tile, shape{m.rows(), m.cols()});
        },
        [tile](std::size_t i, std::size_t j) { return place{i / tile.rows, j / tile.cols}; });
  }
}

TEST_CASE("parts of no rows or columns are refused") {
  matrix<int> m(2, 2);
  const auto nothing = [](grid_mut<int>) { FAIL("called"); };
  CHECK_THROWS_AS(lend::for_each(lend::bands(m, 0), nothing), lend::size_error);
  CHECK_THROWS_AS(lend::for_each(lend::tiles(m, 0, 1), nothing), lend::size_error);
  CHECK_THROWS_AS(lend::for_each(lend::tiles(m, 1, 0), nothing), lend::size_error);
  CHECK_THROWS_WITH(lend::for_each(lend::bands(m, 0), nothing),
                    "lend[size]: bands or tiles of no rows or no columns; give them one or more");
}

TEST_CASE("parts of const matrices and of shared loans are read") {
  matrix<int> m(4, 6);
  std::iota(m.begin(), m.end(), 0);
  const matrix<int>& c = m;
  std::vector<int> sums(4);
  const auto sum = [](const auto& part) { return std::accumulate(part.begin(), part.end(), 0); };
  lend::transform(lend::rows(c), sums, sum);
  CHECK(sums == std::vector{15, 51, 87, 123});
  lend::transform(lend::rows(m), sums, [](slice<int> row) { return row[1]; });
  CHECK(sums == std::vector{1, 7, 13, 19});
  std::vector<int> by_column(6);
  lend::transform(lend::columns(lend::shared(m)), by_column, sum);
  CHECK(by_column == std::vector{36, 40, 44, 48, 52, 56});
  std::vector<std::size_t> places(6);
  lend::transform(lend::enumerate(lend::tiles(m, 2, 2)), places,
                  [](std::size_t row, std::size_t col, grid<int> tile) {
                    return 100 * row + 10 * col + static_cast<std::size_t>(tile(1, 1) % 10);
                  });
  CHECK(places == std::vector<std::size_t>{7, 19, 21, 109, 111, 123});
  CHECK(lend::transform_reduce(lend::bands(c, 3), 1, std::plus<>{},
                               [](grid<int> band) { return band(0, 0); }) == 1 + 18);
}

TEST_CASE("parts of loans that one holds, and of ranges lent as grids") {
  support::at_all_widths([](std::size_t) {
    matrix<int> m(6, 6);
    const auto add_row = [](slice_mut<int> row) {
      for (int& x : row) {
        ++x;
      }
    };
    const auto add_column = [](strided_mut<int> column) {
      for (int& x : column) {
        ++x;
      }
    };
    lend::run(
        [](grid_mut<int> g, auto by_row, auto by_column) {
          lend::for_each(lend::rows(g), by_row);
          lend::for_each(lend::columns(lend::mut(g)), by_column);
          CHECK(g(5, 5) == 2);
          grid_mut<int> inner = std::move(g).subgrid(1, 1, 4, 4);
          lend::for_each(lend::columns(inner), by_column);
          lend::for_each(lend::rows(inner), by_row);
          lend::for_each(lend::tiles(std::move(inner), 3, 3), [](grid_mut<int> tile) {
            for (std::size_t i = 0; i < tile.rows(); ++i) {
              for (int& x : tile.row(i)) {
                ++x;
              }
            }
          });
        },
        lend::mut(m), add_row, add_column);
    for (std::size_t i = 0; i < 6; ++i) {
      for (std::size_t j = 0; j < 6; ++j) {
        const bool inside = i > 0 && i < 5 && j > 0 && j < 5;
        CHECK(m(i, j) == (inside ? 5 : 2));
      }
    }
    std::vector<int> v(12);
    lend::for_each(lend::rows(lend::mut(v, 3, 4)), add_row);
    lend::for_each(lend::columns(lend::mut(v, 4, 3)), add_column);
    CHECK(v == std::vector<int>(12, 2));
    std::vector<int> sums(6);
    lend::for_each(lend::zip(sums, lend::rows(lend::shared(v, 6, 2))),
                   [](int& sum, slice<int> row) { sum = row[0] + row[1]; });
    CHECK(sums == std::vector<int>(6, 4));
    lend::run(
        [](grid<int> g, slice_mut<int> out) {
          lend::for_each(lend::zip(out, lend::columns(g)),
                         [](int& to, strided<int> column) { to = column[0]; });
        },
        lend::shared(m), lend::mut(sums));
    CHECK(sums == std::vector<int>(6, 2));
  });
}

TEST_CASE("a column is walked like a range") {
  support::at_all_widths([](std::size_t) {
    matrix<int> m(100, 3);
    const std::vector<int> v(100, 4);
    lend::run(
        [](grid_mut<int> g, slice<int> from) {
          auto [first, others] = std::move(g).split_cols(1);
          strided_mut<int> column = std::move(first).column(0);
          lend::for_each(column, [](int& x) { ++x; });
          lend::for_each(lend::enumerate(lend::zip(column, from)),
                         [](std::size_t i, int& to, int add) { to += add * static_cast<int>(i); });
          lend::for_each(lend::mut(column), [](int& x) { ++x; });
          CHECK(lend::transform_reduce(column, 0, std::plus<>{}, [](int x) { return x; }) ==
                4 * 4950 + 200);
          lend::for_each(lend::zip(std::move(others).column(1), std::move(column)),
                         [](int& to, int x) { to = x; });
        },
        lend::mut(m), lend::shared(v));
    CHECK(m(10, 0) == 42);
    CHECK(m(10, 2) == 42);
    CHECK(m(10, 1) == 0);
  });
}

TEST_CASE("parts of grids are walked together if there are as many") {
  matrix<int> m(4, 6, 1);
  matrix<int> t(6, 4);
  lend::for_each(
      lend::zip(lend::rows(m), lend::columns(t)),
      [](slice_mut<int> row, strided_mut<int> column) { std::ranges::copy(row, column.begin()); });
  CHECK(t == matrix<int>(6, 4, 1));
  CHECK_THROWS_AS(lend::for_each(lend::zip(lend::rows(m), lend::rows(t)),
                                 [](slice_mut<int>, slice_mut<int>) { FAIL("called"); }),
                  lend::size_error);

  lend::for_each(lend::enumerate(lend::zip(lend::tiles(m, 2, 3), lend::tiles(t, 3, 2))),
                 [](std::size_t row, std::size_t col, grid_mut<int> a, grid_mut<int> b) {
                   a(0, 0) = static_cast<int>(10 * row + col);
                   b(0, 0) = a(0, 0);
                 });
  CHECK(m(2, 3) == 11);
  CHECK(t(3, 2) == 11);
  std::vector<int> v(4, 5);
  lend::for_each(lend::enumerate(lend::zip(v, lend::tiles(m, 2, 3))),
                 [](std::size_t row, std::size_t col, int& x, grid_mut<int>) {
                   x = static_cast<int>(10 * row + col);
                 });
  CHECK(v == std::vector{0, 1, 10, 11});
  // Six tiles each, but two rows of three beside three rows of two.
  CHECK_THROWS_AS(lend::for_each(lend::zip(lend::tiles(m, 2, 2), lend::tiles(t, 2, 2)),
                                 [](grid_mut<int>, grid_mut<int>) { FAIL("called"); }),
                  lend::size_error);
  CHECK_THROWS_WITH(lend::for_each(lend::zip(lend::tiles(m, 2, 2), lend::tiles(t, 2, 2)),
                                   [](grid_mut<int>, grid_mut<int>) {}),
                    "lend[size]: tiles that are walked together lie 3 and 2 in a row");
}

TEST_CASE("elements that do not copy") {
  matrix<support::move_only> m(3, 3);
  lend::for_each(lend::enumerate(lend::tiles(m, 2, 2)),
                 [](std::size_t row, std::size_t col, grid_mut<support::move_only> tile) {
                   tile(0, 0) = support::move_only(static_cast<int>(10 * row + col));
                 });
  CHECK(m(2, 2).value() == 11);
  lend::for_each(lend::columns(m),
                 [](strided_mut<support::move_only> column) { column[0] = std::move(column[2]); });
  CHECK(m(0, 2).value() == 11);
}

TEST_CASE("the first exception of a loop over tiles is thrown when it has ended") {
  support::at_all_widths([](std::size_t) {
    matrix<int> m(100, 100);
    CHECK_THROWS_AS(lend::for_each(lend::enumerate(lend::tiles(m, 3, 3)),
                                   [](std::size_t row, std::size_t col, grid_mut<int> tile) {
                                     tile(0, 0) = 1;
                                     if (row == 20 && col == 20) {
                                       throw support::failed();
                                     }
                                   }),
                    support::failed);
    lend::for_each(lend::rows(m), [](slice_mut<int> row) { std::ranges::fill(row, 2); });
    CHECK(std::ranges::count(m, 2) == 10'000);
  });
}

TEST_CASE("steps of heat flow give the bits of the plain loop, by rows, bands and tiles") {
  constexpr std::size_t size = 67;
  matrix<double> plate(size, size);
  std::mt19937_64 random = support::generator(1);
  for (double& x : plate) {
    x = static_cast<double>(support::below(random, 1000));
  }
  const auto relax = [](grid<double> from, std::size_t i, std::size_t j) {
    return (from(i - 1, j) + from(i + 1, j) + from(i, j - 1) + from(i, j + 1)) / 4;
  };
  matrix<double> expected = plate;
  lend::call(
      [](grid<double> from, grid_mut<double> to, auto f) {
        for (std::size_t i = 1; i + 1 < size; ++i) {
          for (std::size_t j = 1; j + 1 < size; ++j) {
            to(i, j) = f(from, i, j);
          }
        }
      },
      lend::shared(plate), lend::mut(expected), relax);
  support::at_all_widths([&](std::size_t) {
    matrix<double> by_rows = plate;
    lend::for_each(
        lend::enumerate(lend::rows(by_rows)),
        [](std::size_t i, slice_mut<double> row, grid<double> from, auto f) {
          if (i == 0 || i + 1 == from.rows()) {
            return;
          }
          for (std::size_t j = 1; j + 1 < row.size(); ++j) {
            row[j] = f(from, i, j);
          }
        },
        lend::shared(plate), relax);
    CHECK(by_rows == expected);

    matrix<double> by_tiles = plate;
    lend::run(
        [](grid_mut<double> to, grid<double> from, auto f) {
          const std::size_t inner = to.rows() - 2;
          lend::for_each(
              lend::enumerate(lend::tiles(std::move(to).subgrid(1, 1, inner, inner), 16, 8)),
              [](std::size_t row, std::size_t col, grid_mut<double> tile, grid<double> all,
                 auto step) {
                for (std::size_t i = 0; i < tile.rows(); ++i) {
                  for (std::size_t j = 0; j < tile.cols(); ++j) {
                    tile(i, j) = step(all, 16 * row + i + 1, 8 * col + j + 1);
                  }
                }
              },
              from, f);
        },
        lend::mut(by_tiles), lend::shared(plate), relax);
    CHECK(by_tiles == expected);
  });
}
