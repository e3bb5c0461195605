#include "../process.hpp"
#include "../support.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <functional>
#include <limits>
#include <string>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

// Numbers in their natural order, which are sorted by their digits.

namespace {

const std::size_t sizes[] = {0,    1,    2,    31,    32,    33,      64,     500,
                             4095, 4097, 9000, 65535, 65537, 150'000, 400'000};

/// The bits tell zeros and NaNs apart.
template <class T>
bool same_bits(const std::vector<T>& a, const std::vector<T>& b) {
  if constexpr (std::is_floating_point_v<T>) {
    using bits = std::conditional_t<sizeof(T) == 4, std::uint32_t, std::uint64_t>;
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](T x, T y) { return std::bit_cast<bits>(x) == std::bit_cast<bits>(y); });
  } else {
    return a == b;
  }
}

enum class shape { random, few, skewed, narrow, ascending, descending, outliers, one, alternating };
const shape shapes[] = {shape::random,   shape::few,       shape::skewed,
                        shape::narrow,   shape::ascending, shape::descending,
                        shape::outliers, shape::one,       shape::alternating};

template <class T>
T number_of(std::uint64_t bits) {
  if constexpr (std::is_same_v<T, bool>) {
    return (bits & 1U) != 0;
  } else if constexpr (std::is_floating_point_v<T>) {
    return static_cast<T>(static_cast<std::int64_t>(bits)) / static_cast<T>(1U << 20U);
  } else {
    return static_cast<T>(bits);
  }
}

std::uint64_t bits_of(shape kind, std::uint64_t random, std::size_t i, std::size_t size) {
  switch (kind) {
    case shape::few:
      return (random % 11) * 0x9E37'79B9'7F4A'7C15U;
    case shape::skewed:
      return random >> (random % 61);
    case shape::narrow:
      return 1'000'000 + random % 300'000;
    case shape::ascending:
      return i;
    case shape::descending:
      return size - i;
    case shape::outliers:
      return random % 1000 == 0 ? random : random % 50'000;
    case shape::one:
      return i + 1 == size ? 7 : 5;
    case shape::alternating:
      return i % 2 == 0 ? ~std::uint64_t{0} - random % 100 : random % 100;
    default:
      return random;
  }
}

template <class T>
std::vector<T> numbers(shape kind, std::size_t size) {
  auto random = support::generator(size + static_cast<std::size_t>(kind));
  std::vector<T> v(size);
  for (std::size_t i = 0; i < size; ++i) {
    v[i] = number_of<T>(bits_of(kind, random(), i, size));
  }
  return v;
}

template <class T>
void check_type() {
  for (const std::size_t size : sizes) {
    for (const shape kind : shapes) {
      if (support::is_too_slow(size) || (support::sanitized && size > 9000 && kind > shape::few)) {
        continue;
      }
      const auto input = numbers<T>(kind, size);
      auto expected = input;
      std::stable_sort(expected.begin(), expected.end());
      INFO("size ", size, ", shape ", static_cast<int>(kind));
      auto sorted = input;
      lend::sort(sorted);
      REQUIRE(sorted == expected);
      sorted = input;
      lend::stable_sort(sorted, std::less<T>{});
      REQUIRE(same_bits(sorted, expected));
      std::stable_sort(expected.begin(), expected.end(), std::greater<>{});
      sorted = input;
      lend::sort(sorted, std::ranges::greater{});
      REQUIRE(sorted == expected);
      sorted = input;
      expected = input;
      std::stable_sort(expected.begin(), expected.end(), std::greater<>{});
      lend::stable_sort(sorted, std::greater<T>{});
      REQUIRE(same_bits(sorted, expected));
    }
  }
}

template <class T>
std::vector<T> with_all_kinds(std::size_t size, std::uint64_t nans) {
  using limits = std::numeric_limits<T>;
  auto random = support::generator(size);
  std::vector<T> v(size);
  for (T& x : v) {
    switch (random() % (10 + nans)) {
      case 0:
        x = T{0};
        break;
      case 1:
        x = -T{0};
        break;
      case 2:
        x = limits::infinity();
        break;
      case 3:
        x = -limits::infinity();
        break;
      case 4:
        x = limits::denorm_min();
        break;
      case 5:
        x = -limits::denorm_min();
        break;
      case 6:
        x = limits::max();
        break;
      case 7:
        x = limits::lowest();
        break;
      case 10:
        x = limits::quiet_NaN();
        break;
      case 11:
        x = -limits::quiet_NaN();
        break;
      default:
        x = static_cast<T>(static_cast<std::int64_t>(random()));
    }
  }
  return v;
}

