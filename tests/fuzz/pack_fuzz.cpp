#include "target.hpp"

#include <algorithm>
#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string>
#include <vector>

namespace {

using fuzz::input;
using fuzz::require;

struct wide {
  std::uint64_t number;
  std::array<std::uint32_t, 5> rest;
  friend auto operator<=>(const wide&, const wide&) = default;
};

std::uint64_t number_of(std::uint64_t element) { return element; }
std::uint64_t number_of(const wide& element) { return element.number; }
std::uint64_t number_of(const std::string& element) {
  return element.empty() ? 0 : static_cast<unsigned char>(element.back());
}

/// Says of some numbers that they are chosen: of hardly any, of most, of those in one stretch.
struct choice {
  std::uint64_t divisor;
  std::uint64_t limit;

  template <class T>
  bool operator()(const T& element) const {
    return number_of(element) % divisor < limit;
  }
};

template <class T>
struct alike {
  bool operator()(const T& a, const T& b) const { return number_of(a) / 4 == number_of(b) / 4; }
};

/// What `call(v)` says is in front, and what is there.
template <class T, class Call>
std::vector<T> front_after(std::vector<T> v, const Call& call) {
  v.resize(call(v));
  return v;
}

template <class T>
void check_kept(const std::vector<T>& given, const choice& chosen) {
  std::vector<T> expected;
  std::copy_if(given.begin(), given.end(), std::back_inserter(expected), chosen);
  require(lend::copy_if(given, chosen) == expected, "copy_if");

  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < given.size(); ++i) {
    if (chosen(given[i])) {
      places.push_back(i);
    }
  }
  require(lend::pack_index(given, chosen) == places, "pack_index");

  auto kept = given;
  kept.erase(std::remove_if(kept.begin(), kept.end(), chosen), kept.end());
  require(front_after(given, [&](auto& v) { return lend::remove_if(v, chosen); }) == kept,
          "remove_if");
}

template <class T>
void check_unique(const std::vector<T>& given) {
  auto kept = given;
  kept.erase(std::unique(kept.begin(), kept.end(), alike<T>{}), kept.end());
  require(front_after(given, [](auto& v) { return lend::unique(v, alike<T>{}); }) == kept,
          "unique");
}

template <class T>
void check_partition(const std::vector<T>& given, const choice& chosen) {
  auto expected = given;
  const auto middle = std::stable_partition(expected.begin(), expected.end(), chosen);
  const auto in_front = static_cast<std::size_t>(middle - expected.begin());
  auto v = given;
  require(lend::stable_partition(v, chosen) == in_front && v == expected, "stable_partition");

  v = given;
  require(lend::partition(v, chosen) == in_front, "partition: how many");
  require(std::is_partitioned(v.begin(), v.end(), chosen), "partition: where");
  std::sort(v.begin(), v.end());
  std::sort(expected.begin(), expected.end());
  require(v == expected, "partition: contents");
}

template <class T>
void check(const std::vector<T>& given, const choice& chosen) {
  check_kept(given, chosen);
  check_unique(given);
  check_partition(given, chosen);
}

}  // namespace

void fuzz::run(input& in) {
  at_some_width(in, [&] {
    const std::size_t kind = in.below(3);
    const std::uint64_t divisor = 1 + in.below(256);
    const choice chosen{divisor, in.below(256) % (divisor + 1)};
    const auto numbers = in.numbers();
    switch (kind) {
      case 0:
        return check(numbers, chosen);
      case 1:
        return check(made_of(numbers, [](std::uint64_t n) { return wide{n, {1}}; }), chosen);
      default:
        return check(made_of(numbers, text_of), chosen);
    }
  });
}
