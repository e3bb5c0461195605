#include "../process.hpp"
#include "../sample_work.hpp"
#include "../support.hpp"
#include "../threads.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <thread>
#include <vector>

// Many arenas and many threads: at once, inside each other, and coming and going.

using support::fib;
using support::loops_are_right;
using support::rendezvous;
using support::watchdog;
using support::work_is_right;

namespace {

constexpr bool slow = support::thread_sanitizer || support::address_sanitizer;
constexpr std::size_t most_megabytes = 32;

std::size_t width_here() { return lend::this_arena::width(); }

/// Whether as many threads as the arena is wide are at work in a loop at once.
bool is_full() {
  rendezvous all(width_here());
  lend::parallel_for(std::size_t{0}, width_here(),
                     lend::unchecked([&](std::size_t) { all.meet(); }));
  return all.complete();
}

/// Calls `body(i)` on `count` threads at once.
template <class Body>
void on_threads(int count, Body body) {
  std::vector<std::thread> threads;
  for (int i = 0; i < count; ++i) {
    threads.emplace_back([&body, i] { body(i); });
  }
  for (std::thread& thread : threads) {
    thread.join();
  }
}

}  // namespace

TEST_CASE("many arenas, each entered by two plain threads") {
  const watchdog alive("many arenas at once");
  constexpr int count = 20;
  std::vector<std::unique_ptr<lend::arena>> arenas;
  for (int i = 0; i < count; ++i) {
    arenas.push_back(std::make_unique<lend::arena>(static_cast<std::size_t>(1 + i % 5)));
  }
  std::atomic<int> right = 0;
  on_threads(2 * count, [&](int i) {
    const lend::arena& mine = *arenas[static_cast<std::size_t>(i % count)];
    for (int round = 0; round < 5; ++round) {
      right += mine.run([] { return work_is_right(); }) && mine.run(width_here) == mine.width();
    }
  });
  CHECK(right == 2 * count * 5);
}

TEST_CASE("an arena inside of another one has all of its threads") {
  const watchdog alive("arenas inside of arenas");
  const lend::arena outer{2};
  const lend::arena inner{3};
  for (int round = 0; round < 10; ++round) {
    CHECK(outer.run(lend::unchecked([&] { return inner.run(is_full) && is_full(); })));
    CHECK(inner.run(lend::unchecked([&] { return outer.run(is_full) && is_full(); })));
  }
}

TEST_CASE("arenas are entered from joins, loops, tasks of scopes and other arenas") {
  const watchdog alive("arenas entered from everywhere");
  const lend::arena first{2};
  const lend::arena second{3};
  const lend::arena third{1};
  std::atomic<int> right = 0;
  const auto visit = lend::unchecked([&] {
    right += second.run(lend::unchecked([&] {
      const bool before = width_here() == 3 && fib(8) == 21;
      return before && third.run([] { return width_here() == 1 && fib(8) == 21; }) &&
             width_here() == 3;
    })) && width_here() == 2;
  });
  first.run(lend::unchecked([&] {
    for (int round = 0; round < 50; ++round) {
      lend::join(lend::task(visit), lend::task(visit), lend::task([] { fib(8); }));
      lend::parallel_for(0, 4, lend::unchecked([&](int) { visit(); }));
      lend::scope(lend::unchecked([&](lend::scope_handle& s) {
        auto joined = s.spawn(visit);
        s.spawn(visit);
        joined.join();
      }));
    }
  }));
  CHECK(right == 50 * 8);
}

TEST_CASE("an exception passes through arenas, and leaves all of them usable") {
  const lend::arena outer{2};
  const lend::arena inner{3};
  for (int round = 0; round < 50; ++round) {
    CHECK_THROWS_AS(outer.run(lend::unchecked([&] {
      inner.run([] {
        lend::join(lend::task([] { throw support::failed(); }), lend::task([] { fib(6); }));
      });
    })),
                    support::failed);
    CHECK(outer.run([] { return width_here(); }) == 2);
  }
  CHECK(inner.run([] { return loops_are_right(); }));
}

