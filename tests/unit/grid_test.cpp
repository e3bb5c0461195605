#include "../support.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <memory>
#include <numeric>
#include <ranges>
#include <vector>

using lend::grid;
using lend::grid_mut;
using lend::matrix;
using lend::slice;
using lend::slice_mut;
using lend::strided;
using lend::strided_mut;

namespace {

constexpr auto most = static_cast<std::size_t>(-1);

/// 10 * row + column everywhere.
matrix<int> numbered(std::size_t rows, std::size_t cols) {
  matrix<int> m(rows, cols);
  for (std::size_t i = 0; i < rows; ++i) {
    for (std::size_t j = 0; j < cols; ++j) {
      m(i, j) = static_cast<int>(10 * i + j);
    }
  }
  return m;
}

struct shape {
  std::size_t rows;
  std::size_t cols;
};
/// c += a * b, by halves of c: those of its rows need halves of a, those of its columns halves of
/// b.
void multiply(grid_mut<int> c, grid<int> a, grid<int> b) {
  if (c.rows() <= 4 && c.cols() <= 4) {
    for (std::size_t i = 0; i < c.rows(); ++i) {
      for (std::size_t j = 0; j < c.cols(); ++j) {
        for (std::size_t k = 0; k < a.cols(); ++k) {
          c(i, j) += a(i, k) * b(k, j);
        }
      }
    }
  } else if (c.rows() >= c.cols()) {
    lend::join(lend::split_rows(c.rows() / 2, c, a), multiply, b);
  } else {
    lend::join(
        lend::split_cols(c.cols() / 2, c, b),
        [](grid_mut<int> half, grid<int> of_b, grid<int> all_a) {
          multiply(std::move(half), all_a, of_b);
        },
        a);
  }
}

constexpr shape shapes[] = {{0, 0}, {0, 3}, {3, 0}, {1, 1}, {1, 5}, {5, 1}, {3, 4}, {8, 8}};

}  // namespace

TEST_CASE("grids copy or move, and have the traits of slices") {
  static_assert(std::is_trivially_copyable_v<grid<int>>);
  static_assert(std::is_trivially_copyable_v<strided<int>>);
  static_assert(!std::is_copy_constructible_v<grid_mut<int>>);
  static_assert(!std::is_copy_assignable_v<grid_mut<int>>);
  static_assert(!std::is_copy_constructible_v<strided_mut<int>>);
  static_assert(std::is_nothrow_move_constructible_v<grid_mut<int>>);
  static_assert(std::is_nothrow_move_assignable_v<strided_mut<int>>);

  using unshared = std::unique_ptr<int>;  // Send, not Sync
  static_assert(lend::Send<grid<int>> && lend::Sync<grid<int>> && !lend::Owned<grid<int>>);
  static_assert(!lend::Send<grid<unshared>> && !lend::Sync<grid<unshared>>);
  static_assert(lend::Send<grid_mut<unshared>> && !lend::Sync<grid_mut<unshared>>);
  static_assert(!lend::Owned<grid_mut<int>> && !lend::Concurrent<grid_mut<int>>);
  static_assert(!lend::Send<strided<unshared>> && lend::Send<strided_mut<unshared>>);
  static_assert(lend::Sync<strided<int>> && !lend::Owned<strided_mut<int>>);
}

TEST_CASE("a column is a random-access, sized, common, borrowed range") {
  static_assert(std::ranges::random_access_range<strided<int>>);
  static_assert(std::ranges::random_access_range<strided_mut<int>>);
  static_assert(std::ranges::random_access_range<const strided_mut<int>>);
  static_assert(std::ranges::sized_range<strided_mut<int>>);
  static_assert(std::ranges::common_range<strided<int>>);
  static_assert(std::ranges::borrowed_range<strided_mut<int>>);
  static_assert(
      std::sized_sentinel_for<strided_mut<int>::const_iterator, strided_mut<int>::iterator>);
}

