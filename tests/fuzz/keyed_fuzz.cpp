#include "target.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace {

using fuzz::input;

template <class Key, std::size_t Padding>
struct record {
  Key key;
  std::uint32_t place;
  std::array<char, Padding> rest;
  friend bool operator==(const record&, const record&) = default;
};

template <class Key, std::size_t Padding, class Sort, class Make>
void check(input& in, const Sort& sort, Make key_of) {
  using one = record<Key, Padding>;
  std::uint32_t place = 0;
  auto v = fuzz::made_of(in.numbers(), [&](std::uint64_t number) {
    one made{};
    made.key = key_of(number);
    made.place = place++;
    return made;
  });
  auto expected = v;
  std::stable_sort(expected.begin(), expected.end(),
                   [](const one& a, const one& b) { return a.key < b.key; });
  sort(v, &one::key);
  fuzz::require(v == expected, "sort by key");
}

template <class Number>
Number number_of(std::uint64_t number) {
  return static_cast<Number>(number);
}

}  // namespace

void fuzz::run(input& in) {
  at_some_width(in, [&] {
    switch (in.below(5)) {
      case 0:
        return check<std::uint8_t, 100>(in, lend::integer_sort, number_of<std::uint8_t>);
      case 1:
        return check<std::int32_t, 8>(in, lend::sort_by_key, number_of<std::int32_t>);
      case 2:
        return check<std::uint64_t, 100>(in, lend::sort_by_key, number_of<std::uint64_t>);
      case 3:
        return check<double, 4>(in, lend::sort_by_key, number_of<double>);
      default:
        return check<std::string, 1>(in, lend::sort_by_key, text_of);
    }
  });
}
