#include "target.hpp"

#include <algorithm>
#include <atomic>
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <stdexcept>
#include <string>
#include <tuple>
#include <vector>

namespace {

using fuzz::input;
using fuzz::record;
using fuzz::require;

bool is_before(const record& a, const record& b) {
  return std::tie(a.key, a.place) < std::tie(b.key, b.place);
}

std::vector<record> records(input& in) {
  std::uint32_t place = 0;
  return fuzz::made_of(in.numbers(), [&](std::uint64_t number) {
    return record{static_cast<std::uint32_t>(number), place++};
  });
}

template <class T>
void check_natural(const std::vector<T>& given) {
  auto expected = given;
  std::stable_sort(expected.begin(), expected.end());
  auto v = given;
  lend::sort(v);
  require(v == expected, "sort");
  v = given;
  lend::stable_sort(v);
  require(v == expected, "stable_sort");
  v = given;
  std::reverse(expected.begin(), expected.end());
  lend::sort(v, std::greater<>{});
  require(v == expected, "sort, std::greater");
}

/// Zeros of both signs and NaNs tell where equal numbers come from.
void check_doubles(const std::vector<double>& given) {
  const auto less = [](double a, double b) { return std::isnan(b) ? !std::isnan(a) : a < b; };
  const auto bits = [](const std::vector<double>& v) {
    std::vector<std::uint64_t> all;
    for (const double x : v) {
      all.push_back(std::bit_cast<std::uint64_t>(x));
    }
    return all;
  };
  auto expected = given;
  std::stable_sort(expected.begin(), expected.end(), less);
  auto v = given;
  lend::sort(v);
  require(std::is_sorted(v.begin(), v.end(), less), "sort of doubles: order");
  auto before = bits(given);
  auto after = bits(v);
  std::sort(before.begin(), before.end());
  std::sort(after.begin(), after.end());
  require(before == after, "sort of doubles: contents");
  v = given;
  lend::stable_sort(v);
  const auto first_nan = std::find_if(v.begin(), v.end(), [](double x) { return std::isnan(x); });
  v.erase(first_nan, v.end());
  expected.resize(std::min(expected.size(), v.size()));
  require(bits(v) == bits(expected), "stable_sort of doubles");
}

/// A comparison by key, by key downward, that says anything, or that fails after so many calls.
void check_compared(input& in, const std::vector<record>& given) {
  const std::size_t kind = in.below(4);
  const std::size_t limit = kind == 3 ? in.size() * 16 : 0;
  std::atomic<std::size_t> calls = 0;
  const auto less = lend::unchecked([&](const record& a, const record& b) {
    switch (kind) {
      case 0:
        return a.key < b.key;
      case 1:
        return a.key > b.key;
      case 2:
        return ((a.key * 0x9E37'79B9U ^ b.key) * 0x85EB'CA6BU >> 13U) % 2 == 0;
      default:
        if (++calls > limit) {
          throw std::runtime_error("the comparison");
        }
        return a.key < b.key;
    }
  });
  const auto check = [&](const auto& sort, bool is_stable) {
    auto v = given;
    bool has_thrown = false;
    calls = 0;
    try {
      sort(v);
    } catch (const std::runtime_error&) {
      has_thrown = true;
    }
    require(!has_thrown || kind == 3, "an exception");
    if (kind == 0 || kind == 1 || (kind == 3 && !has_thrown)) {
      const auto by_key = [&](const record& a, const record& b) {
        return kind == 1 ? a.key > b.key : a.key < b.key;
      };
      require(std::is_sorted(v.begin(), v.end(), by_key), "order by comparison");
      auto expected = given;
      std::stable_sort(expected.begin(), expected.end(), by_key);
      require(!is_stable || v == expected, "stability by comparison");
    }
    auto same = given;
    std::sort(same.begin(), same.end(), is_before);
    std::sort(v.begin(), v.end(), is_before);
    require(v == same, "contents by comparison");
  };
  check([&](auto& v) { lend::sort(v, less); }, false);
  check([&](auto& v) { lend::stable_sort(v, less); }, true);
}

}  // namespace

void fuzz::run(input& in) {
  at_some_width(in, [&] {
    switch (in.below(4)) {
      case 0:
        return check_natural(
            made_of(in.numbers(), [](std::uint64_t n) { return static_cast<std::uint32_t>(n); }));
      case 1:
        return check_doubles(
            made_of(in.numbers(), [](std::uint64_t n) { return std::bit_cast<double>(n); }));
      case 2:
        return check_natural(made_of(in.numbers(), text_of));
      default: {
        input rest = in;
        return check_compared(in, records(rest));
      }
    }
  });
}
