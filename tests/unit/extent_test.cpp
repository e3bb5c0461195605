#include "../support.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <bitset>
#include <cstddef>
#include <string>
#include <type_traits>
#include <vector>

using lend::detail::extent;
using lend::detail::rectangle;

namespace {

constexpr std::size_t bytes = 256;
using memory = std::bitset<bytes>;

memory covered_by(const extent& part) {
  memory covered;
  for (std::size_t i = part.begin; i < part.end; ++i) {
    covered.set(i);
  }
  return covered;
}

memory covered_by(const rectangle& part) {
  memory covered;
  for (std::size_t i = 0; i < part.rows; ++i) {
    covered |= covered_by(part.row(i));
  }
  return covered;
}

extent random_extent(std::mt19937_64& random) {
  const std::size_t begin = support::below(random, bytes);
  return {begin, begin + support::below(random, std::min<std::size_t>(bytes - begin, 24) + 1)};
}

/// Of a given stride, or of any.
rectangle random_rectangle(std::mt19937_64& random, std::size_t stride) {
  const std::size_t begin = support::below(random, bytes / 2);
  const std::size_t rows = support::below(random, (bytes - begin) / stride + 1);
  return {begin, support::below(random, stride + 1), stride, rows};
}

template <class A, class B>
bool agrees(const A& a, const B& b) {
  const bool expected = (covered_by(a) & covered_by(b)).any();
  return a.meets(b) == expected && b.meets(a) == expected;
}

/// Rows and columns of a board of strings, as a loan of the tests.
struct board_part {
  const std::vector<std::string>& board;
  std::size_t row;
  std::size_t column;
  std::size_t rows;
  std::size_t columns;
};

constexpr std::size_t board_width = 8;

template <class Use>
void visit_footprints(const board_part& part, Use&& use) {
  const std::string* const first = part.board.data() + part.row * board_width + part.column;
  use(lend::detail::grid_footprint<std::string>{first, part.rows, part.columns, board_width},
      lend::detail::entered::made_exclusive);
}

template <class A, class B>
bool overlaps(const A& a, const B& b) {
  try {
    lend::detail::check_disjoint(a, b);
    return false;
  } catch (const lend::overlap_error&) {
    return true;
  }
}

}  // namespace

template <>
inline constexpr auto lend::detail::how_entered<board_part> = lend::detail::entered::made_exclusive;

TEST_CASE("extents and rectangles meet where they have a byte in common") {
  std::mt19937_64 random = support::generator();
  for (int i = 0; i < 200'000; ++i) {
    const std::size_t stride = 1 + support::below(random, 40);
    const std::size_t other_stride = 1 + support::below(random, 40);
    const extent run = random_extent(random);
    const rectangle grid = random_rectangle(random, stride);
    REQUIRE(agrees(run, random_extent(random)));
    REQUIRE(agrees(run, grid));
    REQUIRE(agrees(grid, random_rectangle(random, stride)));
    REQUIRE(agrees(grid, random_rectangle(random, other_stride)));
  }
}

TEST_CASE("a rectangle knows where it begins and ends") {
  const rectangle grid{10, 4, 8, 3};
  CHECK(grid.hull().begin == 10);
  CHECK(grid.hull().end == 30);
  CHECK(!grid.is_empty());
  CHECK(rectangle{10, 0, 8, 3}.is_empty());
  CHECK(rectangle{10, 4, 8, 0}.is_empty());
  CHECK(rectangle{10, 4, 8, 0}.hull().is_empty());
}

TEST_CASE("one row needs no stride") {
  const rectangle row{10, 4, 0, 1};
  CHECK(row.meets(extent{13, 14}));
  CHECK(!row.meets(extent{14, 15}));
  CHECK(row.meets(rectangle{0, 3, 5, 3}));
  CHECK(!row.meets(rectangle{4, 2, 10, 3}));
}

TEST_CASE("parts of a grid cover their rows, and what these own") {
  const std::string text(100, 'x');
  std::vector<std::string> board(8 * board_width, text);
  const auto loan = [](auto& lent) {
    return lend::detail::shared_loan<std::remove_reference_t<decltype(lent)>>{&lent};
  };
  const board_part left{board, 0, 0, 8, 4};
  const board_part right{board, 0, 4, 8, 4};
  const board_part middle{board, 3, 3, 2, 2};
  CHECK(!overlaps(left, right));
  CHECK(overlaps(left, middle));
  CHECK(overlaps(middle, right));
  for (std::size_t i = 0; i < board.size(); ++i) {
    const bool on_left = i % board_width < 4;
    CHECK(overlaps(left, loan(board[i])) == on_left);
    CHECK(overlaps(loan(board[i]), right) == !on_left);
    CHECK(overlaps(left, loan(board[i][70])) == on_left);
    CHECK(overlaps(loan(board[i][70]), right) == !on_left);
  }
  CHECK(overlaps(left, loan(board)));
  const board_part none{board, 0, 0, 0, 4};
  CHECK(!overlaps(none, loan(board)));
}
