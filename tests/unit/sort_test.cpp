#include "../sort_input.hpp"
#include "../support.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <bit>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

using support::adversary;
using support::pattern;

namespace {

const std::size_t sizes[] = {0, 1, 2, 3, 23, 24, 25, 127, 128, 129, 4095, 4096, 4097, 8193, 50'000};

struct record {
  std::uint32_t key;
  std::uint32_t place;
  double payload;

  friend bool operator==(const record&, const record&) = default;
};

bool by_key(const record& a, const record& b) { return a.key < b.key; }

struct big {
  std::uint16_t key;
  std::array<char, 1022> rest;
};

/// Moving it may throw, for all that its type says.
class throwing_move {
 public:
  explicit throwing_move(int value) : value_(value) {}
  throwing_move(const throwing_move&) = default;
  throwing_move(throwing_move&& other) noexcept(false) : value_(other.value_) {}
  throwing_move& operator=(const throwing_move&) = default;
  throwing_move& operator=(throwing_move&& other) noexcept(false) {
    value_ = other.value_;
    return *this;
  }
  ~throwing_move() = default;
  [[nodiscard]] int value() const { return value_; }
  friend bool operator<(const throwing_move& a, const throwing_move& b) {
    return a.value_ / 8 < b.value_ / 8;
  }

 private:
  int value_;
};

std::vector<record> records(std::size_t size, std::uint64_t distinct) {
  std::vector<record> all(size);
  const auto keys = support::random_numbers<std::uint32_t>(size, distinct, size);
  for (std::size_t i = 0; i < size; ++i) {
    all[i] = {keys[i], static_cast<std::uint32_t>(i), 0.5};
  }
  return all;
}

}  // namespace

/// Trivially copyable, though it cannot be copied.
struct trivial_mover {
  int value = 0;
  trivial_mover() = default;
  trivial_mover(trivial_mover&&) = default;
  trivial_mover& operator=(trivial_mover&&) = default;
};

template <>
inline constexpr auto lend::enable_send<trivial_mover> = lend::yes;
template <>
inline constexpr auto lend::enable_sync<trivial_mover> = lend::yes;
template <>
inline constexpr auto lend::enable_owned<trivial_mover> = lend::yes;
template <>
inline constexpr auto lend::enable_send<throwing_move> = lend::yes;
template <>
inline constexpr auto lend::enable_sync<throwing_move> = lend::yes;
template <>
inline constexpr auto lend::enable_owned<throwing_move> = lend::yes;

TEST_CASE("numbers of all patterns and sizes are sorted as std does it") {
  support::at_all_widths([](std::size_t) {
    for (const std::size_t size : sizes) {
      for (int kind = 0; kind < support::patterns; ++kind) {
        const auto input = pattern(size, kind);
        auto expected = input;
        std::sort(expected.begin(), expected.end());
        auto sorted = input;
        lend::sort(sorted);
        REQUIRE(sorted == expected);
        auto stable = input;
        lend::stable_sort(stable);
        REQUIRE(stable == expected);
      }
    }
  });
}

TEST_CASE("other types: bytes, doubles, strings, big records") {
  auto bytes = support::random_numbers<std::uint8_t>(10'000, 0);
  auto doubles = support::random_numbers<double>(10'000, 1000);
  std::vector<std::string> strings;
  for (const auto n : support::random_numbers<std::uint64_t>(10'000, 5000)) {
    strings.push_back(std::to_string(n) + std::string(n % 40, 'x'));
  }
  const auto check = [](auto input) {
    auto expected = input;
    std::sort(expected.begin(), expected.end());
    auto stable = input;
    lend::sort(input);
    CHECK(input == expected);
    lend::stable_sort(stable);
    CHECK(stable == expected);
  };
  check(bytes);
  check(doubles);
  check(strings);

  std::vector<big> bigs;
  for (const auto key : support::random_numbers<std::uint16_t>(3000, 9)) {
    bigs.push_back({key, {}});
  }
  lend::sort(bigs, [](const big& a, const big& b) { return a.key < b.key; });
  CHECK(std::is_sorted(bigs.begin(), bigs.end(),
                       [](const big& a, const big& b) { return a.key < b.key; }));
}

TEST_CASE("stable_sort keeps the order of equal elements") {
  support::at_all_widths([](std::size_t) {
    for (const std::size_t size : sizes) {
      for (const std::uint64_t distinct : {1U, 5U, 1000U}) {
        auto input = records(size, distinct);
        auto expected = input;
        std::stable_sort(expected.begin(), expected.end(), by_key);
        lend::stable_sort(input, by_key);
        REQUIRE(input == expected);
      }
    }
  });
}

TEST_CASE("sort keeps every record") {
  auto input = records(50'000, 100);
  auto expected = input;
  lend::sort(input, by_key);
  CHECK(std::is_sorted(input.begin(), input.end(), by_key));
  const auto by_place = [](const record& a, const record& b) { return a.place < b.place; };
  std::sort(input.begin(), input.end(), by_place);
  CHECK(input == expected);
}

TEST_CASE("comparisons get arguments, and may be descending") {
  auto v = support::random_numbers<int>(10'000, 500);
  lend::sort(v, std::greater<>{});
  CHECK(std::is_sorted(v.begin(), v.end(), std::greater<>{}));
  const auto rank = support::random_numbers<int>(500, 0);
  const auto by_rank = [](int a, int b, lend::slice<int> ranks) {
    return ranks[static_cast<std::size_t>(a)] < ranks[static_cast<std::size_t>(b)];
  };
  lend::stable_sort(v, by_rank, lend::shared(rank));
  CHECK(std::is_sorted(v.begin(), v.end(), [&](int a, int b) {
    return rank[static_cast<std::size_t>(a)] < rank[static_cast<std::size_t>(b)];
  }));
}

TEST_CASE("move-only elements are sorted") {
  const auto numbers = support::random_numbers<int>(20'000, 1000);
  std::vector<std::unique_ptr<const int>> owners;
  std::vector<support::move_only> movers;
  for (const int n : numbers) {
    owners.push_back(std::make_unique<const int>(n));
    movers.emplace_back(n);
  }
  const auto pointee = [](const std::unique_ptr<const int>& a,
                          const std::unique_ptr<const int>& b) { return *a < *b; };
  lend::sort(owners, pointee);
  CHECK(std::is_sorted(owners.begin(), owners.end(), pointee));
  lend::stable_sort(movers);
  CHECK(std::is_sorted(movers.begin(), movers.end()));
  lend::sort(movers);
  CHECK(movers.size() == numbers.size());
}

TEST_CASE("elements whose moves may throw are sorted without a buffer") {
  std::vector<throwing_move> v;
  for (const int n : support::random_numbers<int>(20'000, 4000)) {
    v.emplace_back(n);
  }
  auto expected = v;
  std::stable_sort(expected.begin(), expected.end());
  const auto same = [](const throwing_move& a, const throwing_move& b) {
    return a.value() == b.value();
  };
  lend::stable_sort(v, [](const throwing_move& a, const throwing_move& b) { return a < b; });
  CHECK(std::equal(v.begin(), v.end(), expected.begin(), expected.end(), same));
}

TEST_CASE("a comparison that throws leaves a permutation, and nothing leaks") {
  support::at_all_widths([](std::size_t) {
    for (const int limit : {0, 1, 10, 1000, 100'000}) {
      std::vector<std::string> v;
      for (const auto n : support::random_numbers<std::uint64_t>(20'000, 0)) {
        v.push_back("a string too long for the small buffer " + std::to_string(n));
      }
      auto expected = v;
      std::sort(expected.begin(), expected.end());
      for (const bool stable : {false, true}) {
        std::atomic<int> left = limit;
        const auto less = [](const std::string& a, const std::string& b, std::atomic<int>& count) {
          if (--count < 0) {
            throw support::failed();
          }
          return a < b;
        };
        if (stable) {
          CHECK_THROWS_AS(lend::stable_sort(v, less, lend::shared(left)), support::failed);
        } else {
          CHECK_THROWS_AS(lend::sort(v, less, lend::shared(left)), support::failed);
        }
        auto kept = v;
        std::sort(kept.begin(), kept.end());
        REQUIRE(kept == expected);
      }
    }
  });
}

TEST_CASE("a comparison that is no order leaves a permutation") {
  for (const std::size_t size : sizes) {
    auto v = support::random_numbers<int>(size, 100, size);
    auto expected = v;
    lend::sort(v, [](int, int) { return true; });
    lend::stable_sort(v, [](int a, int b) { return (a ^ b) % 3 != 0; });
    lend::sort(v, [](int a, int b) { return a <= b; });
    std::sort(v.begin(), v.end());
    std::sort(expected.begin(), expected.end());
    REQUIRE(v == expected);
  }
}

TEST_CASE("an adversary cannot make a sort quadratic") {
  // The larger one has parts that are partitioned by blocks.
  for (const std::size_t count : {1000U, 60'000U}) {
    const auto most = 4 * count * static_cast<std::size_t>(std::bit_width(count));
    adversary against_sort(count);
    adversary against_stable_sort(count);
    auto items = against_sort.items();
    auto more_items = items;
    const lend::arena one{1};
    one.run(lend::unchecked([&] {
      lend::sort(items, lend::unchecked([&](std::size_t a, std::size_t b) {
                   return against_sort.is_less(a, b);
                 }));
      lend::stable_sort(more_items, lend::unchecked([&](std::size_t a, std::size_t b) {
                          return against_stable_sort.is_less(a, b);
                        }));
    }));
    CHECK(against_sort.comparisons() < most);
    CHECK(against_stable_sort.comparisons() < most);
    CHECK(against_sort.is_in_order(items));
    CHECK(against_stable_sort.is_in_order(more_items));
  }
}

TEST_CASE("slices are sorted, and sort is a callable") {
  std::vector<int> v{4, 3, 2, 1};
  lend::join(lend::split_at(2, v), lend::sort);
  CHECK(v == std::vector{3, 4, 1, 2});
  lend::run(lend::stable_sort, lend::mut(v));
  CHECK(v == std::vector{1, 2, 3, 4});
}

TEST_CASE("elements that overload operator& are sorted where they lie") {
  struct elusive {
    int value = 0;
    elusive* operator&() { return nullptr; }
    const elusive* operator&() const { return nullptr; }
  };
  std::vector<elusive> v(10'000);
  const auto numbers = support::random_numbers<int>(v.size(), 0);
  const auto less = [](const elusive& a, const elusive& b) { return a.value < b.value; };
  for (std::size_t i = 0; i < v.size(); ++i) {
    v[i].value = numbers[i];
  }
  auto w = v;
  lend::sort(v, less);
  CHECK(std::is_sorted(v.begin(), v.end(), less));
  lend::stable_sort(w, less);
  CHECK(std::is_sorted(w.begin(), w.end(), less));
}

TEST_CASE("elements that are trivial to move but not to copy") {
  std::vector<trivial_mover> v(10'000);
  const auto numbers = support::random_numbers<int>(v.size(), 0);
  const auto less = [](const trivial_mover& a, const trivial_mover& b) {
    return a.value < b.value;
  };
  for (int round = 0; round < 2; ++round) {
    for (std::size_t i = 0; i < v.size(); ++i) {
      v[i].value = numbers[i];
    }
    if (round == 0) {
      lend::sort(v, less);
    } else {
      lend::stable_sort(v, less);
    }
    CHECK(std::is_sorted(v.begin(), v.end(), less));
  }
}
