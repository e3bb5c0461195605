#include <lend/algo/kernel/few_equal.hpp>
#include <lend/algo/kernel/small_sort.hpp>

#include "../support.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <vector>

// Large ranges of few different values, of which lend knows only how to compare them.

namespace {

constexpr std::size_t size = 20'000;

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
std::vector<record> records(const Key& key, std::size_t count = size) {
  const auto numbers = support::random_numbers<std::uint64_t>(count, 0);
  std::vector<record> all(count);
  for (std::size_t i = 0; i < count; ++i) {
    all[i] = {key(i, numbers[i]), i, {i, ~i}};
  }
  return all;
}

template <class Less>
bool sort_few(std::vector<record>& v, const Less& less, lend::detail::failure& failed) {
  const auto sort_chunk = [&](record* data, std::size_t count) {
    failed.guard([&] { lend::detail::heap_sort(data, count, less, failed); });
  };
  return lend::detail::sort_few_equal(v.data(), v.size(), less, sort_chunk, failed);
}

/// Whether the few values are all that are there is known at every width.
template <class Key>
void check(bool few, const Key& key) {
  const auto input = records(key);
  auto expected = input;
  std::sort(expected.begin(), expected.end(), by_both);
  support::at_all_widths([&](std::size_t) {
    lend::detail::failure failed;
    auto first = input;
    REQUIRE(sort_few(first, by_key, failed) == few);
    auto second = input;
    REQUIRE(sort_few(second, by_key, failed) == few);
    REQUIRE(first == second);
    REQUIRE((!few || std::is_sorted(first.begin(), first.end(), by_key)));
    std::sort(first.begin(), first.end(), by_both);
    REQUIRE(first == expected);
  });
}

bool by_place(const record& a, const record& b) { return a.place < b.place; }

}  // namespace

TEST_CASE("few values at random") {
  for (const std::uint64_t values : {1UL, 2UL, 3UL, 17UL, 32UL, 33UL}) {
    CAPTURE(values);
    check(values <= 32, [=](std::size_t, std::uint64_t random) { return random % values; });
  }
}

TEST_CASE("values that have to go around in cycles") {
  check(true, [](std::size_t place, std::uint64_t) -> std::uint64_t {
    return (place * 5 / size + 2) % 5;
  });
  check(true, [](std::size_t place, std::uint64_t random) -> std::uint64_t {
    return (place * 9 / size + (random % 4 == 0 ? 1 : 3)) % 5;
  });
}

TEST_CASE("few values, and one that no sample knows") {
  for (const std::uint64_t value : {1UL, 3UL, 9UL}) {
    CAPTURE(value);
    for (const std::size_t other : {std::size_t{1}, size - 1}) {
      CAPTURE(other);
      check(false, [=](std::size_t place, std::uint64_t random) {
        return place == other ? value : 2 + random % 3 * 2;
      });
    }
  }
}

TEST_CASE("a comparison of few values that throws leaves a permutation") {
  const auto input = records([](std::size_t, std::uint64_t random) { return random % 5; });
  support::at_all_widths([&](std::size_t) {
    for (const std::size_t limit : {std::size_t{100}, size / 2, size, size * 2}) {
      std::atomic<std::size_t> left = limit;
      const auto less = [&](const record& a, const record& b) {
        if (left-- == 0) {
          throw support::failed();
        }
        return a.key < b.key;
      };
      auto v = input;
      const auto sort = [&] {
        lend::detail::failure failed;
        static_cast<void>(sort_few(v, less, failed));
        failed.rethrow();
      };
      CHECK_THROWS_AS(sort(), support::failed);
      std::sort(v.begin(), v.end(), by_place);
      REQUIRE(v == input);
    }
  });
}

TEST_CASE("a comparison of few values that is no order leaves a permutation") {
  const auto input = records([](std::size_t, std::uint64_t random) { return random % 8; },
                             support::sanitized ? 20'000 : 600'000);
  const auto check = [&](auto less) {
    auto v = input;
    lend::sort(v, less);
    std::sort(v.begin(), v.end(), by_place);
    REQUIRE(v == input);
  };
  check([](const record& a, const record& b) { return a.key <= b.key; });
  check([](const record&, const record&) { return true; });
  check([](const record& a, const record& b) { return ((a.key ^ b.key) & 4U) != 0; });
  check([](const record& a, const record& b) { return (b.key - a.key) % 8 < 4; });
}

TEST_CASE("a range that is larger than the caches") {
  const std::size_t large = support::sanitized ? 20'000 : 600'000;
  const auto input = records([](std::size_t, std::uint64_t random) { return random % 17; }, large);
  auto expected = input;
  std::sort(expected.begin(), expected.end(), by_both);
  support::at_all_widths([&](std::size_t) {
    auto v = input;
    lend::sort(v, by_key);
    REQUIRE(std::is_sorted(v.begin(), v.end(), by_key));
    std::sort(v.begin(), v.end(), by_both);
    REQUIRE(v == expected);
  });
}
