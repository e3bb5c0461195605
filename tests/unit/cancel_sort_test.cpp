#include "../support.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

// After a sort that was cancelled every element is there once.

using support::at_all_widths;

namespace {

/// Moving it may throw, for all that its type says.
struct throwing_move {
  int value = 0;

  explicit throwing_move(int number) : value(number) {}
  throwing_move(const throwing_move&) = default;
  throwing_move(throwing_move&& other) noexcept(false) : value(other.value) {}
  throwing_move& operator=(const throwing_move&) = default;
  throwing_move& operator=(throwing_move&& other) noexcept(false) {
    value = other.value;
    return *this;
  }
  ~throwing_move() = default;
};

enum class sorting { quick, stable };

/// Sorts until so many comparisons have been made, and says whether that was cancelled.
template <class T, class Less>
bool sort_up_to(long comparisons, sorting how, std::vector<T>& v, Less less) {
  std::stop_source source;
  std::atomic<long> left = comparisons;
  const lend::options options{.stop = source.get_token()};
  const auto counted_less = lend::unchecked([&](const T& a, const T& b) {
    if (--left == 0) {
      source.request_stop();
    }
    return less(a, b);
  });
  try {
    if (how == sorting::quick) {
      lend::sort(options, v, counted_less);
    } else {
      lend::stable_sort(options, v, counted_less);
    }
    return false;
  } catch (const lend::cancelled&) {
    return true;
  }
}

/// `make(i)` gives the element whose key is i, `key` the key of an element.
template <class Make, class Key>
void check_every_element_is_kept(Make make, Key key) {
  constexpr std::size_t size = 10'000;
  const auto numbers = support::random_numbers<int>(size, size / 2, 3);
  auto sorted = numbers;
  std::sort(sorted.begin(), sorted.end());
  const auto less = [&](const auto& a, const auto& b) { return key(a) < key(b); };
  at_all_widths([&](std::size_t) {
    for (const sorting how : {sorting::quick, sorting::stable}) {
      for (const long comparisons : {1L, 1000L, 20'000L, 60'000L, 10'000'000L}) {
        std::vector<decltype(make(0))> v;
        for (const int number : numbers) {
          v.push_back(make(number));
        }
        const bool was_cancelled = sort_up_to(comparisons, how, v, less);
        INFO("comparisons ", comparisons, ", stable ", how == sorting::stable);
        CHECK(was_cancelled == (comparisons < 10'000'000));
        CHECK((was_cancelled || std::is_sorted(v.begin(), v.end(), less)));
        std::vector<int> kept;
        for (const auto& element : v) {
          kept.push_back(key(element));
        }
        std::sort(kept.begin(), kept.end());
        REQUIRE(kept == sorted);
      }
    }
  });
}

}  // namespace

template <>
inline constexpr auto lend::enable_send<throwing_move> = lend::yes;
template <>
inline constexpr auto lend::enable_sync<throwing_move> = lend::yes;
template <>
inline constexpr auto lend::enable_owned<throwing_move> = lend::yes;

TEST_CASE("numbers") {
  check_every_element_is_kept([](int i) { return i; }, [](int i) { return i; });
}

TEST_CASE("strings") {
  check_every_element_is_kept(
      [](int i) { return "a string too long for the small buffer " + std::to_string(i); },
      [](const std::string& text) { return std::stoi(text.substr(text.rfind(' '))); });
}

TEST_CASE("elements that can only be moved") {
  check_every_element_is_kept([](int i) { return std::make_unique<const int>(i); },
                              [](const std::unique_ptr<const int>& i) { return i ? *i : -1; });
}

TEST_CASE("elements whose moves may throw") {
  check_every_element_is_kept([](int i) { return throwing_move(i); },
                              [](const throwing_move& element) { return element.value; });
}

TEST_CASE("ranges in order, and where pivots are bad") {
  constexpr std::size_t size = 100'000;
  using pattern = std::vector<int> (*)();
  const pattern patterns[] = {
      [] { return std::vector<int>(size, 1); },
      [] {
        std::vector<int> ascending(size);
        for (std::size_t i = 0; i < size; ++i) {
          ascending[i] = static_cast<int>(i);
        }
        return ascending;
      },
      [] {
        std::vector<int> descending(size);
        for (std::size_t i = 0; i < size; ++i) {
          descending[i] = static_cast<int>(size - i);
        }
        return descending;
      },
      [] { return support::random_numbers<int>(size, 3); },
  };
  at_all_widths([&](std::size_t) {
    for (const pattern make : patterns) {
      for (const sorting how : {sorting::quick, sorting::stable}) {
        for (const long comparisons : {1L, 5000L, 50'000L, 90'000L}) {
          auto v = make();
          // One pass sorts most of these: its last pieces may have begun before the stop.
          const bool was_cancelled = sort_up_to(comparisons, how, v, std::less<>{});
          CHECK((was_cancelled || (comparisons >= 50'000 && std::is_sorted(v.begin(), v.end()))));
          auto expected = make();
          std::sort(expected.begin(), expected.end());
          std::sort(v.begin(), v.end());
          REQUIRE(v == expected);
        }
      }
    }
  });
}

TEST_CASE("a comparison that is no order and drives the sort to its last resort") {
  at_all_widths([](std::size_t) {
    for (const long comparisons : {10'000L, 100'000L, 1'000'000L}) {
      auto v = support::random_numbers<int>(50'000, 0, 9);
      auto expected = v;
      sort_up_to(comparisons, sorting::quick, v, [](int, int) { return true; });
      std::sort(v.begin(), v.end());
      std::sort(expected.begin(), expected.end());
      REQUIRE(v == expected);
    }
  });
}