TEST_CASE("const is deep") {
  static_assert(std::is_same_v<decltype(std::declval<const grid_mut<int>&>()(0, 0)), const int&>);
  static_assert(
      std::is_same_v<decltype(std::declval<const grid_mut<int>&>().row(0)), std::span<const int>>);
  static_assert(std::is_same_v<decltype(std::declval<const strided_mut<int>&>()[0]), const int&>);
  static_assert(std::is_same_v<decltype(std::declval<grid<int>&>()(0, 0)), const int&>);
}

TEST_CASE("sizes, elements and rows of a grid") {
  matrix<int> m = numbered(3, 4);
  lend::call(
      [](grid_mut<int> g) {
        CHECK(g.rows() == 3);
        CHECK(g.cols() == 4);
        CHECK(g.size() == 12);
        CHECK(g.stride() == 4);
        CHECK(!g.empty());
        CHECK(g(2, 3) == 23);
        CHECK(std::as_const(g)(1, 2) == 12);
        CHECK(*g.data() == 0);
        const std::span<int> row = g.row(1);
        CHECK(row.size() == 4);
        row[3] = 99;
        CHECK(std::as_const(g).row(1).back() == 99);
      },
      lend::mut(m));
  CHECK(m(1, 3) == 99);
  lend::call(
      [](grid<int> g) {
        CHECK(g.row(2)[1] == 21);
        CHECK(g.column(2)[1] == 12);
        CHECK(g.column(0).size() == 3);
        CHECK(g.column(0).stride() == 4);
      },
      lend::shared(m));
}

TEST_CASE("parts of a grid keep the stride") {
  matrix<int> m = numbered(5, 6);
  lend::call(
      [](grid_mut<int> g) {
        grid_mut<int> middle = std::move(g).subgrid(1, 2, 3, 3);
        CHECK(middle.stride() == 6);
        CHECK(middle(0, 0) == 12);
        CHECK(middle(2, 2) == 34);
        CHECK(middle.row(1).size() == 3);
        auto [left, right] = std::move(middle).split_cols(1);
        CHECK(left.cols() == 1);
        CHECK(right(2, 1) == 34);
        auto [top, bottom] = std::move(right).split_rows(2);
        CHECK(top.rows() == 2);
        CHECK(bottom(0, 0) == 33);
        strided_mut<int> column = std::move(left).column(0);
        CHECK(std::ranges::equal(column, std::array{12, 22, 32}));
        column[1] = 0;
        slice_mut<int> row = std::move(top).row(1);
        row[1] = 1;
        bottom(0, 1) = 2;
      },
      lend::mut(m));
  CHECK(m(2, 2) == 0);
  CHECK(m(2, 4) == 1);
  CHECK(m(3, 4) == 2);
  lend::call(
      [](grid<int> g) {
        const auto [top, bottom] = g.split_rows(2);
        const auto [left, right] = bottom.split_cols(5);
        CHECK(top.rows() == 2);
        CHECK(left(0, 0) == 20);
        CHECK(right.row(2)[0] == 45);
        CHECK(g.subgrid(4, 5, 1, 1)(0, 0) == 45);
        CHECK(g.subgrid(5, 6, 0, 0).empty());
      },
      lend::shared(m));
}

