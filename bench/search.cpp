#include <lend/lend.hpp>

#include "peers.hpp"

#include <tbb/blocked_range.h>
#include <tbb/parallel_for.h>

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <execution>
#include <memory>
#include <string>
#include <vector>

// The first of many numbers that is what is searched for, near the front and at the end.

namespace {

using numbers = std::vector<std::int32_t>;

constexpr std::int32_t wanted = 7;

std::size_t std_find_if(const numbers& v) {
  const auto at = std::find_if(v.begin(), v.end(), [](std::int32_t x) { return x == wanted; });
  return static_cast<std::size_t>(at - v.begin());
}

std::size_t lend_find_if(const numbers& v) {
  return lend::find_if(v, [](std::int32_t x) { return x == wanted; }).value_or(v.size());
}

std::size_t std_find_if_par(const numbers& v) {
  const auto at = std::find_if(std::execution::par, v.begin(), v.end(),
                               [](std::int32_t x) { return x == wanted; });
  return static_cast<std::size_t>(at - v.begin());
}

void keep_least(std::atomic<std::size_t>& least, std::size_t found) {
  std::size_t known = least;
  while (found < known && !least.compare_exchange_weak(known, found)) {
  }
}

/// What people write for TBB: leaves behind a match that is known are left out.
std::size_t tbb_parallel_for_find(const numbers& v) {
  std::atomic<std::size_t> least = v.size();
  tbb::parallel_for(tbb::blocked_range<std::size_t>(0, v.size(), 2048),
                    [&](const tbb::blocked_range<std::size_t>& range) {
                      if (range.begin() >= least) {
                        return;
                      }
                      const auto begin = v.begin() + static_cast<std::ptrdiff_t>(range.begin());
                      const auto end = v.begin() + static_cast<std::ptrdiff_t>(range.end());
                      const auto at =
                          std::find_if(begin, end, [](std::int32_t x) { return x == wanted; });
                      if (at != end) {
                        keep_least(least, static_cast<std::size_t>(at - v.begin()));
                      }
                    });
  return least;
}

#ifdef _OPENMP
std::size_t openmp_find(const numbers& v) {
  std::size_t least = v.size();
#pragma omp parallel for reduction(min : least)
  for (std::size_t i = 0; i < v.size(); ++i) {
    if (v[i] == wanted && i < least) {
      least = i;
    }
  }
  return least;
}
#endif

#ifdef BENCH_RAYON
std::size_t rayon_position_first(const numbers& v) {
  return rayon_find(v.data(), v.size(), wanted);
}
#endif

void add_find(const std::string& name, std::size_t size, std::size_t place) {
  auto data = std::make_shared<numbers>();
  auto found = std::make_shared<std::size_t>();
  const auto searched = static_cast<double>(place + 1);
  const bench::workload load{"find_if/" + name, searched, searched * sizeof(std::int32_t),
                             [=] {
                               data->assign(size, 1);
                               (*data)[place] = wanted;
                               *found = size;
                             },
                             [=] { return *found == place; }};
  auto run = [&](auto find) { return [=] { *found = find(*data); }; };
  bench::add<bench::sequential>(load, "std::find_if", run(std_find_if));
  bench::add<bench::in_lend>(load, "lend::find_if", run(lend_find_if));
  bench::add<bench::in_tbb>(load, "std::find_if(par)", run(std_find_if_par));
  bench::add<bench::in_tbb>(load, "tbb::parallel_for", run(tbb_parallel_for_find));
#ifdef _OPENMP
  bench::add<bench::in_openmp>(load, "omp parallel for", run(openmp_find));
#endif
#ifdef BENCH_RAYON
  bench::add<bench::in_rayon>(load, "rayon::position_first", run(rayon_position_first));
#endif
}

void add_is_sorted(const std::string& elements, std::size_t size) {
  auto data = std::make_shared<std::vector<double>>();
  auto sorted = std::make_shared<bool>();
  const auto count = static_cast<double>(size);
  const bench::workload load{"is_sorted/" + elements, count, count * sizeof(double),
                             [=] {
                               data->resize(size);
                               for (std::size_t i = 0; i < size; ++i) {
                                 (*data)[i] = static_cast<double>(i / 2);
                               }
                               *sorted = false;
                             },
                             [=] { return *sorted; }};
  bench::add<bench::sequential>(load, "std::is_sorted",
                                [=] { *sorted = std::is_sorted(data->begin(), data->end()); });
  bench::add<bench::in_lend>(load, "lend::is_sorted",
                             [=] { *sorted = lend::is_sorted(std::as_const(*data)); });
  bench::add<bench::in_tbb>(load, "std::is_sorted(par)", [=] {
    *sorted = std::is_sorted(std::execution::par, data->begin(), data->end());
  });
}

}  // namespace

int main(int argc, char** argv) {
  add_find("1K, at the end", 1'000, 999);
  add_find("10M, at 100", 10'000'000, 100);
  add_find("10M, at 100K", 10'000'000, 100'000);
  add_find("10M, at the end", 10'000'000, 9'999'999);
  add_is_sorted("1K", 1'000);
  add_is_sorted("10M", 10'000'000);
  return bench::run_all(argc, argv);
}
