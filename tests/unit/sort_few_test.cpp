#include "../support.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <vector>

// Large ranges of few different values, of which lend knows only how to compare them.

namespace {

constexpr std::size_t size = 140'000;
/// So many make a chunk that is sorted by itself.
constexpr std::size_t chunk = (std::size_t{1} << 20U) / 32;

struct record {
  std::uint64_t key;
  std::uint64_t place;
  std::uint64_t more[2];

  friend bool operator==(const record&, const record&) = default;
};

bool by_key(const record& a, const record& b) { return a.key < b.key; }
bool by_both(const record& a, const record& b) {
  return a.key != b.key ? a.key < b.key : a.place < b.place;
}

template <class Key>
std::vector<record> records(const Key& key) {
  const auto numbers = support::random_numbers<std::uint64_t>(size, 0);
  std::vector<record> all(size);
  for (std::size_t i = 0; i < size; ++i) {
    all[i] = {key(i, numbers[i]), i, {i, ~i}};
  }
  return all;
}

template <class Key>
void check(const Key& key) {
  const auto input = records(key);
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

}  // namespace

TEST_CASE("few values at random") {
  for (const std::uint64_t values : {17UL, 2UL, 3UL, 32UL, 33UL}) {
    CAPTURE(values);
    check([=](std::size_t, std::uint64_t random) { return random % values; });
    if (support::sanitized) {
      return;
    }
  }
}

TEST_CASE("values that have to go around in cycles") {
  check([](std::size_t place, std::uint64_t) -> std::uint64_t { return (place / chunk + 2) % 5; });
  check([](std::size_t place, std::uint64_t random) -> std::uint64_t {
    return (place / chunk + (random % 4 == 0 ? 1 : 3)) % 5;
  });
}

TEST_CASE("few values, and one that no sample knows") {
  for (const std::uint64_t value : {1UL, 3UL, 9UL}) {
    CAPTURE(value);
    check([=](std::size_t place, std::uint64_t random) {
      return place == size / 4 * 3 ? value : 2 + random % 3 * 2;
    });
    if (support::sanitized) {
      return;
    }
  }
}

TEST_CASE("a comparison of few values that throws leaves a permutation") {
  const auto input = records([](std::size_t, std::uint64_t random) { return random % 5; });
  support::at_all_widths([&](std::size_t) {
    for (const std::size_t limit : {std::size_t{100}, size / 5, size, size * 2}) {
      std::atomic<std::size_t> left = limit;
      const auto less = [](const record& a, const record& b, std::atomic<std::size_t>& count) {
        if (count-- == 0) {
          throw support::failed();
        }
        return a.key < b.key;
      };
      auto v = input;
      CHECK_THROWS_AS(lend::sort(v, less, lend::shared(left)), support::failed);
      std::sort(v.begin(), v.end(),
                [](const record& a, const record& b) { return a.place < b.place; });
      REQUIRE(v == input);
    }
  });
}

TEST_CASE("a comparison of few values that is no order leaves a permutation") {
  const auto input = records([](std::size_t, std::uint64_t random) { return random % 8; });
  const auto check = [&](auto less) {
    support::at_all_widths([&](std::size_t) {
      auto v = input;
      lend::sort(v, less);
      std::sort(v.begin(), v.end(),
                [](const record& a, const record& b) { return a.place < b.place; });
      REQUIRE(v == input);
    });
  };
  check([](const record&, const record&) { return true; });
  check([](const record& a, const record& b) { return ((a.key ^ b.key) & 4U) != 0; });
  check([](const record& a, const record& b) { return a.key <= b.key; });
  check([](const record& a, const record& b) { return (b.key - a.key) % 8 < 4; });
}