TEST_CASE("every use after giving away throws") {
  matrix<int> m = numbered(3, 4);
  const auto check_moved = [](grid_mut<int>& g) {
    const grid_mut<int>& c = g;
    CHECK_THROWS_AS((void)g.rows(), lend::moved_error);
    CHECK_THROWS_AS((void)g.cols(), lend::moved_error);
    CHECK_THROWS_AS((void)g.size(), lend::moved_error);
    CHECK_THROWS_AS((void)g.empty(), lend::moved_error);
    CHECK_THROWS_AS((void)g.stride(), lend::moved_error);
    CHECK_THROWS_AS((void)g.data(), lend::moved_error);
    CHECK_THROWS_AS((void)c.data(), lend::moved_error);
    CHECK_THROWS_AS(g(0, 0), lend::moved_error);
    CHECK_THROWS_AS(c(0, 0), lend::moved_error);
    CHECK_THROWS_AS((void)g.row(0), lend::moved_error);
    CHECK_THROWS_AS((void)c.row(0), lend::moved_error);
    CHECK_THROWS_AS((void)std::move(g).row(0), lend::moved_error);
    CHECK_THROWS_AS((void)std::move(g).column(0), lend::moved_error);
    CHECK_THROWS_AS((void)std::move(g).subgrid(0, 0, 0, 0), lend::moved_error);
    CHECK_THROWS_AS((void)std::move(g).split_rows(0), lend::moved_error);
    CHECK_THROWS_AS((void)std::move(g).split_cols(0), lend::moved_error);
    CHECK_THROWS_AS((void)std::move(g).freeze(), lend::moved_error);
    CHECK_THROWS_AS(lend::join(g.split_rows(0), [](grid_mut<int>) {}), lend::moved_error);
    CHECK_THROWS_AS(lend::join(g.split_cols(0), [](grid_mut<int>) {}), lend::moved_error);
    CHECK_THROWS_AS(lend::for_each(lend::rows(g), [](slice_mut<int>) {}), lend::moved_error);
    CHECK_THROWS_AS(lend::for_each(lend::tiles(g, 1, 1), [](grid_mut<int>) {}), lend::moved_error);
    CHECK_THROWS_AS(lend::call([](grid_mut<int>) {}, lend::mut(g)), lend::moved_error);
    CHECK_THROWS_AS(lend::call([](grid<int>) {}, lend::shared(g)), lend::moved_error);
  };
  lend::call(
      [](grid_mut<int> g, auto check) {
        grid_mut<int> taken = std::move(g);
        check(g);
        g = std::move(taken);
        check(taken);
        CHECK(g(2, 3) == 23);
        grid_mut<int>& self = g;
        g = std::move(self);
        CHECK(g(2, 3) == 23);
      },
      lend::mut(m), check_moved);
  lend::call(
      [](grid_mut<int> g, auto check) {
        auto halves = std::move(g).split_cols(2);
        check(g);
        const slice_mut<int> row = std::move(halves.first).row(0);
        check(halves.first);
        CHECK(row[1] == 1);
        const grid<int> read = std::move(halves.second).freeze();
        check(halves.second);
        CHECK(read(1, 1) == 13);
      },
      lend::mut(m), check_moved);
}

TEST_CASE("every use of a column after giving away throws") {
  matrix<int> m = numbered(3, 4);
  lend::call(
      [](grid_mut<int> g) {
        strided_mut<int> column = std::move(g).column(1);
        strided_mut<int> taken = std::move(column);
        const strided_mut<int>& c = column;
        CHECK_THROWS_AS((void)column.size(), lend::moved_error);
        CHECK_THROWS_AS((void)column.empty(), lend::moved_error);
        CHECK_THROWS_AS((void)column.stride(), lend::moved_error);
        CHECK_THROWS_AS((void)column.data(), lend::moved_error);
        CHECK_THROWS_AS((void)c.data(), lend::moved_error);
        CHECK_THROWS_AS((void)column.begin(), lend::moved_error);
        CHECK_THROWS_AS((void)c.begin(), lend::moved_error);
        CHECK_THROWS_AS((void)column.end(), lend::moved_error);
        CHECK_THROWS_AS((void)c.end(), lend::moved_error);
        CHECK_THROWS_AS((void)column[0], lend::moved_error);
        CHECK_THROWS_AS((void)c[0], lend::moved_error);
        CHECK_THROWS_AS((void)std::move(column).split_at(0), lend::moved_error);
        CHECK_THROWS_AS((void)std::move(column).freeze(), lend::moved_error);
        CHECK_THROWS_AS(lend::join(column.split_at(0), [](strided_mut<int>) {}), lend::moved_error);
        CHECK_THROWS_AS(lend::for_each(column, [](int&) {}), lend::moved_error);
        CHECK_THROWS_AS(lend::call([](strided_mut<int>) {}, lend::mut(column)), lend::moved_error);
        column = std::move(taken);
        CHECK(column[2] == 21);
        CHECK(std::move(column).freeze()[1] == 11);
      },
      lend::mut(m));
}

