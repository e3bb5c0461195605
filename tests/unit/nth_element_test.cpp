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
#include <random>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

// nth_element, against what a sort gives.

using support::at_all_widths;
using support::pattern;

namespace {

/// From 32,768 elements on all threads partition them.
const std::size_t sizes[] = {1, 2, 3, 24, 25, 1023, 1024, 10'000, 32'767, 32'768, 80'000, 300'000};

std::vector<std::size_t> ranks_of(std::size_t size, std::mt19937_64& random) {
  return {0, size / 2, size - 1, support::below(random, size)};
}

template <class T>
std::vector<T> sorted(std::vector<T> v) {
  std::sort(v.begin(), v.end());
  return v;
}

/// Whether the element at `rank` is what it has to be, and the others are on its right side.
template <class T, class Less>
bool is_selected(const std::vector<T>& v, std::size_t rank, const T& expected, Less less) {
  const auto at = v.begin() + static_cast<std::ptrdiff_t>(rank);
  return !less(*at, expected) && !less(expected, *at) &&
         std::none_of(v.begin(), at, [&](const T& x) { return less(*at, x); }) &&
         std::none_of(at, v.end(), [&](const T& x) { return less(x, *at); });
}

std::vector<int> shuffled(std::size_t size) {
  std::vector<int> v(size);
  for (std::size_t i = 0; i < size; ++i) {
    v[i] = static_cast<int>(i);
  }
  std::mt19937_64 random = support::generator(2);
  std::shuffle(v.begin(), v.end(), random);
  return v;
}

/// The number that an element of `shuffled` was made of.
std::size_t number_of(int number) { return static_cast<std::size_t>(number); }
std::size_t number_of(const std::string& text) { return std::stoul(text); }

std::vector<std::string> words(std::size_t size) {
  std::vector<std::string> all;
  for (const int n : shuffled(size)) {
    all.push_back(std::to_string(n) + std::string(number_of(n) % 30, 'x'));
  }
  return all;
}

/// Whether elements are those of `shuffled`, in any order.
template <class T>
bool has_each_once(const std::vector<T>& v) {
  std::vector<bool> seen(v.size());
  for (const T& element : v) {
    const std::size_t number = number_of(element);
    if (number >= v.size() || seen[number]) {
      return false;
    }
    seen[number] = true;
  }
  return true;
}

template <class T>
bool is_greater(const T& a, const T& b) {
  return b < a;
}

}  // namespace

TEST_CASE("numbers of all patterns and sizes") {
  std::mt19937_64 random = support::generator(1);
  const auto as_they_are = [](std::uint32_t a, std::uint32_t b) { return a < b; };
  at_all_widths([&](std::size_t) {
    for (const std::size_t size : sizes) {
      for (int kind = 0; kind < support::patterns && !support::is_too_slow(size); ++kind) {
        const auto input = pattern(size, kind);
        const auto expected = sorted(input);
        for (const std::size_t rank : ranks_of(size, random)) {
          auto v = input;
          lend::nth_element(v, rank, as_they_are);
          REQUIRE(is_selected(v, rank, expected[rank], as_they_are));
          REQUIRE((size > 2000 || sorted(v) == expected));
        }
      }
    }
  });
}

TEST_CASE("the natural order and its reverse, NaNs last") {
  constexpr std::size_t size = 40'000;
  auto input = support::random_numbers<double>(size, 1000);
  for (std::size_t i = 0; i < size; i += 100) {
    input[i] = std::numeric_limits<double>::quiet_NaN();
    input[i + 1] = -input[i + 1];
  }
  auto ascending = input;
  lend::sort(ascending);
  auto descending = input;
  lend::sort(descending, std::greater<>{});
  constexpr std::size_t numbers = size - size / 100;
  at_all_widths([&](std::size_t) {
    for (const std::size_t rank : {std::size_t{0}, size / 2, numbers - 1}) {
      auto v = input;
      lend::nth_element(v, rank);
      REQUIRE(is_selected(v, rank, ascending[rank], std::less<>{}));
      lend::nth_element(v, rank, std::greater<>{});
      REQUIRE(is_selected(v, rank, descending[rank], std::greater<>{}));
    }
    auto v = input;
    lend::nth_element(v, numbers);
    CHECK(std::all_of(v.begin() + numbers, v.end(), [](double x) { return std::isnan(x); }));
  });
}

TEST_CASE("strings, and elements that only move") {
  const auto input = words(40'000);
  const auto expected = sorted(input);
  const std::size_t rank = input.size() / 3;
  at_all_widths([&](std::size_t) {
    auto v = input;
    lend::nth_element(v, rank);
    REQUIRE(is_selected(v, rank, expected[rank], std::less<>{}));
    REQUIRE(has_each_once(v));
    std::vector<support::move_only> movers;
    for (const int n : shuffled(40'000)) {
      movers.emplace_back(n);
    }
    lend::nth_element(movers, rank);
    REQUIRE(movers[rank].value() == static_cast<int>(rank));
    REQUIRE(std::all_of(movers.begin(), movers.begin() + static_cast<std::ptrdiff_t>(rank),
                        [&](const support::move_only& one) { return one < movers[rank]; }));
  });
}

TEST_CASE("comparisons get arguments, and may be templates by their names") {
  auto v = shuffled(1000);
  lend::nth_element(v, 10, [](int a, int b, int factor) { return a * factor < b * factor; }, -1);
  CHECK(v[10] == 989);
  lend::nth_element(v, 15, is_greater);
  CHECK(v[15] == 984);
  const lend::options how{.grain = 8};
  lend::nth_element(how, lend::mut(v), 20U, [](auto a, auto b) { return a < b; });
  CHECK(v[20] == 20);
  lend::run([](lend::slice_mut<int> s) { lend::nth_element(s, std::int8_t{30}); }, lend::mut(v));
  CHECK(v[30] == 30);
}

TEST_CASE("runs of one width give the same order") {
  const auto input = support::random_numbers<std::uint32_t>(70'000, 1000);
  const auto by_hundreds = [](std::uint32_t a, std::uint32_t b) { return a / 100 < b / 100; };
  at_all_widths([&](std::size_t) {
    auto first = input;
    lend::nth_element(first, 30'000, by_hundreds);
    for (int run = 0; run < 3; ++run) {
      auto again = input;
      lend::nth_element(again, 30'000, by_hundreds);
      REQUIRE(again == first);
    }
  });
}

TEST_CASE("the place may be the size, but not more") {
  std::vector<int> v{3, 1, 2};
  lend::nth_element(v, 3U);
  CHECK(v == std::vector<int>{3, 1, 2});
  CHECK_THROWS_AS(lend::nth_element(v, 4), lend::bounds_error);
  CHECK_THROWS_AS(lend::nth_element(v, -1), lend::bounds_error);
  CHECK(v == std::vector<int>{3, 1, 2});
  std::vector<int> none;
  lend::nth_element(none, 0);
  CHECK_THROWS_AS(lend::nth_element(none, 1), lend::bounds_error);
}

TEST_CASE("loans that overlap are refused before anything is moved") {
  std::vector<int> v{3, 1, 2};
  const auto less = [](int a, int b, lend::slice<int>) { return a < b; };
  try {
    lend::nth_element(v, 1, less, lend::shared(v));
    FAIL("nothing was thrown");
  } catch (const lend::overlap_error& error) {
    CHECK(error.first().argument == 1);
    CHECK(error.second().argument == 4);
  }
  CHECK(v == std::vector<int>{3, 1, 2});
}

TEST_CASE("an adversary does not make it quadratic") {
  for (const std::size_t size : {1000U, 40'000U}) {
    for (const std::size_t rank : {std::size_t{0}, size / 2, size - 1}) {
      support::adversary against(size);
      auto v = against.items();
      const lend::arena one{1};
      lend::nth_element(
          lend::options{.arena = &one}, v, rank,
          lend::unchecked([&](std::size_t a, std::size_t b) { return against.is_less(a, b); }));
      CHECK(against.comparisons() < 4 * size * static_cast<std::size_t>(std::bit_width(size)));
      CHECK(is_selected(v, rank, v[rank], [&](std::size_t a, std::size_t b) {
        return against.value_of(a) < against.value_of(b);
      }));
      CHECK(sorted(v) == against.items());
    }
  }
}

TEST_CASE("a comparison that throws leaves a permutation") {
  const auto numbers = shuffled(40'000);
  const auto texts = words(40'000);
  at_all_widths([&](std::size_t) {
    for (const long limit : {0L, 100L, 5000L, 20'000L, 40'000L}) {
      std::atomic<long> left = limit;
      const auto check = [&](auto v) {
        left = limit;
        CHECK_THROWS_AS(
            lend::nth_element(v, v.size() / 2, lend::unchecked([&](const auto& a, const auto& b) {
                                if (left-- <= 0) {
                                  throw support::failed();
                                }
                                return a < b;
                              })),
            support::failed);
        REQUIRE(has_each_once(v));
      };
      check(numbers);
      check(texts);
    }
  });
}

TEST_CASE("a comparison that is no order leaves a permutation") {
  at_all_widths([](std::size_t) {
    for (const std::size_t size : {2U, 24U, 25U, 1023U, 1024U, 40'000U}) {
      auto v = shuffled(size);
      const auto texts = words(size);
      for (const std::size_t rank : {std::size_t{0}, size / 2, size - 1}) {
        lend::nth_element(v, rank, [](int, int) { return true; });
        lend::nth_element(v, rank, [](int a, int b) { return a <= b; });
        lend::nth_element(v, rank, [](int a, int b) { return (a * 7919 + b) % 3 == 0; });
        auto some = texts;
        lend::nth_element(some, rank, [](const auto& a, const auto& b) {
          return std::hash<std::string>{}(a) % 3 >= std::hash<std::string>{}(b) % 2;
        });
        REQUIRE(has_each_once(some));
      }
      REQUIRE(has_each_once(v));
    }
  });
}

TEST_CASE("a stop leaves a permutation") {
  at_all_widths([](std::size_t) {
    for (const long at : {1L, 1000L, 30'000L}) {
      auto v = shuffled(40'000);
      std::stop_source source;
      std::atomic<long> left = at;
      const auto less = lend::unchecked([&](int a, int b) {
        if (--left == 0) {
          source.request_stop();
        }
        return a < b;
      });
      try {
        lend::nth_element(lend::options{.stop = source.get_token()}, v, 20'000, less);
        REQUIRE(v[20'000] == 20'000);
      } catch (const lend::cancelled&) {
        CHECK(source.stop_requested());
      }
      REQUIRE(has_each_once(v));
    }
  });
}
