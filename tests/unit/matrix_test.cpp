#include "../counted.hpp"
#include "../support.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <atomic>
#include <limits>
#include <memory>
#include <string>
#include <vector>

using lend::matrix;
using support::counted;

namespace {

constexpr std::size_t huge = std::numeric_limits<std::size_t>::max();

struct alignas(128) wide {
  int value = 7;
};

/// Throws when the tenth of its kind is made.
struct fragile {
  fragile() : fragile(0) {}
  fragile(const fragile& other) : fragile(other.own.value()) {}
  explicit fragile(int value) : own(value) {
    if (counted::alive >= 10) {
      throw support::failed();
    }
  }
  fragile& operator=(const fragile&) = default;
  ~fragile() = default;

  counted own;
};

}  // namespace

TEST_CASE("a matrix has the traits of its elements") {
  static_assert(lend::Send<matrix<int>> && lend::Sync<matrix<int>> && lend::Owned<matrix<int>>);
  static_assert(lend::Send<matrix<std::unique_ptr<int>>> &&
                !lend::Sync<matrix<std::unique_ptr<int>>>);
  static_assert(!lend::Send<matrix<int*>> && !lend::Sync<matrix<int*>> &&
                !lend::Owned<matrix<int*>>);
  static_assert(!lend::Owned<matrix<lend::slice<int>>>);
  static_assert(!lend::Concurrent<matrix<std::atomic<int>>>);
  static_assert(lend::Sync<matrix<std::atomic<int>>>);
  static_assert(std::ranges::contiguous_range<matrix<int>>);
  static_assert(std::ranges::sized_range<const matrix<int>>);
  static_assert(std::is_nothrow_move_constructible_v<matrix<std::string>>);
  static_assert(std::is_nothrow_move_assignable_v<matrix<std::string>>);
  static_assert(!std::is_copy_constructible_v<matrix<support::move_only>>);
  static_assert(std::is_move_assignable_v<matrix<support::move_only>>);
}

TEST_CASE("elements lie row after row, and begin with the value of T()") {
  matrix<int> m(2, 3);
  CHECK(m.rows() == 2);
  CHECK(m.cols() == 3);
  CHECK(m.size() == 6);
  CHECK(std::ranges::count(m, 0) == 6);
  m(0, 2) = 2;
  m(1, 0) = 3;
  CHECK(m.data()[2] == 2);
  CHECK(m.data()[3] == 3);
  CHECK(m.row(1).front() == 3);
  CHECK(std::as_const(m).row(0).back() == 2);
  CHECK(&m(1, 2) + 1 == m.end());
}

TEST_CASE("a matrix of copies of one value") {
  const matrix<std::string> m(2, 2, "long enough to be kept on the heap");
  CHECK(std::ranges::count(m, m(0, 0)) == 4);
  CHECK(m == matrix<std::string>(2, 2, m(1, 1)));
}

TEST_CASE("matrices without elements keep their shape") {
  CHECK(matrix<int>().empty());
  CHECK(matrix<int>(0, 5).cols() == 5);
  CHECK(matrix<int>(5, 0).rows() == 5);
  matrix<int> no_columns(5, 0);
  CHECK(no_columns.row(4).empty());
  CHECK(matrix<int>(huge, 0).empty());
  CHECK(matrix<int>(0, 5) != matrix<int>(5, 0));
}

TEST_CASE("matrices are equal if shape and elements are") {
  matrix<int> m(2, 3, 1);
  CHECK(m == matrix<int>(2, 3, 1));
  CHECK(m != matrix<int>(3, 2, 1));
  m(1, 2) = 2;
  CHECK(m != matrix<int>(2, 3, 1));
}

TEST_CASE("copies are apart, moves leave nothing behind") {
  matrix<std::string> m(2, 2, "a");
  matrix<std::string> copy = m;
  copy(0, 0) = "b";
  CHECK(m(0, 0) == "a");
  matrix<std::string> moved = std::move(copy);
  CHECK(moved(0, 0) == "b");
  CHECK(copy == matrix<std::string>());  // NOLINT(bugprone-use-after-move)
  m = moved;
  CHECK(m == moved);
  m = matrix<std::string>(1, 1, "c");
  CHECK(m.size() == 1);
  auto& self = m;
  m = self;
  CHECK(m(0, 0) == "c");
  m = std::move(self);
  CHECK(m(0, 0) == "c");
}