TEST_CASE("an index outside of a grid is an error that names it") {
  matrix<int> m(2, 3);
  lend::call(
      [](grid_mut<int> g) {
        CHECK_THROWS_AS(g(2, 0), lend::bounds_error);
        CHECK_THROWS_AS(g(0, 3), lend::bounds_error);
        CHECK_THROWS_AS(std::as_const(g)(most, most), std::out_of_range);
        CHECK_THROWS_AS((void)g.row(2), lend::bounds_error);
        CHECK_THROWS_AS((void)std::move(g).row(2), lend::bounds_error);
        CHECK_THROWS_AS((void)std::move(g).column(3), lend::bounds_error);
        CHECK_THROWS_AS((void)std::move(g).subgrid(1, 1, 2, 1), lend::bounds_error);
        CHECK_THROWS_AS((void)std::move(g).subgrid(1, 1, 1, most), lend::bounds_error);
        CHECK_THROWS_AS((void)std::move(g).subgrid(3, 0, 0, 0), lend::bounds_error);
        CHECK_THROWS_AS((void)std::move(g).subgrid(0, 4, 0, 0), lend::bounds_error);
        CHECK_THROWS_AS((void)std::move(g).split_rows(3), lend::bounds_error);
        CHECK_THROWS_AS((void)std::move(g).split_cols(4), lend::bounds_error);
        CHECK_THROWS_AS(lend::join(g.split_rows(3), [](grid_mut<int>) {}), lend::bounds_error);
        CHECK_THROWS_AS(lend::join(g.split_cols(4), [](grid_mut<int>) {}), lend::bounds_error);
        CHECK(g.size() == 6);
        CHECK_THROWS_WITH(g(7, 1),
                          "lend[bounds]: (7, 1) lies outside of a grid of 2 rows and 3 columns");
      },
      lend::mut(m));
  lend::call(
      [](grid<int> g) {
        CHECK_THROWS_AS(g(0, 3), lend::bounds_error);
        CHECK_THROWS_AS((void)g.row(2), lend::bounds_error);
        CHECK_THROWS_AS((void)g.column(3), lend::bounds_error);
        CHECK_THROWS_AS((void)g.subgrid(0, 0, 3, 0), lend::bounds_error);
        CHECK_THROWS_AS((void)g.split_rows(3), lend::bounds_error);
        CHECK_THROWS_AS((void)g.split_cols(4), lend::bounds_error);
        CHECK_THROWS_AS((void)g.column(0)[2], lend::bounds_error);
        CHECK_THROWS_AS((void)g.column(0).split_at(3), lend::bounds_error);
      },
      lend::shared(m));
  CHECK_THROWS_AS(lend::join(lend::split_rows(3, m), [](grid_mut<int>) {}), lend::bounds_error);
  CHECK_THROWS_AS(lend::join(lend::split_cols(4, m), [](grid_mut<int>) {}), lend::bounds_error);
}

TEST_CASE("a column works with standard algorithms") {
  matrix<int> m = numbered(4, 3);
  lend::call(
      [](grid_mut<int> g) {
        strided_mut<int> column = std::move(g).column(1);
        std::ranges::sort(column, std::greater<>{});
        CHECK(std::ranges::equal(column, std::array{31, 21, 11, 1}));
        CHECK(std::accumulate(column.begin(), column.end(), 0) == 64);
        CHECK(column.end() - column.begin() == 4);
        CHECK(*(column.end() - 1) == 1);
        CHECK(column.begin()[2] == 11);
        CHECK(*(2 + column.begin()) == 11);
        CHECK(column.begin() < column.end());
        auto at = column.begin();
        CHECK(*at++ == 31);
        CHECK(*at-- == 21);
        CHECK(*--++at == 31);
        CHECK(std::as_const(column).begin() == column.begin());
        CHECK(std::ranges::equal(column | std::views::reverse, std::array{1, 11, 21, 31}));
      },
      lend::mut(m));
  CHECK(m(0, 1) == 31);
  CHECK(m(0, 0) == 0);
}

