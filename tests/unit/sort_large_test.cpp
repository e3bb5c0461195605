#include "../support.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <vector>

// Ranges that several tasks partition together.

namespace {

constexpr std::size_t size = support::sanitized ? 35'000 : 150'000;

struct record {
  std::uint64_t key;
  std::uint64_t place;

  friend bool operator==(const record&, const record&) = default;
};

bool by_key(const record& a, const record& b) { return a.key < b.key; }
bool by_both(const record& a, const record& b) {
  return a.key != b.key ? a.key < b.key : a.place < b.place;
}

struct pattern {
  const char* name;
  std::uint64_t (*key)(std::uint64_t place, std::uint64_t random);
};

const pattern patterns[] = {
    {"random", [](std::uint64_t, std::uint64_t random) { return random; }},
    {"two values", [](std::uint64_t, std::uint64_t random) { return random % 2; }},
    {"few values", [](std::uint64_t, std::uint64_t random) { return random % 16; }},
    {"one value, but for one",
     [](std::uint64_t place, std::uint64_t) -> std::uint64_t { return place == size / 3 ? 0 : 1; }},
    {"half of them equal",
     [](std::uint64_t, std::uint64_t random) { return random % 2 == 0 ? random : 1U << 31U; }},
    {"sorted, but for the last",
     [](std::uint64_t place, std::uint64_t) { return place + 1 == size ? 0 : place; }},
    {"reversed, but for the last",
     [](std::uint64_t place, std::uint64_t) { return place + 1 == size ? size : size - place; }},
    {"up and down",
     [](std::uint64_t place, std::uint64_t) { return place < size / 2 ? place : size - place; }},
    {"a saw", [](std::uint64_t place, std::uint64_t) { return place % 1000; }},
    {"large in front",
     [](std::uint64_t place, std::uint64_t random) {
       return random % 1000 + (place < 5000 ? 1000 : 0);
     }},
};

std::vector<record> records(const pattern& kind) {
  const auto numbers = support::random_numbers<std::uint64_t>(size, 0);
  std::vector<record> all(size);
  for (std::size_t i = 0; i < size; ++i) {
    all[i] = {kind.key(i, numbers[i]), i};
  }
  return all;
}

/// Not trivial, and not to be copied; moving it may throw for all that its type says, and does in
/// the end.
class fragile {
 public:
  explicit fragile(int value) : value_(value) { ++alive; }
  fragile(const fragile&) = delete;
  fragile(fragile&& other) noexcept(false) : value_(other.value_) {
    tire();
    ++alive;
  }
  fragile& operator=(const fragile&) = delete;
  fragile& operator=(fragile&& other) noexcept(false) {
    tire();
    value_ = other.value_;
    return *this;
  }
  ~fragile() { --alive; }

  friend bool operator<(const fragile& a, const fragile& b) { return a.value_ < b.value_; }

  static inline std::atomic<long> alive = 0;
  static inline std::atomic<long> moves_left = 0;

 private:
  static void tire() {
    if (--moves_left < 0) {
      throw support::failed();
    }
  }

  int value_;
};

/// The place that is no part of the run has the key of the one before it, or a greater one.
void check_reversed_but_for(std::size_t count, std::size_t place, std::uint64_t rise) {
  std::vector<record> v(count);
  for (std::size_t i = 0; i < count; ++i) {
    v[i] = {count - i, i};
  }
  v[place].key = v[place - 1].key + rise;
  auto expected = v;
  std::stable_sort(expected.begin(), expected.end(), by_key);
  auto sorted = v;
  lend::stable_sort(sorted, by_key);
  REQUIRE(sorted == expected);
  lend::sort(v, by_key);
  REQUIRE(std::is_sorted(v.begin(), v.end(), by_key));
  std::sort(v.begin(), v.end(), by_both);
  REQUIRE(v == expected);
}

}  // namespace

template <>
inline constexpr auto lend::enable_send<fragile> = lend::yes;
template <>
inline constexpr auto lend::enable_sync<fragile> = lend::yes;
template <>
inline constexpr auto lend::enable_owned<fragile> = lend::yes;

