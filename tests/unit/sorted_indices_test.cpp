#include "../sort_input.hpp"
#include "../support.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <functional>
#include <limits>
#include <numeric>
#include <stop_token>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

// sorted_indices, against std::stable_sort of indices.

using support::at_all_widths;
using support::pattern;

namespace {

using indices = lend::unique_indices<std::size_t>;

const std::size_t sizes[] = {0, 1, 2, 3, 24, 25, 64, 65, 1000, 4097, 40'000};

/// Too large to be moved with its index.
struct record {
  std::uint32_t key;
  std::array<std::uint32_t, 9> rest;
};

template <class T, class Less>
std::vector<std::size_t> expected_for(const std::vector<T>& v, Less less) {
  std::vector<std::size_t> all(v.size());
  std::iota(all.begin(), all.end(), std::size_t{0});
  std::stable_sort(all.begin(), all.end(),
                   [&](std::size_t a, std::size_t b) { return less(v[a], v[b]); });
  return all;
}

bool are(const indices& found, const std::vector<std::size_t>& expected) {
  return found.bound() == expected.size() &&
         std::equal(found.begin(), found.end(), expected.begin(), expected.end());
}

bool are_all(const indices& found, std::size_t count) {
  std::vector<std::size_t> all(found.begin(), found.end());
  std::sort(all.begin(), all.end());
  std::vector<std::size_t> expected(count);
  std::iota(expected.begin(), expected.end(), std::size_t{0});
  return found.bound() == count && all == expected;
}

/// In the natural order, its reverse, and by comparisons.
template <class T>
void check_orders(const std::vector<T>& v) {
  const auto rising = expected_for(v, std::less<>{});
  const auto falling = expected_for(v, std::greater<>{});
  REQUIRE(are(lend::sorted_indices(v), rising));
  REQUIRE(are(lend::sorted_indices(v, std::greater<>{}), falling));
  REQUIRE(are(lend::sorted_indices(v, [](const T& a, const T& b) { return b < a; }), falling));
}

template <class T, class Make>
std::vector<T> made_of(const std::vector<std::uint32_t>& numbers, Make make) {
  std::vector<T> all;
  for (const std::uint32_t n : numbers) {
    all.push_back(make(n));
  }
  return all;
}

template <class T>
bool is_greater(const T& a, const T& b) {
  return b < a;
}

}  // namespace

TEST_CASE("numbers and strings of all patterns and sizes") {
  at_all_widths([](std::size_t) {
    for (const std::size_t size : sizes) {
      for (int kind = 0; kind < support::patterns; ++kind) {
        const auto numbers = pattern(size, kind);
        check_orders(numbers);
        if (size < 10'000 || kind < 3) {
          check_orders(made_of<std::string>(numbers, [](std::uint32_t n) {
            return std::string(n % 20, 'x') + std::to_string(n);
          }));
        }
      }
    }
  });
}

TEST_CASE("bytes, long integers and large records") {
  at_all_widths([](std::size_t) {
    for (const std::size_t size : {60U, 5000U, 40'000U}) {
      const auto numbers = pattern(size, 0);
      check_orders(made_of<std::int8_t>(numbers, [](auto n) { return std::int8_t(n % 256); }));
      check_orders(made_of<std::int64_t>(
          numbers, [](auto n) { return (std::int64_t{n} << 20U) - (std::int64_t{1} << 51U); }));
      const auto records = made_of<record>(numbers, [](auto n) { return record{n % 1000, {}}; });
      const auto by_key = [](const record& a, const record& b) { return a.key < b.key; };
      REQUIRE(are(lend::sorted_indices(records, by_key), expected_for(records, by_key)));
    }
  });
}

TEST_CASE("zeros of both signs are equal, NaNs come last") {
  const auto nan = std::numeric_limits<double>::quiet_NaN();
  std::vector<double> v;
  for (const auto n : support::random_numbers<std::uint32_t>(10'000, 0)) {
    v.push_back(n % 10 == 0 ? nan : n % 10 < 4 ? 0.0 : n % 10 < 7 ? -0.0 : n * 1e-3 - 2e6);
  }
  const auto less = [](double a, double b) { return std::isnan(b) ? !std::isnan(a) : a < b; };
  const auto greater = [](double a, double b) { return std::isnan(b) ? !std::isnan(a) : b < a; };
  at_all_widths([&](std::size_t) {
    REQUIRE(are(lend::sorted_indices(v), expected_for(v, less)));
    REQUIRE(are(lend::sorted_indices(v, std::greater<>{}), expected_for(v, greater)));
  });
}

TEST_CASE("gather and scatter take them") {
  const std::vector<std::string> names{"pear", "fig", "apple", "plum"};
  const std::vector<int> prices{3, 2, 5, 1};
  const auto order = lend::sorted_indices(prices);
  static_assert(std::is_same_v<decltype(order), const indices>);
  std::vector<std::string> cheapest(4);
  lend::gather(names, order, cheapest);
  CHECK(cheapest == std::vector<std::string>{"plum", "fig", "pear", "apple"});

  std::vector<int> ranks(4);
  lend::for_each(lend::enumerate(lend::scatter(ranks, order)),
                 [](std::size_t rank, int& out) { out = static_cast<int>(rank); });
  CHECK(ranks == std::vector<int>{2, 1, 3, 0});

  std::vector<int> fewer(3);
  CHECK_THROWS_AS(lend::for_each(lend::scatter(fewer, order), [](int&) {}), lend::bounds_error);
}

TEST_CASE("comparisons get arguments, and elements are only read") {
  std::vector<support::move_only> v;
  for (const int n : {4, 1, 3}) {
    v.emplace_back(n);
  }
  CHECK(are(lend::sorted_indices(v), {1, 2, 0}));
  const std::vector<int> numbers{4, 1, 3};
  const auto nearest = [](int a, int b, int to) { return std::abs(a - to) < std::abs(b - to); };
  CHECK(are(lend::sorted_indices({.grain = 8}, numbers, nearest, 3), {2, 0, 1}));
  CHECK(are(lend::sorted_indices(lend::shared(numbers), nearest, 1), {1, 2, 0}));
  const auto found =
      lend::run([](lend::slice<int> s) { return lend::sorted_indices(s); }, lend::shared(numbers));
  CHECK(are(found, {1, 2, 0}));
}

TEST_CASE("a comparison that is no order gives each index once") {
  at_all_widths([](std::size_t) {
    for (const std::size_t size : sizes) {
      const auto numbers = pattern(size, 0);
      const auto records = made_of<record>(numbers, [](auto n) { return record{n, {}}; });
      const auto always = [](const auto&, const auto&) { return true; };
      const auto any = [](const auto& a, const auto& b) { return (a * 7919 + b) % 3 == 0; };
      REQUIRE(are_all(lend::sorted_indices(numbers, always), size));
      REQUIRE(are_all(lend::sorted_indices(numbers, any), size));
      REQUIRE(are_all(lend::sorted_indices(records, always), size));
      REQUIRE(are_all(
          lend::sorted_indices(
              records, [](const record& a, const record& b) { return (a.key ^ b.key) % 3 != 0; }),
          size));
    }
  });
}

TEST_CASE("what a comparison throws comes out, or that it was cancelled") {
  const auto numbers = pattern(20'000, 0);
  const auto records = made_of<record>(numbers, [](auto n) { return record{n, {}}; });
  at_all_widths([&](std::size_t) {
    for (const long limit : {0L, 1L, 1000L, 100'000L}) {
      std::atomic<long> left = limit;
      const auto fail = [&left](std::uint32_t a, std::uint32_t b) {
        if (left-- <= 0) {
          throw support::failed();
        }
        return a < b;
      };
      CHECK_THROWS_AS(lend::sorted_indices(numbers, lend::unchecked(fail)), support::failed);
      left = limit;
      CHECK_THROWS_AS(
          lend::sorted_indices(records, lend::unchecked([&](const record& a, const record& b) {
                                 return fail(a.key, b.key);
                               })),
          support::failed);
    }
    std::stop_source source;
    source.request_stop();
    const lend::options stopped{.stop = source.get_token()};
    CHECK_THROWS_AS(lend::sorted_indices(stopped, numbers), lend::cancelled);
  });
}

TEST_CASE("loans that overlap are shared") {
  const std::vector<int> v{3, 1, 2};
  const auto less = [](int a, int b, lend::slice<int> all) { return all[0] - a < all[0] - b; };
  CHECK(are(lend::sorted_indices(v, less, lend::shared(v)), {0, 2, 1}));
}
