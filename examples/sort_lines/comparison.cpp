#include "comparison.hpp"

#include "../program/stopwatch.hpp"
#include "order.hpp"

#include <tbb/parallel_sort.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstring>
#include <limits>
#include <stdexcept>
#include <string>

namespace {

constexpr int rounds = 3;

struct way {
  const char* name;
  void (*sort)(std::vector<line>&, lend::slice<char>);
  double best = std::numeric_limits<double>::infinity();
};

std::array<way, 4> all_ways() {
  return {
      {{"sort_lines, by seven bytes at a time",
        [](std::vector<line>& lines, lend::slice<char> text) {
          lend::run(sort_lines, lend::mut(lines), text);
        }},
       {"lend::sort with a comparison of lines",
        [](std::vector<line>& lines, lend::slice<char> text) { lend::sort(lines, by_text{text}); }},
       {"std::sort, the same comparison",
        [](std::vector<line>& lines, lend::slice<char> text) {
          std::sort(lines.begin(), lines.end(), by_text{text});
        }},
       {"tbb::parallel_sort, the same comparison",
        [](std::vector<line>& lines, lend::slice<char> text) {
          tbb::parallel_sort(lines.begin(), lines.end(), by_text{text});
        }}}};
}

bool same_line(const line& a, const line& b, lend::slice<char> text) {
  const std::size_t length = length_from(text, a.begin);
  return length == length_from(text, b.begin) &&
         std::memcmp(text.data() + a.begin, text.data() + b.begin, length) == 0;
}

void print(const std::array<way, 4>& ways, std::size_t lines) {
  std::printf("%zu lines, best of %d, %zu threads\n", lines, rounds, lend::this_arena::width());
  for (const way& each : ways) {
    std::printf("  %-42s %8.0f ms  %5.2f times sort_lines\n", each.name, each.best,
                each.best / ways[0].best);
  }
}

/// Throws std::runtime_error unless the lines are those of `expected`, in the same order.
void require_equal(const std::vector<line>& sorted, const std::vector<line>& expected,
                   lend::slice<char> text, const char* way) {
  const auto same = [&](const line& a, const line& b) { return same_line(a, b, text); };
  if (!std::ranges::equal(sorted, expected, same)) {
    throw std::runtime_error(std::string("the check failed: another order from ") + way);
  }
}

}  // namespace

void compare_sorts(lend::slice<line> lines, lend::slice<char> text) {
  auto ways = all_ways();
  std::vector<line> expected;
  for (int round = 0; round < rounds; ++round) {
    for (way& each : ways) {
      std::vector<line> sorted(lines.begin(), lines.end());
      const program::stopwatch watch;
      each.sort(sorted, text);
      each.best = std::min(each.best, watch.milliseconds());
      if (round > 0) continue;
      if (expected.empty()) expected = sorted;
      require_equal(sorted, expected, text, each.name);
    }
  }
  print(ways, lines.size());
}
