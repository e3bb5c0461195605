#include <lend/lend.hpp>

#include "peers.hpp"

#include <tbb/task_arena.h>
#include <tbb/task_group.h>

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>

// What it costs to hand in work: one task of many in a scope, and a call that enters an arena.

namespace {

std::atomic<std::uint64_t> ran = 0;

struct nothing {
  void operator()() const {}
};

struct count_itself {
  void operator()() const { ran.fetch_add(1, std::memory_order_relaxed); }
};

struct plain_calls {
  template <class Task>
  static void spawn(std::size_t count, Task task) {
    for (std::size_t i = 0; i < count; ++i) {
      benchmark::DoNotOptimize(i);
      task();
    }
  }
};

struct lend_scope {
  template <class Task>
  static void spawn(std::size_t count, Task task) {
    lend::scope(
        [](lend::scope_handle& scope, std::size_t how_many, Task each) {
          for (std::size_t i = 0; i < how_many; ++i) {
            scope.spawn(each);
          }
        },
        count, task);
  }
};

struct tbb_task_group {
  template <class Task>
  static void spawn(std::size_t count, Task task) {
    tbb::task_group group;
    for (std::size_t i = 0; i < count; ++i) {
      group.run(task);
    }
    group.wait();
  }
};

#ifdef _OPENMP
struct openmp_task {
  template <class Task>
  static void spawn(std::size_t count, Task task) {
#pragma omp parallel
#pragma omp single
    for (std::size_t i = 0; i < count; ++i) {
#pragma omp task firstprivate(task)
      task();
    }
  }
};
#endif

#ifdef BENCH_RAYON
struct rayon_scope {
  static void spawn(std::size_t count, nothing /*task*/) { rayon_spawn(count); }
  static void spawn(std::size_t count, count_itself /*task*/) { ran += rayon_spawn_counted(count); }
};
#endif

/// The first run, which is checked, spawns tasks that count themselves; the others empty tasks.
template <class Place, class Peer>
void add_spawning(const bench::workload& load, const std::string& name, std::size_t count,
                  Peer peer) {
  bench::add<Place>(load, name, [=, counted = false]() mutable {
    if (std::exchange(counted, true)) {
      peer.spawn(count, nothing{});
    } else {
      peer.spawn(count, count_itself{});
    }
  });
}

void add_spawn(const std::string& tasks, std::size_t count) {
  const bench::workload load{"spawn/" + tasks, static_cast<double>(count), 0, [] { ran = 0; },
                             [=] { return ran == count; }};
  add_spawning<bench::sequential>(load, "plain calls", count, plain_calls{});
  add_spawning<bench::in_lend>(load, "lend::scope", count, lend_scope{});
  add_spawning<bench::in_tbb>(load, "tbb::task_group", count, tbb_task_group{});
#ifdef _OPENMP
  add_spawning<bench::in_openmp>(load, "omp task", count, openmp_task{});
#endif
#ifdef BENCH_RAYON
  add_spawning<bench::in_rayon>(load, "rayon::scope", count, rayon_scope{});
#endif
}

std::uint64_t add_one(std::uint64_t value) { return value + 1; }

/// Calls from outside of any arena, of a function that hardly does anything.
void add_enter() {
  auto value = std::make_shared<std::uint64_t>();
  const bench::workload load{"enter/small call", 1, 0, [=] { *value = 1; },
                             [=] { return *value == 2; }};
  bench::add<bench::sequential>(load, "plain call", [=] { *value = add_one(*value); });
  bench::add<bench::outside>(load, "lend::run", [=] { *value = lend::run(add_one, *value); });
  auto ours = std::make_shared<lend::arena>(static_cast<std::size_t>(bench::cores()));
  bench::add<bench::outside>(load, "lend::arena::run",
                             [=] { *value = ours->run(add_one, *value); });
  auto theirs = std::make_shared<tbb::task_arena>(bench::cores());
  bench::add<bench::outside>(load, "tbb::task_arena::execute", [=] {
    *value = theirs->execute([from = *value] { return add_one(from); });
  });
#ifdef BENCH_RAYON
  const std::shared_ptr<rayon_pool> pool = bench::open_rayon_pool(bench::cores());
  bench::add<bench::outside>(load, "rayon::ThreadPool::install",
                             [=] { *value = rayon_add_one(pool.get(), *value); });
#endif
}

}  // namespace

int main(int argc, char** argv) {
  add_spawn("100K tasks", 100'000);
  add_spawn("1M tasks", 1'000'000);
  add_enter();
  return bench::run_all(argc, argv);
}