TEST_CASE("ranges are lent as grids") {
  std::vector<int> v(6);
  std::array<int, 6> array{};
  int raw[6] = {};
  const auto fill = [](grid_mut<int> g) {
    CHECK(g.rows() == 2);
    CHECK(g.cols() == 3);
    g(1, 0) = 10;
  };
  lend::run(fill, lend::mut(v, 2, 3));
  lend::run(fill, lend::mut(array, 2, 3));
  lend::run(fill, lend::mut(raw, 2, 3));
  CHECK(v[3] == 10);
  CHECK(array[3] == 10);
  CHECK(raw[3] == 10);
  const auto read = [](grid<int> g) { return g(1, 0); };
  CHECK(lend::run(read, lend::shared(v, 2, 3)) == 10);
  CHECK(lend::run(read, lend::mut(v, 2, 3)) == 10);
  CHECK(lend::run(read, lend::shared(std::as_const(v), 2, 3)) == 10);
  CHECK(lend::run([](auto g) { return g(0, 3); }, lend::shared(v, 1, 6)) == 10);
  lend::run(
      [](slice_mut<int> s) {
        lend::run([](grid_mut<int> g) { g(1, 0) = 20; }, lend::mut(s, 3, 2));
        CHECK(lend::run([](grid<int> g) { return g(1, 0); }, lend::shared(s, 3, 2)) == 20);
        const slice_mut<int> taken = std::move(s);
        CHECK_THROWS_AS(lend::run([](grid_mut<int>) {}, lend::mut(s, 0, 0)), lend::moved_error);
      },
      lend::mut(v));
  CHECK(v[2] == 20);
  matrix<int> m = numbered(2, 3);
  CHECK(lend::run([](grid_mut<int> g) { return g(2, 0); }, lend::mut(m, 3, 2)) == 11);
}

TEST_CASE("a shape that does not fit is refused") {
  std::vector<int> v(6);
  std::vector<int> none;
  const auto nothing = [](grid_mut<int>) { FAIL("called"); };
  CHECK_THROWS_AS(lend::run(nothing, lend::mut(v, 2, 2)), lend::size_error);
  CHECK_THROWS_AS(lend::run(nothing, lend::mut(v, 6, 0)), lend::size_error);
  CHECK_THROWS_AS(lend::run(nothing, lend::mut(none, 1, 1)), lend::size_error);
  CHECK_THROWS_AS(lend::run([](grid<int>) {}, lend::shared(v, 7, 1)), lend::size_error);
  // 2 * (2^63 + 3) wraps around to 6.
  CHECK_THROWS_AS(lend::run(nothing, lend::mut(v, 2, most / 2 + 4)), lend::size_error);
  CHECK_THROWS_WITH(lend::run(nothing, lend::mut(v, 2, 2)),
                    "lend[size]: 2 rows and 2 columns do not make a range of 6 elements");
  lend::run([](grid_mut<int> g) { CHECK(g.cols() == 9); }, lend::mut(none, 0, 9));
}

TEST_CASE("a range that shrinks between its loan and the call is not reached") {
  std::vector<int> v(6);
  const auto shrink = [&] {
    v.clear();
    return 1;
  };
  const auto nothing = [](grid<int>, int) { FAIL("called"); };
  // Whichever argument is evaluated first, the sizes do not fit when it counts.
  CHECK_THROWS_AS(lend::run(nothing, lend::shared(v, 2, 3), shrink()), lend::size_error);
}