TEST_CASE("elements that do not copy, that need alignment, that are bits elsewhere") {
  matrix<support::move_only> m(2, 2);
  m(1, 1) = support::move_only(4);
  const matrix<support::move_only> n = std::move(m);
  CHECK(n(1, 1).value() == 4);

  const matrix<wide> w(3, 3);
  CHECK(reinterpret_cast<std::uintptr_t>(&w(1, 1)) % 128 == 0);
  CHECK(w(2, 2).value == 7);

  matrix<bool> bits(2, 2);
  lend::for_each(bits, [](bool& b) { b = true; });
  CHECK(bits == matrix<bool>(2, 2, true));

  const matrix<std::atomic<int>> counters(2, 2);
  CHECK(counters(1, 1) == 0);
}

TEST_CASE("an index outside of a matrix is an error that names it") {
  matrix<int> m(2, 3);
  const matrix<int>& c = m;
  CHECK_THROWS_AS(m(2, 0), lend::bounds_error);
  CHECK_THROWS_AS(m(0, 3), lend::bounds_error);
  CHECK_THROWS_AS(c(huge, huge), std::out_of_range);
  CHECK_THROWS_AS((void)m.row(2), lend::bounds_error);
  CHECK_THROWS_AS((void)c.row(2), lend::bounds_error);
  CHECK_THROWS_WITH(m(1, 5), "lend[bounds]: (1, 5) lies outside of a grid of 2 rows and 3 columns");
}

TEST_CASE("a matrix that is too large to be counted is refused") {
  CHECK_THROWS_AS(matrix<char>(huge, 2), lend::size_error);
  CHECK_THROWS_AS(matrix<char>(huge / 2 + 1, 2, 'a'), lend::size_error);
  CHECK_THROWS_AS(matrix<int>(huge, 1), std::bad_alloc);
}

TEST_CASE("a constructor that throws leaves nothing behind") {
  CHECK_THROWS_AS(matrix<fragile>(4, 4), support::failed);
  CHECK(counted::none_left());
  CHECK_THROWS_AS(matrix<fragile>(4, 4, fragile(1)), support::failed);
  CHECK(counted::none_left());
  {
    matrix<fragile> m(2, 3);
    CHECK_THROWS_AS(matrix<fragile>{m}, support::failed);
    matrix<fragile> n(1, 1);
    CHECK_THROWS_AS(n = m, support::failed);
    CHECK(n.size() == 1);
  }
  CHECK(counted::none_left());
}

TEST_CASE("algorithms take a matrix as a range of all its elements") {
  support::at_all_widths([](std::size_t) {
    matrix<int> m(30, 40);
    lend::for_each(lend::enumerate(m), [](std::size_t i, int& x) { x = static_cast<int>(i); });
    CHECK(m(3, 4) == 3 * 40 + 4);
    CHECK(lend::reduce(m, 0, [](int a, int b) { return a + b; }) == 1200 * 1199 / 2);
    lend::sort(m, [](int a, int b) { return a > b; });
    CHECK(m(0, 0) == 1199);
    const std::vector<int> v(1200, 1);
    lend::for_each(lend::zip(m, v), [](int& to, int from) { to = from; });
    CHECK(m == matrix<int>(30, 40, 1));
  });
}

TEST_CASE("a callee gets of a matrix what it asks for") {
  matrix<int> m(2, 3);
  lend::run([](matrix<int>& all) { all = matrix<int>(3, 2, 1); }, lend::mut(m));
  CHECK(m.rows() == 3);
  lend::run([](lend::grid_mut<int> g) { g(2, 1) += 1; }, lend::mut(m));
  lend::run([](lend::slice_mut<int> s) { s[5] += 1; }, lend::mut(m));
  lend::run([](lend::ref_mut<matrix<int>> r) { (*r)(2, 1) += 1; }, lend::mut(m));
  lend::run([](std::span<int> s) { s.back() += 1; }, lend::mut(m));
  const auto take_any = [](auto all) {
    static_assert(std::is_same_v<decltype(all), lend::grid_mut<int>>);
    all(2, 1) += 1;
  };
  lend::run(take_any, lend::mut(m));
  CHECK(m(2, 1) == 6);
  const auto read = [](lend::grid<int> g) { return g(2, 1); };
  CHECK(lend::run(read, lend::mut(m)) == 6);
  CHECK(lend::run(read, lend::shared(m)) == 6);
  CHECK(lend::run(read, lend::shared(std::as_const(m))) == 6);
  CHECK(lend::run([](const matrix<int>& all) { return all(2, 1); }, lend::shared(m)) == 6);
  CHECK(lend::run([](lend::slice<int> s) { return s[5]; }, lend::shared(m)) == 6);
  CHECK(lend::run([](matrix<int> own) { return own(2, 1); }, lend::copy(m)) == 6);
  CHECK(lend::run([](matrix<int> own) { return own(2, 1); }, std::move(m)) == 6);
}
