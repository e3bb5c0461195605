#include "target.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <numeric>
#include <string>
#include <vector>

namespace {

using fuzz::input;
using fuzz::line;
using fuzz::require;

std::string last_text(const std::string& a, const std::string& b) { return b.empty() ? a : b; }

template <class T, class Op>
void check(const std::vector<T>& given, const T& init, const Op& op) {
  std::vector<T> expected(given.size());
  std::vector<T> out(given.size());
  std::inclusive_scan(given.begin(), given.end(), expected.begin(), op);
  lend::inclusive_scan(given, out, op);
  require(out == expected, "inclusive_scan");
  out = given;
  lend::inclusive_scan(out, op);
  require(out == expected, "inclusive_scan in place");

  std::exclusive_scan(given.begin(), given.end(), expected.begin(), init, op);
  out = given;
  lend::exclusive_scan(out, lend::copy(init), op);
  require(out == expected, "exclusive_scan in place");
  out.assign(given.size(), T{});
  lend::exclusive_scan(given, out, lend::copy(init), op);
  require(out == expected, "exclusive_scan");
}

}  // namespace

void fuzz::run(input& in) {
  at_some_width(in, [&] {
    const std::size_t kind = in.below(4);
    const auto numbers = in.numbers();
    switch (kind) {
      case 0:
        return check(numbers, std::uint64_t{7}, std::plus<>{});
      case 1:
        return check(numbers, std::uint64_t{7},
                     [](std::uint64_t a, std::uint64_t b) { return a > b ? a : b; });
      case 2:
        return check(made_of(numbers,
                             [](std::uint64_t n) {
                               return line{static_cast<std::uint32_t>(n),
                                           static_cast<std::uint32_t>(n >> 32U)};
                             }),
                     line{3, 5}, behind);
      default:
        return check(made_of(numbers, text_of), std::string("init"), last_text);
    }
  });
}
