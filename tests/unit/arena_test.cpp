#include "../support.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

namespace {

/// How many of `tasks` are seen at work at once, in an arena of that many tasks or fewer. Each
/// waits for a while for the others.
std::size_t most_at_once(std::size_t tasks, std::size_t expected) {
  std::atomic<std::size_t> inside = 0;
  std::atomic<std::size_t> most = 0;
  lend::parallel_for(
      std::size_t{0}, tasks,
      [](std::size_t, std::atomic<std::size_t>& here, std::atomic<std::size_t>& peak,
         std::size_t enough) {
        const std::size_t now = ++here;
        for (std::size_t seen = peak; seen < now && !peak.compare_exchange_weak(seen, now);) {
        }
        for (int tries = 0; tries < 2000 && peak < enough; ++tries) {
          std::this_thread::sleep_for(std::chrono::microseconds(500));
        }
        std::this_thread::sleep_for(std::chrono::microseconds(100));
        --here;
      },
      lend::shared(inside), lend::shared(most), expected);
  return most;
}

}  // namespace

TEST_CASE("a width is honoured exactly, below and above the number of cores") {
  for (const std::size_t width : {1U, 2U, 3U, 4U, 9U, 16U}) {
    const lend::arena arena{width};
    CHECK(arena.width() == width);
    CHECK(arena.run([] { return lend::this_arena::width(); }) == width);
    const std::size_t seen = arena.run([](std::size_t w) { return most_at_once(6 * w, w); }, width);
    CHECK(seen == width);
  }
}

TEST_CASE("several arenas at once each have their width") {
  std::vector<std::thread> threads;
  std::atomic<int> exact = 0;
  for (const std::size_t width : {2U, 3U, 5U}) {
    threads.emplace_back([width, &exact] {
      const lend::arena arena{width};
      exact += arena.run([](std::size_t w) { return most_at_once(4 * w, w); }, width) == width;
    });
  }
  for (std::thread& thread : threads) {
    thread.join();
  }
  CHECK(exact == 3);
}

TEST_CASE("an arena is entered from another one, and left again") {
  const lend::arena outer{3};
  const lend::arena inner{2};
  outer.run(lend::unchecked([&] {
    CHECK(lend::this_arena::width() == 3);
    CHECK(inner.run([] { return lend::this_arena::width(); }) == 2);
    CHECK(lend::this_arena::width() == 3);
    lend::parallel_for(0, 20, lend::unchecked([&](int) {
                         CHECK(inner.run([] { return lend::this_arena::width(); }) == 2);
                         CHECK(lend::this_arena::width() == 3);
                       }));
  }));
}

TEST_CASE("run stays in the arena it is called in") {
  const lend::arena arena{5};
  CHECK(arena.run([] { return lend::run([] { return lend::this_arena::width(); }); }) == 5);
}

TEST_CASE("many plain threads run in one arena") {
  const lend::arena arena{2};
  std::atomic<int> sum = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 8; ++i) {
    threads.emplace_back([&arena, &sum, i] {
      sum += arena.run([](int n) { return lend::call([](int m) { return m; }, n); }, i);
    });
  }
  for (std::thread& thread : threads) {
    thread.join();
  }
  CHECK(sum == 28);
}

TEST_CASE("results and exceptions come back") {
  const lend::arena arena{2};
  CHECK(*arena.run([] { return std::make_unique<int>(4); }) == 4);
  CHECK_THROWS_AS(arena.run([] { throw support::failed(); }), support::failed);
  CHECK_THROWS_AS(lend::run([]() -> int { throw support::failed(); }), support::failed);
  arena.run([] {});
  std::vector<int> v{1, 2};
  CHECK(arena.run([](lend::slice_mut<int> s, int k) { return s[1] + k; }, lend::mut(v), 5) == 7);
  CHECK_THROWS_AS(
      arena.run([](lend::slice_mut<int>, lend::slice<int>) {}, lend::mut(v), lend::shared(v)),
      lend::overlap_error);
}

TEST_CASE("settings are taken, width 0 is the default one") {
  const lend::arena named{{.width = 2, .name = "io", .priority = lend::priority::high}};
  CHECK(named.run([] { return lend::this_arena::report(); }).find("io, width 2") !=
        std::string::npos);
  const lend::arena automatic{{.priority = lend::priority::low}};
  CHECK(automatic.width() == lend::this_arena::width());
}

TEST_CASE("the report says why the arena is as wide as it is") {
  const std::string report = lend::this_arena::report();
  for (const char* const fact :
       {"arena: default", "cores: ", "affinity mask: ", "cgroup quota: ", "LEND_NUM_THREADS: "}) {
    CHECK(report.find(fact) != std::string::npos);
  }
}

TEST_CASE("arenas come and go while others keep their width") {
  std::atomic<bool> stop = false;
  std::atomic<int> rounds = 0;
  std::atomic<int> exact = 0;
  std::thread busy([&] {
    const lend::arena arena{3};
    do {
      exact += arena.run([] { return most_at_once(9, 3); }) == 3;
      ++rounds;
    } while (!stop);
  });
  for (std::size_t i = 0; i < 50; ++i) {
    const lend::arena arena{1 + i % 5};
    std::vector<int> v(1000, 1);
    CHECK(arena.run([](lend::slice<int> s) { return lend::reduce(s, 0, std::plus<>{}); },
                    lend::shared(v)) == 1000);
  }
  stop = true;
  busy.join();
  CHECK(exact == rounds);
}

TEST_CASE("an arena of one runs one task at a time, whoever calls") {
  const lend::arena one{1};
  std::atomic<int> inside = 0;
  std::atomic<int> most = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([&] {
      for (int round = 0; round < 20; ++round) {
        one.run(lend::unchecked([&] {
          const int now = ++inside;
          for (int seen = most; seen < now && !most.compare_exchange_weak(seen, now);) {
          }
          std::this_thread::sleep_for(std::chrono::microseconds(50));
          --inside;
        }));
      }
    });
  }
  for (std::thread& thread : threads) {
    thread.join();
  }
  CHECK(most == 1);
}

TEST_CASE("an arena that was entered further out is entered again without waiting") {
  const lend::arena outer{4};
  const lend::arena inner{1};
  std::atomic<int> calls = 0;
  for (int round = 0; round < 100; ++round) {
    outer.run(lend::unchecked([&] {
      lend::parallel_for(0, 16, lend::unchecked([&](int) {
                           inner.run(lend::unchecked([&] {
                             outer.run(lend::unchecked([&] { ++calls; }));
                             inner.run(lend::unchecked([&] { ++calls; }));
                           }));
                         }));
    }));
  }
  CHECK(calls == 3200);
}

TEST_CASE("a width beyond all measure is refused") {
  CHECK_THROWS_AS(lend::arena(5'000'000'000), std::invalid_argument);
}
