#include <lend/lend.hpp>

#include "peers.hpp"

#include <tbb/blocked_range.h>
#include <tbb/parallel_scan.h>

#include <cstddef>
#include <execution>
#include <functional>
#include <memory>
#include <numeric>
#include <string>
#include <vector>

// Running sums of doubles, from one array to another. One thread is bound by the memory, or in the
// caches by additions that wait for each other.

namespace {

using numbers = std::vector<double>;

void std_inclusive_scan(const numbers& v, numbers& out) {
  std::inclusive_scan(v.begin(), v.end(), out.begin());
}

void lend_inclusive_scan(const numbers& v, numbers& out) {
  lend::inclusive_scan(v, out, std::plus<>{});
}

void lend_inclusive_scan_by_lambda(const numbers& v, numbers& out) {
  lend::inclusive_scan(v, out, [](double a, double b) { return a + b; });
}

void tbb_parallel_scan(const numbers& v, numbers& out) {
  tbb::parallel_scan(
      tbb::blocked_range<std::size_t>(0, v.size()), 0.0,
      [&](const tbb::blocked_range<std::size_t>& range, double sum, bool is_final) {
        for (std::size_t i = range.begin(); i < range.end(); ++i) {
          sum += v[i];
          if (is_final) {
            out[i] = sum;
          }
        }
        return sum;
      },
      std::plus<>{});
}

void std_inclusive_scan_par(const numbers& v, numbers& out) {
  std::inclusive_scan(std::execution::par, v.begin(), v.end(), out.begin());
}

/// Multiples of a quarter, so that every order of additions gives the same sum.
void fill(numbers& v, std::size_t size) {
  v.resize(size);
  for (std::size_t i = 0; i < size; ++i) {
    v[i] = static_cast<double>(i % 1024) / 4;
  }
}

bool is_scan(const numbers& v, const numbers& out) {
  double sum = 0;
  for (std::size_t i = 0; i < v.size(); ++i) {
    sum += v[i];
    if (out[i] != sum) {
      return false;
    }
  }
  return true;
}

void add_scan(const std::string& elements, std::size_t size) {
  auto data = std::make_shared<numbers>();
  auto out = std::make_shared<numbers>();
  const auto count = static_cast<double>(size);
  const bench::workload load{"scan/" + elements, count, 2 * count * sizeof(double),
                             [=] {
                               fill(*data, size);
                               out->assign(size, -1);
                             },
                             [=] { return is_scan(*data, *out); }};
  auto run = [&](auto scan) { return [=] { scan(*data, *out); }; };
  bench::add<bench::sequential>(load, "std::inclusive_scan", run(std_inclusive_scan));
  bench::add<bench::in_lend>(load, "lend::inclusive_scan", run(lend_inclusive_scan));
  bench::add<bench::in_lend>(load, "lend::inclusive_scan by a lambda",
                             run(lend_inclusive_scan_by_lambda));
  bench::add<bench::in_tbb>(load, "tbb::parallel_scan", run(tbb_parallel_scan));
  bench::add<bench::in_tbb>(load, "std::inclusive_scan(par)", run(std_inclusive_scan_par));
}

}  // namespace

int main(int argc, char** argv) {
  add_scan("1K", 1'000);
  add_scan("100K", 100'000);
  add_scan("1M", 1'000'000);
  add_scan("10M", 10'000'000);
  return bench::run_all(argc, argv);
}
