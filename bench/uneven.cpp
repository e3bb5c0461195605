#include <lend/lend.hpp>

#include "peers.hpp"

#include <tbb/blocked_range.h>
#include <tbb/parallel_for.h>
#include <tbb/partitioner.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <random>
#include <string>
#include <utility>
#include <vector>

// A loop whose elements cost between some and some thousand nanoseconds: what it takes to give
// every thread its share of the work.

namespace {

using cost = std::uint32_t;

/// What an element of cost 1 takes.
constexpr cost unit = 8;

/// Steps that no compiler folds into fewer, about a nanosecond each.
std::uint64_t step(cost times) {
  std::uint64_t state = times;
  for (cost i = 0; i < times; ++i) {
    state = (state ^ (state >> 32U)) * 6'364'136'223'846'793'005U;
  }
  return state;
}

/// Out of 1 to 1,000, so that a cost of x or more has the odds 1 to x.
std::vector<cost> random_costs(std::size_t size) {
  std::mt19937_64 random(1);
  std::vector<cost> costs(size);
  for (cost& each : costs) {
    each = static_cast<cost>(unit * 1'000 / (random() % 1'000 + 1));
  }
  return costs;
}

/// From almost nothing to 8 units, along the loop.
std::vector<cost> triangular_costs(std::size_t size) {
  std::vector<cost> costs(size);
  for (std::size_t i = 0; i < size; ++i) {
    costs[i] = static_cast<cost>(1 + 8 * unit * i / size);
  }
  return costs;
}

/// A unit each, but one element that costs 1,000 times as much.
std::vector<cost> costs_with_one_dear(std::size_t size, std::size_t dear) {
  std::vector<cost> costs(size, unit);
  costs[dear] = 1'000 * unit;
  return costs;
}

class elements {
 public:
  explicit elements(std::function<std::vector<cost>()> make) : make_(std::move(make)) {}

  std::vector<cost> costs;
  std::vector<std::uint64_t> out;

  void prepare() {
    if (costs.empty()) {
      costs = make_();
      expected_.resize(costs.size());
      std::transform(costs.begin(), costs.end(), expected_.begin(), step);
    }
    out.assign(costs.size(), 0);
  }

  [[nodiscard]] bool correct() const { return out == expected_; }

 private:
  std::function<std::vector<cost>()> make_;
  std::vector<std::uint64_t> expected_;
};

void plain_loop(elements& v) {
  for (std::size_t i = 0; i < v.out.size(); ++i) {
    v.out[i] = step(v.costs[i]);
  }
}

void lend_for_each(elements& v) {
  lend::for_each(lend::zip(v.out, std::as_const(v.costs)),
                 [](std::uint64_t& out, cost times) { out = step(times); });
}

template <class Partitioner>
void tbb_parallel_for(elements& v) {
  tbb::parallel_for(
      tbb::blocked_range<std::size_t>(0, v.out.size()),
      [&v](const tbb::blocked_range<std::size_t>& range) {
        for (std::size_t i = range.begin(); i < range.end(); ++i) {
          v.out[i] = step(v.costs[i]);
        }
      },
      Partitioner{});
}

#ifdef _OPENMP
void openmp_static(elements& v) {
#pragma omp parallel for schedule(static)
  for (std::size_t i = 0; i < v.out.size(); ++i) {
    v.out[i] = step(v.costs[i]);
  }
}

void openmp_guided(elements& v) {
#pragma omp parallel for schedule(guided)
  for (std::size_t i = 0; i < v.out.size(); ++i) {
    v.out[i] = step(v.costs[i]);
  }
}
#endif

#ifdef BENCH_RAYON
void rayon_for_each(elements& v) { rayon_uneven(v.out.data(), v.costs.data(), v.out.size()); }
#endif

void add_loop(const std::string& name, std::size_t size,
              std::function<std::vector<cost>()> make_costs) {
  auto data = std::make_shared<elements>(std::move(make_costs));
  const bench::workload load{"uneven/" + name, static_cast<double>(size), 0,
                             [=] { data->prepare(); }, [=] { return data->correct(); }};
  auto run = [&](auto loop) { return [=] { loop(*data); }; };
  bench::add<bench::sequential>(load, "plain loop", run(plain_loop));
  bench::add<bench::in_lend>(load, "lend::for_each", run(lend_for_each));
  bench::add<bench::in_tbb>(load, "tbb::parallel_for",
                            run(tbb_parallel_for<tbb::auto_partitioner>));
  bench::add<bench::in_tbb>(load, "tbb::parallel_for(static)",
                            run(tbb_parallel_for<tbb::static_partitioner>));
#ifdef _OPENMP
  bench::add<bench::in_openmp>(load, "omp parallel for", run(openmp_static));
  bench::add<bench::in_openmp>(load, "omp parallel for(guided)", run(openmp_guided));
#endif
#ifdef BENCH_RAYON
  bench::add<bench::in_rayon>(load, "rayon::for_each", run(rayon_for_each));
#endif
}

void add_random(const std::string& name, std::size_t size) {
  add_loop(name + " random", size, [=] { return random_costs(size); });
}

void add_triangular(const std::string& name, std::size_t size) {
  add_loop(name + " triangular", size, [=] { return triangular_costs(size); });
}

void add_dear(const std::string& name, std::size_t size, std::size_t dear) {
  add_loop(name, size, [=] { return costs_with_one_dear(size, dear); });
}

}  // namespace

int main(int argc, char** argv) {
  constexpr std::size_t size = 200'000;
  add_random("200K", size);
  add_triangular("200K", size);
  add_dear("200K dear first", size, 0);
  add_dear("200K dear middle", size, size / 2);
  add_dear("200K dear last", size, size - 1);
  add_random("1M", 1'000'000);
  add_triangular("1M", 1'000'000);
  return bench::run_all(argc, argv);
}