TEST_CASE("every pattern is sorted, the same way at every run") {
  for (const pattern& kind : patterns) {
    CAPTURE(kind.name);
    const auto input = records(kind);
    auto expected = input;
    std::sort(expected.begin(), expected.end(), by_both);
    support::at_all_widths([&](std::size_t) {
      auto first = input;
      lend::sort(first, by_key);
      auto second = input;
      lend::sort(second, by_key);
      REQUIRE(first == second);
      REQUIRE(std::is_sorted(first.begin(), first.end(), by_key));
      std::sort(first.begin(), first.end(), by_both);
      REQUIRE(first == expected);
    });
  }
}

TEST_CASE("a comparison that throws leaves a permutation") {
  for (const pattern& kind : {patterns[0], patterns[1]}) {
    CAPTURE(kind.name);
    const auto input = records(kind);
    auto expected = input;
    std::sort(expected.begin(), expected.end(), by_both);
    support::at_all_widths([&](std::size_t) {
      for (const std::size_t limit : {std::size_t{10}, size / 5, size * 2 / 3, size * 2}) {
        std::atomic<std::size_t> left = limit;
        const auto less = [](const record& a, const record& b, std::atomic<std::size_t>& count) {
          if (count-- == 0) {
            throw support::failed();
          }
          return a.key < b.key;
        };
        auto v = input;
        CHECK_THROWS_AS(lend::sort(v, less, lend::shared(left)), support::failed);
        std::sort(v.begin(), v.end(), by_both);
        REQUIRE(v == expected);
      }
    });
  }
}

TEST_CASE("a comparison that is no order leaves a permutation") {
  const auto numbers = support::random_numbers<int>(size, 1000);
  auto expected = numbers;
  std::sort(expected.begin(), expected.end());
  const auto check = [&](auto less) {
    support::at_all_widths([&](std::size_t) {
      std::vector<support::move_only> v;
      for (const int n : numbers) {
        v.emplace_back(n);
      }
      lend::sort(v, less);
      std::vector<int> kept;
      for (const support::move_only& one : v) {
        kept.push_back(one.value());
      }
      std::sort(kept.begin(), kept.end());
      REQUIRE(kept == expected);
    });
  };
  using element = support::move_only;
  check([](const element&, const element&) { return true; });
  check([](const element& a, const element& b) { return ((a.value() ^ b.value()) & 4) != 0; });
  check([](const element& a, const element& b) { return a.value() <= b.value(); });
}

TEST_CASE("elements whose moves may throw") {
  const auto numbers = support::random_numbers<int>(size, 0);
  support::at_all_widths([&](std::size_t) {
    for (const long moves : {1'000'000'000L, 50'000L, 100L}) {
      std::vector<fragile> v;
      v.reserve(size);
      fragile::moves_left = moves;
      for (const int n : numbers) {
        v.emplace_back(n);
      }
      if (moves > 1'000'000) {
        lend::sort(v, [](const fragile& a, const fragile& b) { return a < b; });
        CHECK(std::is_sorted(v.begin(), v.end()));
      } else {
        CHECK_THROWS_AS(lend::sort(v, [](const fragile& a, const fragile& b) { return a < b; }),
                        support::failed);
      }
      CHECK(fragile::alive == static_cast<long>(size));
    }
  });
  CHECK(fragile::alive == 0);
}

TEST_CASE("a reversed range, but for one place") {
  support::at_all_widths([&](std::size_t) {
    for (const std::size_t count : {4097UL, 8192UL, 20'001UL}) {
      for (const std::size_t place : {1UL, 4095UL, 4096UL, count / 2 - 1, count / 2, count / 2 + 1,
                                      count - 4096, count - 1}) {
        for (const std::uint64_t rise : {0UL, 1'000'000UL}) {
          INFO("count ", count, ", place ", place, ", rise ", rise);
          check_reversed_but_for(count, place, rise);
        }
      }
    }
  });
}

TEST_CASE("a reversed range of many pieces") {
  const std::size_t count = (support::sanitized ? 16UL : 8192UL) * 4096 + 3;
  std::vector<std::uint8_t> v(count);
  for (std::size_t i = 0; i < count; ++i) {
    v[i] = static_cast<std::uint8_t>((count - i) * 200 / count);
  }
  auto expected = v;
  std::reverse(expected.begin(), expected.end());
  auto sorted = v;
  lend::sort(sorted);
  CHECK(sorted == expected);
  v[count - 2] = 255;
  expected.erase(expected.begin() + 1);
  expected.push_back(255);
  lend::sort(v);
  CHECK(v == expected);
}
