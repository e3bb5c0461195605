#include "../support.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <bitset>
#include <cstddef>

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

}  // namespace

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