TEST_CASE("a grid and a column are lent on") {
  matrix<int> m = numbered(3, 4);
  lend::run(
      [](grid_mut<int> g) {
        lend::run([](grid_mut<int> on) { on(0, 0) = 1; }, lend::mut(g));
        CHECK(lend::run([](grid<int> on) { return on(0, 0); }, lend::mut(g)) == 1);
        CHECK(lend::run([](grid<int> on) { return on(0, 0); }, lend::shared(g)) == 1);
        CHECK(lend::run([](auto on) { return on(0, 0); }, lend::shared(g)) == 1);
        lend::run([](grid_mut<int> on) { on(0, 1) = 2; }, std::move(g));
      },
      lend::mut(m));
  CHECK(m(0, 1) == 2);
  lend::run(
      [](grid<int> g) {
        const grid<int> copy = g;
        CHECK(lend::run([](grid<int> on) { return on(0, 1); }, copy) == 2);
        CHECK(lend::run([](grid<int> on) { return on(0, 1); }, lend::shared(g)) == 2);
        CHECK(lend::run([](strided<int> on) { return on[2]; }, g.column(0)) == 20);
      },
      lend::shared(m));
  lend::run(
      [](grid_mut<int> g) {
        strided_mut<int> column = std::move(g).column(3);
        lend::run([](strided_mut<int> on) { on[1] = 5; }, lend::mut(column));
        CHECK(lend::run([](strided<int> on) { return on[1]; }, lend::shared(column)) == 5);
        CHECK(lend::run([](auto on) { return on[1]; }, lend::mut(column)) == 5);
        lend::run([](strided_mut<int> on) { on[1] = 6; }, std::move(column));
      },
      lend::mut(m));
  CHECK(m(1, 3) == 6);
}

TEST_CASE("grids of a concurrent type are reached for change when shared") {
  matrix<std::atomic<int>> m(2, 2);
  lend::run([](grid<std::atomic<int>> g) { ++g(1, 1); }, lend::shared(m));
  lend::for_each(
      lend::rows(lend::shared(m)),
      [](slice<std::atomic<int>> row, grid<std::atomic<int>> all) {
        ++row[0];
        ++all(1, 1);
      },
      lend::shared(m));
  CHECK(m(1, 1) == 3);
  CHECK(m(0, 0) == 1);
  CHECK(m(1, 0) == 1);
}

TEST_CASE("an lvalue lends the halves of a grid to one call") {
  support::at_all_widths([](std::size_t) {
    matrix<int> m(4, 6);
    const auto mark = [](grid_mut<int> half, int add) {
      for (std::size_t i = 0; i < half.rows(); ++i) {
        for (int& x : half.row(i)) {
          x += add;
        }
      }
      return half.size();
    };
    lend::run(
        [](grid_mut<int> g, auto each) {
          CHECK(lend::join(g.split_rows(1), each, 1) ==
                std::tuple<std::size_t, std::size_t>(6, 18));
          CHECK(lend::join(g.split_cols(6), each, 1) ==
                std::tuple<std::size_t, std::size_t>(24, 0));
          lend::call(g.split_cols(2),
                     [](grid_mut<int> left, grid<int> right) { left(3, 1) += right(3, 3); });
          CHECK(g(3, 1) == 4);
        },
        lend::mut(m), mark);
    CHECK(std::ranges::count(m, 2) == 23);
    lend::run([](grid_mut<int> g, auto each) { lend::join(std::move(g).split_cols(3), each, 3); },
              lend::mut(m), mark);
    CHECK(std::ranges::count(m, 5) == 23);
  });
}