template <class T>
void check_floats() {
  for (const std::size_t size : sizes) {
    if (support::is_too_slow(size)) {
      continue;
    }
    const auto input = with_all_kinds<T>(size, 0);
    auto expected = input;
    std::stable_sort(expected.begin(), expected.end());
    auto sorted = input;
    lend::sort(sorted);
    REQUIRE(sorted == expected);
    sorted = input;
    lend::stable_sort(sorted);
    REQUIRE(same_bits(sorted, expected));
    expected = input;
    std::stable_sort(expected.begin(), expected.end(), std::greater<>{});
    sorted = input;
    lend::stable_sort(sorted, std::greater<>{});
    REQUIRE(same_bits(sorted, expected));

    const auto with_nans = with_all_kinds<T>(size, 2);
    const auto is_nan = [](T x) { return std::isnan(x); };
    for (const bool stable : {false, true}) {
      for (const bool descending : {false, true}) {
        auto v = with_nans;
        const auto sort_by = [&](auto order) {
          stable ? lend::stable_sort(v, order) : lend::sort(v, order);
          const auto first_nan = std::find_if(v.begin(), v.end(), is_nan);
          REQUIRE(std::is_sorted(v.begin(), first_nan, order));
          REQUIRE(std::all_of(first_nan, v.end(), is_nan));
        };
        descending ? sort_by(std::greater<>{}) : sort_by(std::less<>{});
        REQUIRE(std::count_if(v.begin(), v.end(), is_nan) ==
                std::count_if(with_nans.begin(), with_nans.end(), is_nan));
      }
    }
  }
}

}  // namespace

TEST_CASE_TEMPLATE_DEFINE("integers of every type, size and shape", T, integers) {
  check_type<T>();
}
// Sanitizers see the same code for every type, which takes a minute to compile for all of them.
using some_integers = std::tuple<signed char, std::uint16_t, std::int32_t, std::uint64_t>;
using all_integers =
    std::tuple<char, signed char, unsigned char, char16_t, std::int16_t, std::uint16_t,
               std::int32_t, std::uint32_t, std::int64_t, std::uint64_t, long long>;
TEST_CASE_TEMPLATE_APPLY(integers,
                         std::conditional_t<support::sanitized, some_integers, all_integers>);

TEST_CASE_TEMPLATE("numbers with a fraction", T, float, double) {
  check_type<T>();
  check_floats<T>();
}

TEST_CASE("so many numbers that they are distributed to thousands of buckets") {
  if (support::sanitized) {
    return;
  }
  constexpr std::size_t many = std::size_t{1} << 25U;
  for (const shape kind : {shape::random, shape::skewed, shape::outliers, shape::one}) {
    INFO("shape ", static_cast<int>(kind));
    auto v = numbers<std::uint32_t>(kind, many);
    const auto digest = [&v] {
      std::uint64_t sum = 0;
      std::uint64_t squares = 0;
      for (const std::uint64_t x : v) {
        sum += x;
        squares += x * x;
      }
      return std::pair(sum, squares);
    };
    const auto before = digest();
    lend::sort(v);
    CHECK(std::is_sorted(v.begin(), v.end()));
    CHECK(digest() == before);
  }
}

TEST_CASE("the same at all widths") {
  support::at_all_widths([](std::size_t) {
    constexpr std::size_t size = support::sanitized ? 66'000 : 200'000;
    for (const shape kind : shapes) {
      if (support::sanitized && kind > shape::skewed) {
        continue;
      }
      const auto input = numbers<std::uint64_t>(kind, size);
      auto expected = input;
      std::sort(expected.begin(), expected.end());
      auto sorted = input;
      lend::sort(sorted);
      REQUIRE(sorted == expected);
      const auto doubles = numbers<double>(kind, size);
      auto expected_doubles = doubles;
      std::stable_sort(expected_doubles.begin(), expected_doubles.end());
      auto sorted_doubles = doubles;
      lend::stable_sort(sorted_doubles);
      REQUIRE(same_bits(sorted_doubles, expected_doubles));
    }
  });
}

TEST_CASE("many short integers that are nearly the same are told apart") {
  for (const std::uint64_t distinct : {40U, 100U, 1500U}) {
    for (const std::size_t size : {65'537U, 70'000U}) {
      auto v = support::random_numbers<std::int16_t>(size, distinct);
      auto expected = v;
      std::sort(expected.begin(), expected.end());
      lend::sort(v);
      REQUIRE(v == expected);
    }
  }
}

TEST_CASE("truth values") {
  bool flags[5000];
  auto random = support::generator(1);
  for (bool& flag : flags) {
    flag = random() % 3 == 0;
  }
  const auto set = std::count(std::begin(flags), std::end(flags), true);
  lend::sort(flags);
  CHECK(std::is_sorted(std::begin(flags), std::end(flags)));
  lend::stable_sort(flags, std::greater<>{});
  CHECK(std::is_sorted(std::begin(flags), std::end(flags), std::greater<>{}));
  CHECK(std::count(std::begin(flags), std::end(flags), true) == set);
}

TEST_CASE("a comparison for another type is called as it is") {
  auto v = support::random_numbers<std::int32_t>(5000, 5);
  auto expected = v;
  std::stable_sort(expected.begin(), expected.end(), std::less<bool>{});
  lend::stable_sort(v, std::less<bool>{});
  CHECK(v == expected);
}
