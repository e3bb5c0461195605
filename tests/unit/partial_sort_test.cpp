#include "../sort_input.hpp"
#include "../support.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <atomic>
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <string>
#include <vector>

// partial_sort, against a sort of the whole.

using support::at_all_widths;
using support::pattern;

namespace {

const std::size_t sizes[] = {0, 1, 2, 25, 1024, 10'000, 32'769, 200'000};

template <class T>
std::vector<T> sorted(std::vector<T> v) {
  std::sort(v.begin(), v.end());
  return v;
}

std::uint64_t sum_of_hashes(const std::vector<std::uint32_t>& v) {
  std::uint64_t sum = 0;
  for (const std::uint64_t number : v) {
    sum += number * (number + 0x9E37'79B9U);
  }
  return sum;
}

/// Whether the first `front` elements are those of `expected`.
template <class T>
bool begins_like(const std::vector<T>& v, std::size_t front, const std::vector<T>& expected) {
  return std::equal(v.begin(), v.begin() + static_cast<std::ptrdiff_t>(front), expected.begin());
}

/// And all of them are there.
bool is_partly_sorted(const std::vector<std::uint32_t>& v, std::size_t front,
                      const std::vector<std::uint32_t>& expected) {
  return begins_like(v, front, expected) && sum_of_hashes(v) == sum_of_hashes(expected);
}

}  // namespace

TEST_CASE("numbers of all patterns and sizes, by comparisons and in their natural order") {
  at_all_widths([](std::size_t) {
    for (const std::size_t size : sizes) {
      for (int kind = 0; kind < support::patterns && !support::is_too_slow(size); ++kind) {
        const auto input = pattern(size, kind);
        const auto expected = sorted(input);
        for (const std::size_t front : {std::size_t{0}, size / 100, size / 2, size}) {
          auto v = input;
          lend::partial_sort(v, front, [](std::uint32_t a, std::uint32_t b) { return a < b; });
          REQUIRE(is_partly_sorted(v, front, expected));
          v = input;
          lend::partial_sort(v, front);
          REQUIRE(is_partly_sorted(v, front, expected));
        }
      }
    }
  });
}

TEST_CASE("strings downwards, move-only elements, doubles with NaNs") {
  constexpr std::size_t size = 34'000;
  std::vector<std::string> words;
  std::vector<double> numbers;
  for (const auto n : support::random_numbers<std::uint32_t>(size, size / 2)) {
    words.push_back(std::to_string(n) + std::string(n % 30, 'x'));
    numbers.push_back(n % 100 == 0 ? std::numeric_limits<double>::quiet_NaN() : n);
  }
  auto expected = sorted(words);
  std::reverse(expected.begin(), expected.end());
  at_all_widths([&](std::size_t) {
    auto v = words;
    lend::partial_sort(v, size / 3, std::greater<>{});
    REQUIRE(begins_like(v, size / 3, expected));
    std::sort(v.begin(), v.end(), std::greater<>{});
    REQUIRE(v == expected);

    std::vector<support::move_only> movers;
    for (std::size_t i = size; i > 0; --i) {
      movers.emplace_back(static_cast<int>(i * 7919 % size));
    }
    lend::partial_sort(movers, 1000);
    for (int i = 0; i < 1000; ++i) {
      REQUIRE(movers[static_cast<std::size_t>(i)].value() == i);
    }

    auto some = numbers;
    lend::partial_sort(some, size);
    const auto first_nan = std::find_if(some.begin(), some.end(), [](double x) { return x != x; });
    CHECK(std::is_sorted(some.begin(), first_nan));
    CHECK(std::all_of(first_nan, some.end(), [](double x) { return std::isnan(x); }));
  });
}

TEST_CASE("the number may be the size, but not more") {
  std::vector<int> v{3, 1, 2};
  CHECK_THROWS_AS(lend::partial_sort(v, 4), lend::bounds_error);
  CHECK_THROWS_AS(lend::partial_sort(v, -1, std::greater<>{}), lend::bounds_error);
  CHECK(v == std::vector<int>{3, 1, 2});
  lend::partial_sort(v, 0);
  CHECK(v == std::vector<int>{3, 1, 2});
  lend::partial_sort(v, 1);
  CHECK(v[0] == 1);
  lend::partial_sort(v, 3U);
  CHECK(v == std::vector<int>{1, 2, 3});
}

TEST_CASE("an adversary does not make it quadratic") {
  for (const std::size_t size : {1000U, 40'000U}) {
    for (const std::size_t front : {size / 100, size / 2, size}) {
      support::adversary against(size);
      auto v = against.items();
      const lend::arena one{1};
      lend::partial_sort(
          lend::options{.arena = &one}, v, front,
          lend::unchecked([&](std::size_t a, std::size_t b) { return against.is_less(a, b); }));
      CHECK(against.comparisons() < 6 * size * static_cast<std::size_t>(std::bit_width(size)));
      CHECK(sorted(v) == against.items());
      v.resize(front);
      CHECK(against.is_in_order(v));
    }
  }
}

TEST_CASE("a comparison that throws or is no order leaves a permutation") {
  const auto input = support::random_numbers<int>(40'000, 0);
  const auto expected = sorted(input);
  at_all_widths([&](std::size_t) {
    for (const long limit : {0L, 5000L, 40'000L, 80'000L}) {
      auto v = input;
      std::atomic<long> left = limit;
      const auto less = [](int a, int b, std::atomic<long>& count) {
        if (count-- <= 0) {
          throw support::failed();
        }
        return a < b;
      };
      CHECK_THROWS_AS(lend::partial_sort(v, 20'000, less, lend::shared(left)), support::failed);
      REQUIRE(sorted(v) == expected);
    }
    auto v = input;
    lend::partial_sort(v, 20'000, [](int, int) { return true; });
    lend::partial_sort(v, 20'000, [](int a, int b) { return (a ^ b) % 3 != 0; });
    REQUIRE(sorted(v) == expected);
  });
}
