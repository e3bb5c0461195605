#pragma once

#include <lend/lend.hpp>

#include <benchmark/benchmark.h>
#include <tbb/task_arena.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#ifdef _OPENMP
#include <omp.h>
#endif
#ifdef BENCH_RAYON
#include "rayon/rayon.hpp"
#endif

// A benchmark is named workload/case/peer/width. All peers of one workload and case get the same
// data, their results pass the same check, and the first of them is the plain sequential code.

namespace bench {

struct workload {
  std::string name;
  double items;
  double bytes;
  /// Makes the data what they were before the first run.
  std::function<void()> prepare;
  std::function<bool()> correct;
};

enum class timing {
  /// Runs follow each other on data that stay in place.
  of_all_runs,
  /// Each run gets data of its own, prepared and checked outside of the measured time.
  of_each_run,
};

inline int cores() { return static_cast<int>(lend::this_arena::width()); }

inline std::vector<int> every_width() {
  return cores() > 1 ? std::vector<int>{1, cores()} : std::vector<int>{1};
}

struct sequential {
  static std::vector<int> widths() { return {1}; }
  template <class Body>
  static void run(int /*width*/, const Body& body) {
    body();
  }
};

struct in_lend {
  static std::vector<int> widths() { return every_width(); }
  template <class Body>
  static void run(int width, const Body& body) {
    const lend::arena arena(static_cast<std::size_t>(width));
    arena.run(lend::unchecked([&body] { body(); }));
  }
};

/// Also for the parallel algorithms of the standard library, which run on oneTBB here.
struct in_tbb {
  static std::vector<int> widths() { return every_width(); }
  template <class Body>
  static void run(int width, const Body& body) {
    tbb::task_arena arena(width);
    arena.execute([&body] { body(); });
  }
};

#ifdef _OPENMP
struct in_openmp {
  static std::vector<int> widths() { return every_width(); }
  template <class Body>
  static void run(int width, const Body& body) {
    omp_set_num_threads(width);
    body();
    // Its threads spin for up to 200 ms after their last work, on the cores of the next benchmark.
    omp_pause_resource_all(omp_pause_soft);
  }
};
#endif

#ifdef BENCH_RAYON
struct in_rayon {
  static std::vector<int> widths() { return every_width(); }
  template <class Body>
  static void run(int width, const Body& body) {
    const rayon_pool_owner pool = open_rayon_pool(width);
    rayon_run(
        pool.get(), [](const void* context) { (*static_cast<const Body*>(context))(); }, &body);
  }
};
#endif

/// On a thread that is in no arena and no pool.
struct outside {
  static std::vector<int> widths() { return {cores()}; }
  template <class Body>
  static void run(int /*width*/, const Body& body) {
    body();
  }
};

inline void check(const workload& load, const std::string& peer) {
  if (!load.correct()) {
    std::fprintf(stderr, "%s: wrong result of %s\n", load.name.c_str(), peer.c_str());
    std::abort();
  }
}

template <class Work>
void time_all_runs(benchmark::State& state, Work& work) {
  work();
  for (auto _ : state) {
    work();
    benchmark::ClobberMemory();
  }
}

template <class Work>
void time_each_run(benchmark::State& state, const workload& load, const std::string& peer,
                   Work& work) {
  for (auto _ : state) {
    load.prepare();
    const auto begin = std::chrono::steady_clock::now();
    work();
    const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - begin;
    state.SetIterationTime(spent.count());
    check(load, peer);
  }
}

/// Registers `work` as the way of `peer` to do `load`, at each of `widths`.
template <class Place, class Work>
void add(const workload& load, const std::string& peer, Work work, timing how = timing::of_all_runs,
         const std::vector<int>& widths = Place::widths()) {
  for (const int width : widths) {
    const std::string name = load.name + "/" + peer + "/" + std::to_string(width);
    auto run = [=, checked = false](benchmark::State& state) mutable {
      const bool first = how == timing::of_all_runs && !std::exchange(checked, true);
      if (first) {
        // Here, as memory that another thread allocates may lie elsewhere and be slower to read.
        load.prepare();
      }
      Place::run(width, [&] {
        if (how == timing::of_each_run) {
          time_each_run(state, load, peer, work);
          return;
        }
        if (first) {
          work();
          check(load, peer);
        }
        time_all_runs(state, work);
      });
      state.counters["items"] = load.items;
      state.counters["bytes"] = load.bytes;
    };
    auto* const registered = benchmark::RegisterBenchmark(name.c_str(), std::move(run));
    if (how == timing::of_each_run) {
      registered->UseManualTime();
    } else {
      registered->UseRealTime();
    }
  }
}

inline int run_all(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) {
    return 1;
  }
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}

}  // namespace bench