TEST_CASE("matrices, grids and ranges are cut between the same rows or columns") {
  matrix<int> m = numbered(3, 4);
  const std::vector<int> b{1, 2, 3};
  const std::vector<int> x{1, 2, 3, 4};
  lend::join(lend::split_rows(1, m, b), [](grid_mut<int> rows, slice<int> values) {
    CHECK(rows.rows() == values.size());
    for (std::size_t i = 0; i < rows.rows(); ++i) {
      rows(i, 0) = values[i];
    }
  });
  CHECK(m(2, 0) == 3);
  lend::join(lend::split_cols(3, m, lend::shared(x)), [](grid_mut<int> columns, slice<int> values) {
    for (std::size_t j = 0; j < columns.cols(); ++j) {
      columns(0, j) = values[j];
    }
  });
  CHECK(m(0, 3) == 4);
  std::vector<int> v(12);
  lend::call(lend::split_rows(1, lend::mut(v, 3, 4), lend::shared(m)),
             [](grid_mut<int> top, grid_mut<int> bottom, grid<int> from, grid<int> below) {
               top(0, 3) = from(0, 3);
               bottom(0, 0) = below(0, 0);
             });
  CHECK(v[3] == 4);
  CHECK(v[4] == 2);
  lend::run(
      [](grid_mut<int> g) {
        lend::join(lend::split_cols(2, g), [](grid_mut<int> half) { half(0, 0) = -1; });
        strided_mut<int> column = std::move(g).column(0);
        lend::join(column.split_at(1), [](strided_mut<int> half) { half[0] -= 1; });
        lend::join(lend::split_at(1, column), [](strided_mut<int> half) { half[0] -= 1; });
        lend::join(std::move(column).split_at(1), [](strided_mut<int> half) { half[0] -= 1; });
      },
      lend::mut(m));
  CHECK(m(0, 0) == -4);
  CHECK(m(0, 2) == -1);
  CHECK(m(1, 0) == -1);
}

TEST_CASE("halves of all shapes cover a grid") {
  for (const auto [rows, cols] : shapes) {
    for (std::size_t at = 0; at <= rows; ++at) {
      matrix<int> m(rows, cols);
      lend::join(lend::split_rows(at, m), [](grid_mut<int> half) {
        lend::for_each(lend::rows(half), [](slice_mut<int> row) { std::ranges::fill(row, 1); });
      });
      CHECK(m == matrix<int>(rows, cols, 1));
    }
    for (std::size_t at = 0; at <= cols; ++at) {
      matrix<int> m(rows, cols);
      lend::join(lend::split_cols(at, m), [](grid_mut<int> half) {
        lend::for_each(lend::columns(half),
                       [](strided_mut<int> column) { std::ranges::fill(column, 1); });
      });
      CHECK(m == matrix<int>(rows, cols, 1));
    }
  }
}

TEST_CASE("matrices are multiplied by halves of rows and columns") {
  support::at_all_widths([](std::size_t) {
    const matrix<int> a = numbered(33, 21);
    const matrix<int> b = numbered(21, 50);
    matrix<int> c(33, 50);
    lend::run(multiply, lend::mut(c), lend::shared(a), lend::shared(b));
    for (std::size_t i = 0; i < c.rows(); ++i) {
      for (std::size_t j = 0; j < c.cols(); ++j) {
        int expected = 0;
        for (std::size_t k = 0; k < a.cols(); ++k) {
          expected += a(i, k) * b(k, j);
        }
        REQUIRE(c(i, j) == expected);
      }
    }
  });
}

