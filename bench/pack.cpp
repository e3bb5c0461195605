#include <lend/lend.hpp>

#include "peers.hpp"

#include <algorithm>
#include <cstddef>
#include <execution>
#include <functional>
#include <iterator>
#include <memory>
#include <random>
#include <string>
#include <vector>

// Doubles of which half, or nearly all, are kept. Which ones is random, so a branch that asks is
// wrong half of the time, or nearly never.

namespace {

using numbers = std::vector<double>;

struct is_below {
  double limit;
  bool operator()(double x) const { return x < limit; }
};

/// One of several ways to pack `v`, in place; or to fill `out`, of as many elements.
struct packing {
  std::size_t (*plain)(numbers& v, numbers& out, is_below keeps);
  std::size_t (*by_lend)(numbers& v, numbers& out, is_below keeps);
  std::size_t (*by_std_par)(numbers& v, numbers& out, is_below keeps);
  /// None if rayon has no such algorithm.
  std::size_t (*by_rayon)(numbers& v, numbers& out, is_below keeps) = nullptr;
};

#ifdef BENCH_RAYON
std::size_t rayon_collect(numbers& v, numbers& /*out*/, is_below keeps) {
  return rayon_collect_below(v.data(), v.size(), keeps.limit);
}
std::size_t rayon_partition(numbers& v, numbers& /*out*/, is_below keeps) {
  return rayon_partition_below(v.data(), v.size(), keeps.limit);
}
#else
constexpr std::nullptr_t rayon_collect = nullptr;
constexpr std::nullptr_t rayon_partition = nullptr;
#endif

std::size_t place(const numbers& v, numbers::iterator end) {
  return static_cast<std::size_t>(end - v.begin());
}
bool is_above(double x, is_below keeps) { return !keeps(x); }

const packing copying{[](numbers& v, numbers& out, is_below keeps) {
                        out = numbers();
                        std::copy_if(v.begin(), v.end(), std::back_inserter(out), keeps);
                        return out.size();
                      },
                      [](numbers& v, numbers& out, is_below keeps) {
                        out = lend::copy_if(std::as_const(v), keeps);
                        return out.size();
                      },
                      [](numbers& v, numbers& out, is_below keeps) {
                        out = numbers(v.size());
                        const auto end = std::copy_if(std::execution::par, v.begin(), v.end(),
                                                      out.begin(), keeps);
                        out.erase(end, out.end());
                        return out.size();
                      },
                      rayon_collect};

const packing removing{
    [](numbers& v, numbers&, is_below keeps) {
      return place(v, std::remove_if(v.begin(), v.end(), std::not_fn(keeps)));
    },
    [](numbers& v, numbers&, is_below keeps) { return lend::remove_if(v, is_above, keeps); },
    [](numbers& v, numbers&, is_below keeps) {
      return place(v, std::remove_if(std::execution::par, v.begin(), v.end(), std::not_fn(keeps)));
    }};

const packing partitioning{
    [](numbers& v, numbers&, is_below keeps) {
      return place(v, std::partition(v.begin(), v.end(), keeps));
    },
    [](numbers& v, numbers&, is_below keeps) { return lend::partition(v, keeps); },
    [](numbers& v, numbers&, is_below keeps) {
      return place(v, std::partition(std::execution::par, v.begin(), v.end(), keeps));
    }};

const packing stable_partitioning{
    [](numbers& v, numbers&, is_below keeps) {
      return place(v, std::stable_partition(v.begin(), v.end(), keeps));
    },
    [](numbers& v, numbers&, is_below keeps) { return lend::stable_partition(v, keeps); },
    [](numbers& v, numbers&, is_below keeps) {
      return place(v, std::stable_partition(std::execution::par, v.begin(), v.end(), keeps));
    },
    rayon_partition};

numbers random_numbers(std::size_t size) {
  numbers v(size);
  std::mt19937_64 random(1);
  for (double& x : v) {
    x = static_cast<double>(random() % 1000);
  }
  return v;
}

void add_packing(const std::string& name, const packing& ways, is_below keeps, std::size_t size) {
  auto original = std::make_shared<const numbers>(random_numbers(size));
  auto data = std::make_shared<numbers>();
  auto out = std::make_shared<numbers>();
  auto kept = std::make_shared<std::size_t>();
  const auto count = static_cast<double>(size);
  const auto expected =
      static_cast<std::size_t>(std::count_if(original->begin(), original->end(), keeps));
  const bench::workload load{name, count, count * sizeof(double), [=] { *data = *original; },
                             [=] { return *kept == expected; }};
  auto run = [&](auto way) { return [=] { *kept = way(*data, *out, keeps); }; };
  using bench::timing;
  bench::add<bench::sequential>(load, "std", run(ways.plain), timing::of_each_run);
  bench::add<bench::in_lend>(load, "lend", run(ways.by_lend), timing::of_each_run);
  bench::add<bench::in_tbb>(load, "std(par)", run(ways.by_std_par), timing::of_each_run);
#ifdef BENCH_RAYON
  if (ways.by_rayon != nullptr) {
    bench::add<bench::in_rayon>(load, "rayon", run(ways.by_rayon), timing::of_each_run);
  }
#endif
}

void add_all(const std::string& elements, std::size_t size) {
  for (const auto& [part, keeps] : {std::pair("half", is_below{500}), {"99%", is_below{990}}}) {
    const std::string behind = std::string("/") + part + " " + elements;
    add_packing("copy_if" + behind, copying, keeps, size);
    add_packing("remove_if" + behind, removing, keeps, size);
    add_packing("partition" + behind, partitioning, keeps, size);
    add_packing("stable_partition" + behind, stable_partitioning, keeps, size);
  }
}

}  // namespace

int main(int argc, char** argv) {
  add_all("1K", 1'000);
  add_all("1M", 1'000'000);
  add_all("10M", 10'000'000);
  return bench::run_all(argc, argv);
}
