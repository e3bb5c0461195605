#include "target.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace {

using fuzz::behind;
using fuzz::input;
using fuzz::line;
using fuzz::require;

line line_of(std::uint64_t number) {
  return {static_cast<std::uint32_t>(number | 1U), static_cast<std::uint32_t>(number >> 7U)};
}

template <class KeyOf>
void check(const std::vector<std::uint64_t>& given, const KeyOf& key_of) {
  using key = decltype(key_of(given[0]));
  std::map<key, std::vector<std::uint64_t>> expected;
  for (const std::uint64_t number : given) {
    expected[key_of(number)].push_back(number);
  }

  const auto groups = lend::group_by(given, key_of);
  require(groups.size() == expected.size(), "group_by: how many");
  std::size_t at = 0;
  for (const auto& [each, elements] : expected) {
    const auto group = groups[at++];
    require(group.key == each, "group_by: keys");
    require(std::vector(group.elements.begin(), group.elements.end()) == elements,
            "group_by: elements");
  }

  const auto values = lend::reduce_by_key(given, key_of, line{3, 5}, behind, line_of);
  require(values.size() == expected.size(), "reduce_by_key: how many");
  at = 0;
  for (const auto& [each, elements] : expected) {
    line total{3, 5};
    for (const std::uint64_t number : elements) {
      total = behind(total, line_of(number));
    }
    require(values[at++] == std::pair(each, total), "reduce_by_key");
  }
}

}  // namespace

void fuzz::run(input& in) {
  at_some_width(in, [&] {
    const std::size_t kind = in.below(4);
    const auto numbers = in.numbers();
    switch (kind) {
      case 0:
        return check(numbers, [](std::uint64_t n) { return n; });
      case 1:
        return check(numbers, [](std::uint64_t n) { return static_cast<std::int8_t>(n); });
      case 2:
        return check(numbers, [](std::uint64_t n) { return static_cast<double>(n % 300); });
      default:
        return check(numbers, text_of);
    }
  });
}
