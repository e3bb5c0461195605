#include "../process.hpp"
#include "../support.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <string>
#include <utility>
#include <vector>

// merge, against std::merge.

using support::at_all_widths;

namespace {

const std::size_t sizes[] = {0, 1, 2, 3, 100, 4095, 4096, 4097, 8193, 60'000};

/// Which range an element came from, and where it was.
struct record {
  std::uint32_t key;
  std::uint32_t origin;

  friend bool operator==(const record&, const record&) = default;
};

bool by_key(const record& a, const record& b) { return a.key < b.key; }

template <class T>
bool descends(const T& a, const T& b) {
  return b < a;
}

std::vector<record> sorted_records(std::size_t size, std::uint64_t distinct, std::uint32_t origin) {
  auto keys = support::random_numbers<std::uint32_t>(size, distinct, size + origin);
  std::sort(keys.begin(), keys.end());
  std::vector<record> all;
  for (const std::uint32_t key : keys) {
    all.push_back({key, origin++});
  }
  return all;
}

std::vector<int> counted_up(std::size_t size, int first = 0) {
  std::vector<int> v(size);
  for (int& x : v) {
    x = first++;
  }
  return v;
}

template <class T, class Less>
std::vector<T> merged(const std::vector<T>& a, const std::vector<T>& b, Less less) {
  std::vector<T> out(a.size() + b.size());
  std::merge(a.begin(), a.end(), b.begin(), b.end(), out.begin(), less);
  return out;
}

}  // namespace

TEST_CASE("ranges of all sizes are merged stably") {
  at_all_widths([](std::size_t) {
    for (const std::size_t size_a : sizes) {
      for (const std::size_t size_b : sizes) {
        for (const std::uint64_t distinct : {0U, 3U}) {
          const auto a = sorted_records(size_a, distinct, 0);
          const auto b = sorted_records(size_b, distinct, 1'000'000);
          std::vector<record> out(size_a + size_b);
          lend::merge(a, b, out, by_key);
          REQUIRE(out == merged(a, b, by_key));
        }
      }
    }
  });
}

TEST_CASE("ranges that follow each other, alternate or are all equal") {
  at_all_widths([](std::size_t) {
    const std::size_t size = support::sanitized ? 30'000 : 300'000;
    const auto low = counted_up(size);
    const auto high = counted_up(size / 3, static_cast<int>(size));
    auto even = low;
    auto odd = low;
    for (std::size_t i = 0; i < size; ++i) {
      even[i] = static_cast<int>(2 * i);
      odd[i] = static_cast<int>(2 * i + 1);
    }
    const std::vector<int> same(size, 7);
    using both = std::pair<std::vector<int>, std::vector<int>>;
    for (const auto& [a, b] : {both(low, high), both(high, low), both(even, odd), both(same, low),
                               both(same, same), both(low, {5})}) {
      std::vector<int> out(a.size() + b.size());
      lend::merge(a, b, out);
      REQUIRE(out == merged(a, b, std::less<>{}));
    }
  });
}

TEST_CASE("strings are copied, and both inputs stay as they are") {
  std::vector<std::string> a;
  std::vector<std::string> b;
  for (const auto n : support::random_numbers<std::uint64_t>(20'000, 5000)) {
    (n % 3 == 0 ? a : b).push_back(std::to_string(n) + std::string(n % 30, 'x'));
  }
  std::sort(a.begin(), a.end());
  std::sort(b.begin(), b.end());
  const auto a_before = a;
  const auto b_before = b;
  at_all_widths([&](std::size_t) {
    std::vector<std::string> out(a.size() + b.size());
    lend::merge(a, b, out);
    REQUIRE(out == merged(a, b, std::less<>{}));
  });
  CHECK(a == a_before);
  CHECK(b == b_before);
}

TEST_CASE("an output of another type, a comparison with arguments or by its bare name") {
  const std::vector<int> a{3, 2, 1};
  const std::vector<int> b{3, 0};
  std::vector<double> out(5);
  const auto less = [](int x, int y, int sign) { return sign * x < sign * y; };
  lend::merge(lend::shared(a), b, lend::mut(out), less, -1);
  CHECK(out == std::vector<double>{3, 3, 2, 1, 0});
  std::vector<int> same(5);
  lend::merge(a, b, same, descends);
  CHECK(same == std::vector<int>{3, 3, 2, 1, 0});
  const lend::arena arena{2};
  lend::merge(lend::options{.arena = &arena}, a, b, out, descends);
  CHECK(out == std::vector<double>{3, 3, 2, 1, 0});
  std::vector<int> twice(6);
  lend::merge(a, a, twice, std::greater<>{});
  CHECK(twice == std::vector<int>{3, 3, 2, 2, 1, 1});
}

TEST_CASE("sizes that do not add up, and an output that is an input") {
  std::vector<int> a{1, 2};
  const std::vector<int> b{3};
  for (const std::size_t size : {0U, 1U, 2U, 4U}) {
    std::vector<int> out(size, 9);
    CHECK_THROWS_WITH_AS(lend::merge(a, b, out),
                         ("lend[size]: ranges of 2 and 1 elements do not merge into " +
                          std::to_string(size) + "; give out as many as both have")
                             .c_str(),
                         lend::size_error);
    CHECK(out == std::vector<int>(size, 9));
  }
  const std::vector<int> none;
  CHECK_THROWS_AS(lend::merge(a, none, a), lend::overlap_error);
  CHECK(a == std::vector<int>{1, 2});
}

TEST_CASE("a comparison that is no order gives elements of the inputs") {
  const auto a = counted_up(30'000);
  const auto b = counted_up(20'001, 5);
  const auto check = [](const std::vector<int>& out) {
    return std::all_of(out.begin(), out.end(), [](int x) { return x >= 0 && x < 30'000; });
  };
  at_all_widths([&](std::size_t) {
    std::vector<int> out(a.size() + b.size(), -1);
    lend::merge(a, b, out, [](int, int) { return true; });
    CHECK(check(out));
    lend::merge(a, b, out, [](int x, int y) { return (x * 2 + y) % 3 == 0; });
    CHECK(check(out));
    const auto unsorted = support::random_numbers<int>(b.size(), 30'000);
    lend::merge(a, unsorted, out);
    CHECK(check(out));
    const std::vector<std::string> words(10'000, "longer than a string that is short");
    std::vector<std::string> many(20'000);
    lend::merge(words, words, many, [](const std::string&, const std::string&) { return true; });
    CHECK(many == std::vector<std::string>(20'000, words[0]));
  });
  const std::vector<double> numbers{1, std::numeric_limits<double>::quiet_NaN(), 0};
  std::vector<double> out(6);
  lend::merge(numbers, numbers, out);
  CHECK(std::none_of(out.begin(), out.end(), [](double x) { return x > 1; }));
}

TEST_CASE("comparisons and copies that throw") {
  const auto a = counted_up(30'000);
  at_all_widths([&](std::size_t) {
    for (const long at : {0L, 1L, 100L, 20'000L}) {
      std::vector<int> out(60'000);
      std::atomic<long> left = at;
      CHECK_THROWS_AS(lend::merge(a, a, out, lend::unchecked([&](int x, int y) {
                                    if (left-- <= 0) {
                                      throw support::failed();
                                    }
                                    return x < y;
                                  })),
                      support::failed);
    }
  });
}

TEST_CASE("a merge is stopped") {
  const auto a = counted_up(200'000);
  std::vector<int> out(2 * a.size());
  std::stop_source source;
  const auto less = lend::unchecked([&](int x, int y) {
    if (x == 1000) {
      source.request_stop();
    }
    return x < y;
  });
  CHECK_THROWS_AS(lend::merge(lend::options{.stop = source.get_token()}, a, a, out, less),
                  lend::cancelled);
}
