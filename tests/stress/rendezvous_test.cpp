#include "../support.hpp"
#include "../threads.hpp"
#include "rounds.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <thread>

// Tasks that wait for each other to begin, where there are enough threads for that: all that is
// pushed is found, though thieves go away, and waiting threads to sleep, at any moment.

using std::chrono::microseconds;
using std::chrono::nanoseconds;
using stress::dice;
using stress::spin_for;

namespace {

/// Where some tasks wait until so many are there, but not for ever.
class meeting {
 public:
  explicit meeting(int expected) : missing_(expected) {}

  void arrive() { --missing_; }
  /// Whether all came.
  bool wait() {
    const auto end = std::chrono::steady_clock::now() + stress::patience();
    for (int tries = 0; missing_ > 0; ++tries) {
      if (tries % 64 == 63) {
        std::this_thread::yield();
        if (std::chrono::steady_clock::now() > end) {
          return false;
        }
      }
    }
    return true;
  }
  bool meet() {
    arrive();
    return wait();
  }
  [[nodiscard]] bool complete() const { return missing_ <= 0; }

 private:
  std::atomic<int> missing_;
};

/// Now and then so long that threads fall asleep.
nanoseconds pause(dice& random) {
  if (random.one_in(64)) {
    return nanoseconds(random.below(1'000'000));
  }
  return nanoseconds(random.below(random.one_in(16) ? 50'000 : 3'000));
}

/// Calls `body(random)` often, in an arena that is that wide. The body says whether all met.
template <class Body>
void meet_often(std::size_t width, Body body) {
  const lend::arena arena{width};
  stress::for_a_while([&](std::uint64_t round) {
    const bool met = arena.run(lend::unchecked([&] {
      dice random(support::seed() + round);
      for (int i = 0; i < 50; ++i) {
        spin_for(pause(random));
        if (!body(random)) {
          return false;
        }
      }
      return true;
    }));
    INFO("seed ", support::seed(), ", round ", round);
    REQUIRE(met);
  });
}

bool meet_in_join() {
  meeting both(2);
  const auto meet = lend::unchecked([&both] { return both.meet(); });
  const auto [a, b] = lend::join(lend::task(meet), lend::task(meet));
  return a && b;
}

/// Below so many loops of one iteration.
bool meet_below_loops(int loops) {
  if (loops == 0) {
    return meet_in_join();
  }
  bool met = false;
  lend::parallel_for(0, 1, lend::unchecked([&](int) { met = meet_below_loops(loops - 1); }));
  return met;
}

bool meet_in_loop(int threads) {
  meeting all(threads);
  std::atomic<int> met = 0;
  lend::parallel_for(0, threads, lend::unchecked([&](int) { met += all.meet(); }));
  return met == threads;
}

bool meet_in_scope() {
  meeting both(2);
  bool here = false;
  bool there = false;
  lend::scope(lend::unchecked([&](lend::scope_handle& s) {
    s.spawn(lend::unchecked([&] { there = both.meet(); }));
    here = both.meet();
  }));
  return here && there;
}

bool meet_somehow(dice& random) {
  switch (random.below(3)) {
    case 0:
      return meet_in_join();
    case 1:
      return meet_in_loop(2);
    default:
      return meet_in_scope();
  }
}

/// Calls `bottom()` below so many open joins, whose other tasks are `other`.
template <class Bottom, class Other>
void call_below(int joins, const Bottom& bottom, const Other& other) {
  if (joins == 0) {
    bottom();
    return;
  }
  lend::join(lend::task(lend::unchecked([&] { call_below(joins - 1, bottom, other); })),
             lend::task(lend::unchecked([&] { other(); })));
}

/// Calls `work()` on another thread, while this one waits for its end.
template <class Work>
void run_elsewhere(Work work) {
  meeting begun(1);
  lend::join(lend::task(lend::unchecked([&begun] { begun.wait(); })),
             lend::task(lend::unchecked([&begun, &work] {
               begun.arrive();
               work();
             })));
}

}  // namespace

TEST_CASE("the tasks of a join meet") {
  meet_often(2, [](dice& random) {
    if (random.one_in(2)) {
      lend::join(lend::task([] {}), lend::task([] {}));
    }
    return meet_in_join();
  });
}

TEST_CASE("the tasks of a join meet below loops that are used up") {
  meet_often(4, [](dice& random) { return meet_below_loops(static_cast<int>(random.below(8))); });
}

TEST_CASE("three tasks of a join meet") {
  meet_often(3, [](dice&) {
    meeting all(3);
    const auto meet = lend::unchecked([&all] { return all.meet(); });
    const auto [a, b, c] = lend::join(lend::task(meet), lend::task(meet), lend::task(meet));
    return a && b && c;
  });
}

TEST_CASE("a thread that does not fork meets the oldest four of the tasks that it forked") {
  meet_often(5, [](dice&) {
    meeting five(5);
    bool met = false;
    call_below(12, [&] { met = five.meet(); }, [&] { five.meet(); });
    return met;
  });
}

TEST_CASE("a thread that goes on forking meets all tasks that it forked") {
  meet_often(9, [](dice&) {
    meeting nine(9);
    const auto fork_until_all_came = [&] {
      nine.arrive();
      for (int tries = 0; tries < 1'000'000 && !nine.complete(); ++tries) {
        lend::join(lend::task([] {}), lend::task([] { std::this_thread::yield(); }));
      }
    };
    call_below(8, fork_until_all_came, [&] { nine.meet(); });
    return nine.complete();
  });
}

TEST_CASE("the iterations of a loop meet") {
  meet_often(2, [](dice&) { return meet_in_loop(2); });
}

TEST_CASE("three iterations of a loop meet") {
  meet_often(3, [](dice&) { return meet_in_loop(3); });
}

TEST_CASE("a task of a scope and its body meet") {
  meet_often(2, [](dice&) { return meet_in_scope(); });
}

TEST_CASE("a thread that waits and may sleep meets what is pushed by the task that it waits for") {
  meet_often(2, [](dice& random) {
    bool met = false;
    run_elsewhere([&] {
      // The first push wakes the thread that waits; the next one has to find it awake, or asleep.
      lend::join(lend::task([] {}), lend::task([] {}));
      spin_for(random.one_in(4) ? nanoseconds(0) : nanoseconds(15'000 + random.below(30'000)));
      met = meet_somehow(random);
    });
    return met;
  });
}

TEST_CASE("a thread that waits and may sleep sees the end of the task that it waits for") {
  meet_often(2, [](dice& random) {
    run_elsewhere([&] { spin_for(nanoseconds(15'000 + random.below(30'000))); });
    return true;
  });
}

TEST_CASE("tasks meet deep below threads that wait") {
  meet_often(3, [](dice& random) {
    bool met = false;
    run_elsewhere([&] {
      spin_for(pause(random));
      met = meet_somehow(random);
      run_elsewhere([&] {
        spin_for(pause(random));
        met = meet_somehow(random) && met;
      });
    });
    return met;
  });
}
