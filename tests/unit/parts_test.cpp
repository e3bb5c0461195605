#include "../support.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <functional>
#include <numeric>
#include <string>
#include <vector>

using lend::slice;
using lend::slice_mut;

namespace {

/// Random offsets that do not fall, the first and the last one possibly inside.
std::vector<std::size_t> random_offsets(std::size_t size, std::size_t count, std::uint64_t stream) {
  std::mt19937_64 random = support::generator(stream);
  std::vector<std::size_t> offsets(count);
  for (std::size_t& offset : offsets) {
    offset = support::below(random, size + 1);
  }
  std::sort(offsets.begin(), offsets.end());
  return offsets;
}

void fill_with_piece(std::size_t piece, slice_mut<std::size_t> part) {
  std::ranges::fill(part, piece + 1);
}

}  // namespace

TEST_CASE("pieces lie between neighbouring offsets, at all widths") {
  support::at_all_widths([](std::size_t) {
    for (const std::size_t size : {0U, 1U, 2U, 1000U, 50'000U}) {
      for (const std::size_t count : {0U, 1U, 2U, 3U, 500U}) {
        const auto offsets = random_offsets(size, count, size + count);
        std::vector<std::size_t> v(size);
        lend::for_each(lend::enumerate(lend::pieces(v, offsets)), fill_with_piece);
        std::vector<std::size_t> expected(size);
        for (std::size_t i = 0; i + 1 < count; ++i) {
          std::fill(expected.begin() + static_cast<std::ptrdiff_t>(offsets[i]),
                    expected.begin() + static_cast<std::ptrdiff_t>(offsets[i + 1]), i + 1);
        }
        CHECK(v == expected);
      }
    }
  });
}

TEST_CASE("offsets are integers of any type, in a vector, an array or a slice") {
  std::vector<std::size_t> v(6);
  const std::vector<std::int8_t> narrow{0, 2, 2, 6};
  lend::for_each(lend::enumerate(lend::pieces(v, narrow)), fill_with_piece);
  CHECK(v == std::vector<std::size_t>{1, 1, 3, 3, 3, 3});
  const std::array<std::uint32_t, 3> array{1, 2, 3};
  lend::for_each(lend::enumerate(lend::pieces(lend::mut(v), lend::shared(array))), fill_with_piece);
  CHECK(v == std::vector<std::size_t>{1, 1, 2, 3, 3, 3});
  const long raw[] = {4, 5};
  lend::run(
      [](slice_mut<std::size_t> s, slice<long> offsets) {
        lend::for_each(lend::enumerate(lend::pieces(s, offsets)), fill_with_piece);
      },
      lend::mut(v), lend::shared(raw));
  CHECK(v == std::vector<std::size_t>{1, 1, 2, 3, 1, 3});
}

TEST_CASE("pieces of a const range are shared, and are mapped and reduced") {
  const std::vector<int> v{1, 2, 3, 4, 5};
  const std::vector<int> offsets{0, 2, 2, 5};
  const auto sum = [](slice<int> part) { return std::accumulate(part.begin(), part.end(), 0); };
  std::vector<int> sums(3);
  lend::transform(lend::pieces(v, offsets), sums, sum);
  CHECK(sums == std::vector{3, 0, 12});
  CHECK(lend::transform_reduce(lend::pieces(v, offsets), 0, std::plus<>{}, sum) == 15);
  lend::for_each(lend::zip(sums, lend::pieces(v, offsets)),
                 [](int& size, slice<int> part) { size = static_cast<int>(part.size()); });
  CHECK(sums == std::vector{2, 0, 3});
}

TEST_CASE("falling offsets are refused before anything starts") {
  std::vector<int> v(10);
  const std::vector<int> offsets{0, 7, 4, 10};
  const auto cut = [&] {
    lend::for_each(lend::pieces(v, offsets), [](slice_mut<int>) { FAIL("called"); });
  };
  CHECK_THROWS_AS(cut(), lend::overlap_error);
  CHECK_THROWS_WITH(cut(),
                    "lend[disjoint]: the offsets of pieces do not fall, but offset 2 is 4 and the "
                    "one before it 7");
  const std::vector<int>& read = v;
  CHECK_THROWS_AS(lend::for_each(lend::pieces(read, offsets), [](slice<int>) { FAIL("called"); }),
                  lend::overlap_error);
}

TEST_CASE("offsets outside of the range are refused before anything starts") {
  std::vector<int> v(10);
  const auto cut = [&](const auto& offsets) {
    lend::for_each(lend::pieces(v, offsets), [](slice_mut<int>) { FAIL("called"); });
  };
  CHECK_THROWS_WITH_AS(
      cut(std::vector{0, 11}),
      "lend[bounds]: offset 1, which is 11, lies outside of a slice of 10 elements",
      lend::bounds_error);
  CHECK_THROWS_WITH_AS(
      cut(std::vector{-3, 5}),
      "lend[bounds]: offset 0, which is -3, lies outside of a slice of 10 elements",
      lend::bounds_error);
  CHECK_THROWS_AS(cut(std::vector<std::int64_t>{INT64_MIN, 5}), lend::bounds_error);
  CHECK_THROWS_AS(cut(std::vector<std::uint64_t>{0, UINT64_MAX}), lend::bounds_error);
  CHECK_THROWS_AS(cut(std::vector<std::uint64_t>{11}), lend::bounds_error);
  const std::vector<int> beyond{0, 11};
  CHECK_THROWS_AS(lend::transform_reduce(lend::pieces(v, beyond), 0, std::plus<>{},
                                         [](slice<int>) { return 0; }),
                  lend::bounds_error);
}

TEST_CASE("offsets inside what is written are refused") {
  std::vector<std::size_t> v{0, 2, 4, 4};
  CHECK_THROWS_AS(lend::for_each(lend::pieces(v, v), [](slice_mut<std::size_t>) {}),
                  lend::overlap_error);
  const std::vector<std::size_t>& read = v;
  std::vector<std::size_t> sizes(3);
  lend::transform(lend::pieces(read, read), sizes, &slice<std::size_t>::size);
  CHECK(sizes == std::vector<std::size_t>{2, 2, 0});
  // The offsets count against what else is written.
  std::vector<std::size_t> offsets{0, 2, 4};
  CHECK_THROWS_AS(lend::for_each(lend::zip(lend::pieces(read, offsets), lend::chunks(offsets, 2)),
                                 [](slice<std::size_t>, slice_mut<std::size_t>) {}),
                  lend::overlap_error);
  CHECK_THROWS_AS(lend::for_each(
                      lend::pieces(read, offsets),
                      [](slice<std::size_t>, lend::atomic_slice<std::size_t>) { FAIL("called"); },
                      lend::atomics(offsets)),
                  lend::overlap_error);
  lend::run(
      [](slice_mut<std::size_t> all) {
        CHECK_THROWS_AS(lend::for_each(lend::pieces(all, all), [](slice_mut<std::size_t>) {}),
                        lend::overlap_error);
      },
      lend::mut(v));
}

TEST_CASE("pieces of a slice that is given away") {
  std::vector<std::size_t> v(4);
  const std::vector<int> offsets{0, 1, 4};
  lend::run(
      [](slice_mut<std::size_t> s, slice<int> o) {
        lend::for_each(lend::enumerate(lend::pieces(std::move(s), o)), fill_with_piece);
        CHECK_THROWS_AS((void)s.size(), lend::moved_error);
      },
      lend::mut(v), lend::shared(offsets));
  CHECK(v == std::vector<std::size_t>{1, 2, 2, 2});
}

TEST_CASE("windows are all places where they fit") {
  support::at_all_widths([](std::size_t) {
    for (const std::size_t size : {0U, 1U, 2U, 3U, 1000U}) {
      std::vector<std::size_t> v(size);
      std::iota(v.begin(), v.end(), std::size_t{0});
      for (const std::size_t length : {1U, 2U, 3U, 999U, 1000U, 1001U}) {
        std::vector<std::size_t> firsts(size < length ? 0 : size - length + 1);
        lend::for_each(
            lend::zip(firsts, lend::windows(v, length)),
            [](std::size_t& first, slice<std::size_t> window, std::size_t all) {
              CHECK(window.size() == all);
              CHECK(window[all - 1] == window[0] + all - 1);
              first = window[0];
            },
            length);
        for (std::size_t i = 0; i < firsts.size(); ++i) {
          REQUIRE(firsts[i] == i);
        }
      }
    }
  });
}

TEST_CASE("windows longer than any range, and of no elements") {
  std::vector<int> v(3);
  lend::for_each(lend::windows(v, static_cast<std::size_t>(-1)),
                 [](slice<int>) { FAIL("called"); });
  CHECK_THROWS_AS(lend::for_each(lend::windows(v, 0), [](slice<int>) {}), lend::size_error);
}

TEST_CASE("a stencil reads windows and writes another range, never the same") {
  const std::vector<double> from{1, 2, 4, 8};
  std::vector<double> to(2);
  const auto middle = [](slice<double> w) { return w[0] + w[1] + w[2]; };
  lend::transform(lend::windows(from, 3), to, middle);
  CHECK(to == std::vector<double>{7, 14});
  std::vector<double> both{1, 2, 4};
  CHECK_THROWS_AS(lend::for_each(lend::zip(both, lend::windows(both, 1)),
                                 [](double& x, slice<double> w) { x = w[0]; }),
                  lend::overlap_error);
  CHECK(lend::transform_reduce(lend::windows(both, 2), 0.0, std::plus<>{},
                               [](slice<double> w) { return w[1] - w[0]; }) == 3);
  lend::run(
      [](slice_mut<double> s) {
        lend::for_each(lend::windows(s, 2), [](slice<double> w) { CHECK(w.size() == 2); });
        lend::for_each(lend::windows(std::move(s), 2), [](slice<double> w) { CHECK(w[1] > w[0]); });
        CHECK_THROWS_AS((void)s.size(), lend::moved_error);
      },
      lend::mut(both));
}
