#include <lend/lend.hpp>

#include "program/command_line.hpp"
#include "program/stopwatch.hpp"

#include <tbb/blocked_range.h>
#include <tbb/parallel_for.h>
#include <tbb/parallel_reduce.h>
#include <tbb/parallel_sort.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <functional>
#include <limits>
#include <numeric>
#include <random>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

constexpr std::string_view help = R"(usage: speed [--numbers N]

Adds, scales and sorts N (10000000) numbers with sequential code, with oneTBB and with lend, in turn,
and prints the shortest times.
)";

struct numbers {
  std::vector<double> x;
  std::vector<double> y;
  std::vector<std::uint32_t> unsorted;
  std::vector<std::uint32_t> sorted;
  double sum = 0;
};

constexpr double factor = 1e-3;

numbers make_numbers(std::size_t count) {
  numbers made;
  std::mt19937 random(1);
  made.unsorted.resize(count);
  for (std::uint32_t& each : made.unsorted) each = static_cast<std::uint32_t>(random());
  made.x.assign(made.unsorted.begin(), made.unsorted.end());
  made.y.assign(count, 1.0);
  return made;
}

// The same work done in three ways.

void sum_sequentially(numbers& of) { of.sum = std::reduce(of.x.begin(), of.x.end(), 0.0); }

void sum_with_tbb(numbers& of) {
  of.sum = tbb::parallel_reduce(
      tbb::blocked_range<std::size_t>(0, of.x.size()), 0.0,
      [&](const tbb::blocked_range<std::size_t>& range, double sum) {
        for (std::size_t i = range.begin(); i < range.end(); ++i) sum += of.x[i];
        return sum;
      },
      std::plus<>{});
}

void sum_with_lend(numbers& of) { of.sum = lend::reduce(of.x, 0.0, std::plus<>{}); }

void saxpy_sequentially(numbers& of) {
  for (std::size_t i = 0; i < of.y.size(); ++i) of.y[i] += factor * of.x[i];
}

void saxpy_with_tbb(numbers& of) {
  tbb::parallel_for(tbb::blocked_range<std::size_t>(0, of.y.size()),
                    [&](const tbb::blocked_range<std::size_t>& range) {
                      for (std::size_t i = range.begin(); i < range.end(); ++i) {
                        of.y[i] += factor * of.x[i];
                      }
                    });
}

void saxpy_with_lend(numbers& of) {
  lend::for_each(
      lend::zip(of.y, std::as_const(of.x)), [](double& y, double x, double a) { y += a * x; },
      factor);
}

void sort_sequentially(numbers& of) { std::ranges::sort(of.sorted); }
void sort_with_tbb(numbers& of) { tbb::parallel_sort(of.sorted.begin(), of.sorted.end()); }
void sort_with_lend(numbers& of) { lend::sort(of.sorted); }

struct task {
  const char* name;
  int rounds;
  void (*prepare)(numbers&);
  /// Sequential code, oneTBB, lend.
  std::array<void (*)(numbers&), 3> ways;
  /// A number that all ways have to agree about, to rounding.
  double (*result)(const numbers&);
};

const std::array<task, 3> tasks{
    {{.name = "sum of doubles",
      .rounds = 15,
      .prepare = [](numbers& of) { of.sum = 0; },
      .ways = {sum_sequentially, sum_with_tbb, sum_with_lend},
      .result = [](const numbers& of) { return of.sum; }},
     {.name = "y += a * x of doubles",
      .rounds = 15,
      .prepare = [](numbers& of) { std::ranges::fill(of.y, 1.0); },
      .ways = {saxpy_sequentially, saxpy_with_tbb, saxpy_with_lend},
      .result = [](const numbers& of) { return std::reduce(of.y.begin(), of.y.end(), 0.0); }},
     {.name = "sort of 32-bit numbers",
      .rounds = 5,
      .prepare = [](numbers& of) { of.sorted = of.unsorted; },
      .ways = {sort_sequentially, sort_with_tbb, sort_with_lend},
      .result =
          [](const numbers& of) {
            const bool in_order = std::ranges::is_sorted(of.sorted);
            return in_order ? std::reduce(of.sorted.begin(), of.sorted.end(), 0.0) : -1.0;
          }}}};

void require_equal(double result, double expected, const char* name) {
  if (std::abs(result - expected) > 1e-9 * std::abs(expected)) {
    throw std::runtime_error(std::string("the check failed: two ways give another ") + name);
  }
}

std::array<double, 3> shortest_times(const task& of, numbers& data) {
  std::array<double, 3> best{};
  best.fill(std::numeric_limits<double>::infinity());
  of.prepare(data);
  of.ways[0](data);
  const double expected = of.result(data);
  for (int round = 0; round < of.rounds; ++round) {
    for (std::size_t way = 0; way < of.ways.size(); ++way) {
      of.prepare(data);
      const program::stopwatch watch;
      of.ways[way](data);
      best[way] = std::min(best[way], watch.milliseconds());
      require_equal(of.result(data), expected, of.name);
    }
  }
  return best;
}

int run(program::command_line& arguments) {
  const std::size_t count = arguments.number("--numbers", 10'000'000, 1, 1'000'000'000);
  arguments.expect_no_more();
  numbers data = make_numbers(count);
  std::printf("%zu numbers, %zu threads, shortest times in ms\n\n", count,
              lend::this_arena::width());
  std::printf("%-24s %10s %10s %10s   lend beside\n", "", "sequential", "oneTBB", "lend");
  for (const task& each : tasks) {
    const auto [sequential, tbb, lend] = shortest_times(each, data);
    std::printf("%-24s %10.1f %10.1f %10.1f   %4.1fx sequential, %4.1fx oneTBB\n", each.name,
                sequential, tbb, lend, sequential / lend, tbb / lend);
  }
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  return program::main(argc, argv, {.name = "speed", .help = help, .run = run});
}
