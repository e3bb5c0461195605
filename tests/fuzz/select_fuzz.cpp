#include "target.hpp"

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <numeric>
#include <stdexcept>
#include <string>
#include <vector>

namespace {

using fuzz::input;
using fuzz::require;

template <class T, class Less>
std::vector<T> sorted(std::vector<T> v, const Less& less) {
  std::sort(v.begin(), v.end(), less);
  return v;
}

template <class T, class Less>
void check_indices(const std::vector<T>& given, const Less& less) {
  std::vector<std::size_t> expected(given.size());
  std::iota(expected.begin(), expected.end(), std::size_t{0});
  std::stable_sort(expected.begin(), expected.end(),
                   [&](std::size_t a, std::size_t b) { return less(given[a], given[b]); });
  const auto found = lend::sorted_indices(given, less);
  require(found.bound() == given.size(), "sorted_indices: bound");
  require(std::equal(found.begin(), found.end(), expected.begin(), expected.end()),
          "sorted_indices");
}

template <class T, class Less>
void check(const std::vector<T>& given, std::size_t number, const Less& less) {
  const std::size_t place = given.empty() ? 0 : number % (given.size() + 1);
  const auto expected = sorted(given, less);
  auto v = given;
  lend::nth_element(v, place, less);
  const auto at = v.begin() + static_cast<std::ptrdiff_t>(place);
  if (place < v.size()) {
    const T& nth = *at;
    require(nth == expected[place], "nth_element");
    require(std::none_of(v.begin(), at, [&](const T& x) { return less(nth, x); }) &&
                std::none_of(at, v.end(), [&](const T& x) { return less(x, nth); }),
            "nth_element: sides");
  }
  require(sorted(v, less) == expected, "nth_element: contents");

  v = given;
  lend::partial_sort(v, place, less);
  require(std::equal(v.begin(), v.begin() + static_cast<std::ptrdiff_t>(place), expected.begin()),
          "partial_sort");
  require(sorted(v, less) == expected, "partial_sort: contents");
  check_indices(given, less);
}

/// A comparison that says anything, or fails after so many calls.
void check_disorder(input& in) {
  const bool fails = in.below(2) == 0;
  const std::size_t limit = in.size();
  const std::size_t number = in.size();
  const auto given = in.numbers();
  const std::size_t place = number % (given.size() + 1);
  std::atomic<std::size_t> calls = 0;
  const auto less = lend::unchecked([&](std::uint64_t x, std::uint64_t y) {
    if (!fails) {
      return ((x * 0x9E37'79B9U ^ y) * 0x85EB'CA6BU >> 13U) % 2 == 0;
    }
    if (++calls > limit) {
      throw std::runtime_error("the comparison");
    }
    return x < y;
  });
  const auto check_contents = [&](const auto& order) {
    auto v = given;
    calls = 0;
    try {
      order(v);
    } catch (const std::runtime_error&) {
      require(fails, "an exception");
    }
    require(sorted(v, std::less<>{}) == sorted(given, std::less<>{}), "contents");
  };
  check_contents([&](auto& v) { lend::nth_element(v, place, less); });
  check_contents([&](auto& v) { lend::partial_sort(v, place, less); });
  check_contents([&](auto& v) {
    const auto order = lend::sorted_indices(v, less);
    std::vector<std::uint64_t> out(v.size());
    lend::gather(v, order, out);
    v = out;
  });
}

}  // namespace

void fuzz::run(input& in) {
  at_some_width(in, [&] {
    const std::size_t kind = in.below(5);
    if (kind == 4) {
      return check_disorder(in);
    }
    const std::size_t number = in.size();
    const auto numbers = in.numbers();
    switch (kind) {
      case 0:
        return check(made_of(numbers, [](auto n) { return static_cast<std::uint32_t>(n); }), number,
                     std::less<>{});
      case 1:
        return check(made_of(numbers, [](auto n) { return static_cast<std::int8_t>(n); }), number,
                     std::greater<>{});
      case 2:
        return check(numbers, number, [](std::uint64_t a, std::uint64_t b) { return a > b; });
      default:
        return check(made_of(numbers, text_of), number, std::less<>{});
    }
  });
}
