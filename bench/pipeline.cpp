#include <lend/lend.hpp>

#include "peers.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <execution>
#include <functional>
#include <memory>
#include <numeric>
#include <ranges>
#include <string>
#include <vector>

// Steps that follow each other: numbers are mixed, those with a third of all remainders go on, and
// are added or collected. Fused by hand in one sequential loop, by std::views, by lend and by
// rayon; as one algorithm after the other, with what is between them in memory, by lend and std.

namespace {

using numbers = std::vector<std::uint32_t>;

std::uint32_t mixed(std::uint32_t x) { return (x ^ (x >> 7U)) * 2'654'435'761U; }
bool goes_on(std::uint32_t x) { return x % 3 == 0; }
struct mixing {
  std::uint32_t operator()(std::uint32_t x) const { return mixed(x); }
};
struct going_on {
  bool operator()(std::uint32_t x) const { return goes_on(x); }
};

std::uint64_t plain_sum(const numbers& v) {
  std::uint64_t sum = 0;
  for (const std::uint32_t x : v) {
    const std::uint32_t y = mixed(x);
    if (goes_on(y)) {
      sum += y;
    }
  }
  return sum;
}

std::uint64_t views_sum(const numbers& v) {
  std::uint64_t sum = 0;
  for (const std::uint32_t x :
       v | std::views::transform(mixing{}) | std::views::filter(going_on{})) {
    sum += x;
  }
  return sum;
}

std::uint64_t lend_sum(const numbers& v) {
  return lend::par(v) | lend::transform(mixing{}) | lend::filter(going_on{}) | lend::sum;
}

std::uint64_t lend_sum_in_steps(const numbers& v) {
  numbers all(v.size());
  lend::transform(v, all, mixing{});
  const numbers kept = lend::copy_if(all, going_on{});
  return lend::sum(kept);
}

std::uint64_t std_sum(const numbers& v) {
  return std::transform_reduce(std::execution::par, v.begin(), v.end(), std::uint64_t{0},
                               std::plus<>{}, [](std::uint32_t x) {
                                 const std::uint32_t y = mixed(x);
                                 return goes_on(y) ? std::uint64_t{y} : std::uint64_t{0};
                               });
}

numbers plain_collect(const numbers& v) {
  numbers kept;
  for (const std::uint32_t x : v) {
    const std::uint32_t y = mixed(x);
    if (goes_on(y)) {
      kept.push_back(y);
    }
  }
  return kept;
}

numbers lend_collect(const numbers& v) {
  return lend::par(v) | lend::transform(mixing{}) | lend::filter(going_on{}) | lend::to_vector;
}

numbers lend_collect_in_steps(const numbers& v) {
  numbers all(v.size());
  lend::transform(v, all, mixing{});
  return lend::copy_if(all, going_on{});
}

numbers std_collect_in_steps(const numbers& v) {
  numbers all(v.size());
  std::transform(std::execution::par, v.begin(), v.end(), all.begin(), mixing{});
  numbers kept(v.size());
  const auto end =
      std::copy_if(std::execution::par, all.begin(), all.end(), kept.begin(), going_on{});
  kept.erase(end, kept.end());
  return kept;
}

#ifdef BENCH_RAYON
std::uint64_t rayon_sum(const numbers& v) { return rayon_mixed_sum(v.data(), v.size()); }
std::size_t rayon_collect(const numbers& v) { return rayon_mixed_collect(v.data(), v.size()); }
#endif

numbers many(std::size_t size) {
  numbers v(size);
  std::iota(v.begin(), v.end(), 1U);
  return v;
}

void add_sum(const std::string& elements, std::size_t size) {
  auto data = std::make_shared<const numbers>(many(size));
  auto sum = std::make_shared<std::uint64_t>();
  const auto count = static_cast<double>(size);
  const bench::workload load{"pipeline/sum " + elements, count, count * sizeof(std::uint32_t),
                             [=] { *sum = 0; }, [=] { return *sum == plain_sum(*data); }};
  auto run = [&](auto way) { return [=] { *sum = way(*data); }; };
  bench::add<bench::sequential>(load, "plain loop", run(plain_sum));
  bench::add<bench::sequential>(load, "std::views", run(views_sum));
  bench::add<bench::in_lend>(load, "lend", run(lend_sum));
  bench::add<bench::in_lend>(load, "lend, step by step", run(lend_sum_in_steps));
  bench::add<bench::in_tbb>(load, "std(par)", run(std_sum));
#ifdef BENCH_RAYON
  bench::add<bench::in_rayon>(load, "rayon", run(rayon_sum));
#endif
}

/// How many elements a way keeps, which makes a vector of them.
template <numbers (*Way)(const numbers&)>
std::size_t length_of(const numbers& v) {
  const numbers kept = Way(v);
  benchmark::DoNotOptimize(kept.data());
  return kept.size();
}

void add_collecting(const std::string& elements, std::size_t size) {
  auto data = std::make_shared<const numbers>(many(size));
  auto kept = std::make_shared<std::size_t>();
  const auto count = static_cast<double>(size);
  const bench::workload load{"pipeline/collect " + elements, count, count * sizeof(std::uint32_t),
                             [=] { *kept = 0; },
                             [=] { return *kept == length_of<plain_collect>(*data); }};
  auto run = [&](auto way) { return [=] { *kept = way(*data); }; };
  bench::add<bench::sequential>(load, "plain loop", run(length_of<plain_collect>));
  bench::add<bench::in_lend>(load, "lend", run(length_of<lend_collect>));
  bench::add<bench::in_lend>(load, "lend, step by step", run(length_of<lend_collect_in_steps>));
  bench::add<bench::in_tbb>(load, "std(par), step by step", run(length_of<std_collect_in_steps>));
#ifdef BENCH_RAYON
  bench::add<bench::in_rayon>(load, "rayon", run(rayon_collect));
#endif
}

}  // namespace

int main(int argc, char** argv) {
  for (const auto& [elements, size] :
       {std::pair("1K", 1'000), {"1M", 1'000'000}, {"10M", 10'000'000}}) {
    add_sum(elements, static_cast<std::size_t>(size));
    add_collecting(elements, static_cast<std::size_t>(size));
  }
  return bench::run_all(argc, argv);
}