TEST_CASE("loans of a grid that overlap are refused") {
  matrix<int> m = numbered(4, 4);
  const auto two = [](grid_mut<int>, grid<int>) { FAIL("called"); };
  const auto both_read = [](grid<int> a, grid<int> b) { return a(0, 0) == b(0, 0); };
  CHECK_THROWS_AS(lend::call(two, lend::mut(m), lend::shared(m)), lend::overlap_error);
  CHECK_THROWS_AS(lend::call(two, lend::mut(m, 2, 8), lend::shared(m)), lend::overlap_error);
  CHECK_THROWS_AS(lend::call(two, lend::mut(m), lend::shared(m, 2, 8)), lend::overlap_error);
  CHECK(lend::call(both_read, lend::shared(m), lend::shared(m, 2, 8)));
  CHECK_THROWS_AS(lend::for_each(lend::zip(lend::rows(m), lend::rows(m)),
                                 [](slice_mut<int>, slice_mut<int>) {}),
                  lend::overlap_error);
  CHECK_THROWS_AS(lend::for_each(
                      lend::tiles(m, 2, 2), [](grid_mut<int>, grid<int>) {}, lend::shared(m)),
                  lend::overlap_error);
  lend::call(
      [](grid_mut<int> g) {
        const auto again = [](grid_mut<int>, grid_mut<int>) { FAIL("called"); };
        CHECK_THROWS_AS(lend::call(again, lend::mut(g), lend::mut(g)), lend::overlap_error);
        auto [top, bottom] = std::move(g).split_rows(1);
        lend::call([](grid_mut<int> a, grid_mut<int> b) { a(0, 0) = b(0, 0); }, lend::mut(top),
                   lend::mut(bottom));
        CHECK_THROWS_AS(lend::call(again, lend::mut(top), lend::mut(top)), lend::overlap_error);
        strided_mut<int> column = std::move(bottom).column(0);
        CHECK_THROWS_AS(lend::call([](strided_mut<int>, strided<int>) { FAIL("called"); },
                                   lend::mut(column), lend::shared(column)),
                        lend::overlap_error);
        lend::call([](strided_mut<int> a, grid_mut<int> b) { a[0] = b(0, 0); }, lend::mut(column),
                   lend::mut(top));
      },
      lend::mut(m));
  CHECK(m(0, 0) == 10);
}

TEST_CASE("halves side by side are lent together, though the rows of one lie between the other's") {
  matrix<int> m = numbered(4, 4);
  lend::call(
      [](grid_mut<int> g) {
        auto [left, right] = std::move(g).split_cols(2);
        const auto add = [](grid_mut<int> a, const int& n) { a(1, 1) += n; };
        lend::call([](grid_mut<int> a, grid_mut<int> b) { a(0, 0) = b(3, 1); }, lend::mut(left),
                   lend::mut(right));
        lend::call(add, lend::mut(left), lend::shared(right(1, 0)));
        CHECK_THROWS_AS(lend::call(add, lend::mut(left), lend::shared(left(3, 1))),
                        lend::overlap_error);
        CHECK_THROWS_AS(lend::call(add, lend::mut(right), lend::shared(right(0, 0))),
                        lend::overlap_error);
      },
      lend::mut(m));
  CHECK(m(0, 0) == numbered(4, 4)(3, 3));
  CHECK(m(1, 1) == numbered(4, 4)(1, 1) + numbered(4, 4)(1, 2));
}

TEST_CASE("grids in quarters go to the tasks of a scope and of a join") {
  support::at_all_widths([](std::size_t) {
    matrix<int> m(7, 9);
    const auto fill = [](grid_mut<int> part, int value) {
      for (std::size_t i = 0; i < part.rows(); ++i) {
        std::ranges::fill(part.row(i), value);
      }
    };
    lend::scope(
        [](lend::scope_handle& s, grid_mut<int> g, auto work) {
          auto [top, bottom] = std::move(g).split_rows(3);
          auto [a, b] = std::move(top).split_cols(4);
          auto [c, d] = std::move(bottom).split_cols(5);
          s.spawn(work, std::move(a), 1);
          s.spawn(work, std::move(b), 2);
          s.spawn(work, std::move(c), 3);
          s.spawn(work, std::move(d), 4);
        },
        lend::mut(m), fill);
    CHECK(std::ranges::count(m, 1) == 12);
    CHECK(std::ranges::count(m, 2) == 15);
    CHECK(std::ranges::count(m, 3) == 20);
    CHECK(std::ranges::count(m, 4) == 16);
    lend::run(
        [](grid_mut<int> g, auto work) {
          auto [left, right] = std::move(g).split_cols(8);
          lend::join(lend::task(work, std::move(left), 5), lend::task(work, std::move(right), 6));
        },
        lend::mut(m), fill);
    CHECK(std::ranges::count(m, 6) == 7);
    CHECK(std::ranges::count(m, 5) == 56);
  });
}