TEST_CASE("an arena goes right after work in it, while others are at work") {
  const watchdog alive("arenas that go after their work");
  std::atomic<bool> stop = false;
  std::atomic<int> wrong = 0;
  std::thread busy([&] {
    const lend::arena arena{3};
    while (!stop) {
      wrong += !arena.run([] { return loops_are_right(); });
    }
  });
  on_threads(3, [&](int i) {
    for (int round = 0; round < (slow ? 60 : 300); ++round) {
      const lend::arena arena{static_cast<std::size_t>(1 + (round + i) % 4)};
      wrong += arena.run(fib, 9) != 34;
      // The last that is stolen may still be looked for where there is nothing any more.
      arena.run([] {
        lend::scope([](lend::scope_handle& s) { s.spawn(fib, 6); });
        lend::join(lend::task([] { support::work_for(100); }), lend::task([] {}));
      });
    }
  });
  stop = true;
  busy.join();
  CHECK(wrong == 0);
}

TEST_CASE("an arena is made in one thread, used in others and destroyed in yet another") {
  for (int round = 0; round < 30; ++round) {
    auto arena = std::make_unique<lend::arena>(static_cast<std::size_t>(1 + round % 4));
    std::atomic<int> right = 0;
    on_threads(3, [&](int) { right += arena->run(fib, 10) == 55; });
    CHECK(right == 3);
    std::thread([gone = std::move(arena)]() mutable { gone.reset(); }).join();
  }
}

TEST_CASE("thousands of arenas come and go without a trace") {
  const watchdog alive("thousands of arenas");
  constexpr int count = slow ? 300 : 3000;
  const auto use_one = [](int i) {
    const lend::arena arena{static_cast<std::size_t>(1 + i % 4)};
    return arena.run(fib, 8) == 21;
  };
  int right = 0;
  for (int i = 0; i < count / 10; ++i) {
    right += use_one(i);
  }
  support::memory_growth growth;
  for (int i = count / 10; i < count; ++i) {
    right += use_one(i);
  }
  CHECK(right == count);
  CHECK(growth.megabytes() < most_megabytes);
}

TEST_CASE("thousands of arenas that are never entered") {
  support::memory_growth growth;
  for (int i = 0; i < (slow ? 300 : 3000); ++i) {
    const lend::arena arena{static_cast<std::size_t>(1 + i % 64)};
    CHECK(arena.width() == static_cast<std::size_t>(1 + i % 64));
  }
  CHECK(growth.megabytes() < most_megabytes);
}

TEST_CASE("threads come and go") {
  const watchdog alive("threads that come and go");
  constexpr int rounds = slow ? 25 : 125;
  const lend::arena arena{3};
  std::atomic<int> right = 0;
  const auto visit = [&](int i) {
    const std::vector<int> v(2000, i);
    const auto sum = [](lend::slice<int> s) { return lend::reduce(s, 0, std::plus<>{}); };
    const int found =
        i % 2 == 0 ? lend::run(sum, lend::shared(v)) : arena.run(sum, lend::shared(v));
    right += found == 2000 * i;
  };
  on_threads(8, visit);
  support::memory_growth growth;
  for (int round = 1; round < rounds; ++round) {
    on_threads(8, visit);
  }
  CHECK(right == 8 * rounds);
  CHECK(growth.megabytes() < most_megabytes);
}

TEST_CASE("a thread ends while what it has begun is still looked for by others") {
  std::atomic<int> right = 0;
  for (int round = 0; round < (slow ? 50 : 300); ++round) {
    std::thread([&] {
      right += lend::run(fib, 11) == 89;
      lend::join(lend::task([] { support::work_for(200); }), lend::task([] {}));
    }).join();
  }
  CHECK(right == (slow ? 50 : 300));
}

TEST_CASE("work that a full arena hands to another thread may enter the arenas of its caller") {
  const watchdog alive("work handed to another thread of a full arena");
  const lend::arena one{1};
  const lend::arena full{2};
  std::atomic<int> inside = 0;
  std::atomic<bool> worker_may_go = false;
  std::atomic<bool> all_may_go = false;
  std::thread occupant([&] {
    full.run(lend::unchecked([&] {
      const auto stay = [&](const std::atomic<bool>& over) {
        ++inside;
        support::wait_for(over);
      };
      lend::join(lend::task(lend::unchecked([&] { stay(all_may_go); })),
                 lend::task(lend::unchecked([&] { stay(worker_may_go); })));
    }));
  });
  while (inside < 2) {
    std::this_thread::yield();
  }
  std::thread release([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
    worker_may_go = true;
  });
  int found = 0;
  one.run(lend::unchecked([&] { full.run(lend::unchecked([&] { found = one.run(fib, 10); })); }));
  all_may_go = true;
  occupant.join();
  release.join();
  CHECK(found == 55);
}
