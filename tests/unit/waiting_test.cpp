#include "../support.hpp"
#include "../threads.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <functional>
#include <mutex>
#include <numeric>
#include <vector>

// A thread that waits at a join runs only work of that join. So a lock may be held across one.

using support::wait_a_little_for;
using support::watchdog;
using support::work_for;

namespace {

constexpr std::size_t widths[] = {1, 2, 4, 8};
constexpr int iterations = 2000;

/// Two tasks, the second of which is taken by another thread if one is idle: the first may wait a
/// little for that, and ends before the second does.
void join_two(bool patient) {
  std::atomic<bool> taken = false;
  lend::join(lend::task(lend::unchecked([&] {
               if (patient) {
                 wait_a_little_for(taken);
               }
             })),
             lend::task(lend::unchecked([&] {
               taken = true;
               work_for(2000);
             })));
}

void join_five(bool patient) {
  std::atomic<int> calls = 0;
  const auto count = lend::unchecked([&calls] {
    ++calls;
    work_for(500);
  });
  const auto two = lend::unchecked([patient] { join_two(patient); });
  lend::join(lend::task(two), lend::task(count), lend::task(count), lend::task(count),
             lend::task(two));
  CHECK(calls == 3);
}

/// Loops in which every fourth iteration does `inside(iteration)` under a lock. The others fork,
/// and take the lock in one branch. The loops are short, so that threads run out of work and steal.
template <class Inside>
void hold_a_lock_across(const char* what, Inside inside) {
  const watchdog alive(what);
  for (const std::size_t width : widths) {
    const lend::arena arena{width};
    std::mutex mutex;
    int under_lock = 0;
    const auto take_lock = lend::unchecked([&] {
      const std::lock_guard lock(mutex);
      ++under_lock;
    });
    const auto visit = [&](int i) {
      if (i % 4 != 1) {
        lend::join(lend::task([] { work_for(1000); }), lend::task(take_lock));
        return;
      }
      const std::lock_guard lock(mutex);
      inside(i);
      ++under_lock;
    };
    arena.run(lend::unchecked([&] {
      for (int low = 0; low < iterations; low += 20) {
        lend::parallel_for(low, low + 20, lend::unchecked(visit));
      }
    }));
    CHECK(under_lock == iterations);
  }
}

/// Whether the `i`-th iteration waits until a part of it is stolen.
bool is_patient(int i) { return i % 8 == 1 || i % 20 == 17; }

}  // namespace

TEST_CASE("a lock is held across a join, in a loop that takes it") {
  hold_a_lock_across("join under a lock", [](int i) { join_two(is_patient(i)); });
}

TEST_CASE("a lock is held across a join of five, in a loop that takes it") {
  hold_a_lock_across("join of five under a lock", [](int i) { join_five(is_patient(i)); });
}

TEST_CASE("a lock is held across a nested loop") {
  hold_a_lock_across("loop under a lock", [](int i) {
    std::atomic<int> calls = 0;
    lend::parallel_for(0, 40, lend::unchecked([&](int k) {
                         work_for(100);
                         if (k % 20 == 0) {
                           join_two(is_patient(i));
                         }
                         ++calls;
                       }));
    CHECK(calls == 40);
  });
}

TEST_CASE("a lock is held across a scope") {
  hold_a_lock_across("scope under a lock", [](int i) {
    std::atomic<int> calls = 0;
    lend::scope(lend::unchecked([&](lend::scope_handle& s) {
      for (int k = 0; k < 4; ++k) {
        s.spawn(lend::unchecked([&calls, i, k] {
          join_two(k == 2 && is_patient(i));
          ++calls;
        }));
      }
      s.spawn([] { work_for(1000); }).join();
      std::atomic<bool> taken = false;
      auto last = s.spawn(lend::unchecked([&taken] {
        taken = true;
        work_for(2000);
      }));
      if (is_patient(i)) {
        wait_a_little_for(taken);
      }
      last.join();
    }));
    CHECK(calls == 4);
  });
}

TEST_CASE("a lock is held across a reduction and two sorts") {
  hold_a_lock_across("algorithms under a lock", [](int i) {
    if (!is_patient(i)) {
      return;
    }
    std::vector<int> v(20'000);
    std::iota(v.begin(), v.end(), -i);
    std::reverse(v.begin(), v.end());
    CHECK(lend::reduce(v, 0L, std::plus<>{}) == 199'990'000L - 20'000L * i);
    const auto half = static_cast<std::ptrdiff_t>(v.size() / 2);
    std::rotate(v.begin(), v.begin() + half / 3, v.end());
    lend::stable_sort(v, std::less<>{});
    CHECK(std::is_sorted(v.begin(), v.end()));
    std::rotate(v.begin(), v.begin() + half, v.end());
    lend::sort(v, std::greater<>{});
    CHECK(std::is_sorted(v.begin(), v.end(), std::greater<>{}));
  });
}

TEST_CASE("a lock is held across a visit to another arena") {
  const lend::arena other{2};
  hold_a_lock_across("arena under a lock", [&other](int i) {
    other.run(lend::unchecked([i] { join_two(is_patient(i)); }));
  });
}

TEST_CASE("a lock is held while one task of a scope is waited for, and others want the lock") {
  const watchdog alive("a task of a scope joined under a lock");
  for (const std::size_t width : widths) {
    const lend::arena arena{width};
    std::mutex mutex;
    int under_lock = 0;
    std::atomic<int> right = 0;
    const auto visit = [&](int i) {
      lend::scope(lend::unchecked([&, i](lend::scope_handle& s) {
        const auto take_lock = lend::unchecked([&] {
          const std::lock_guard lock(mutex);
          ++under_lock;
        });
        for (int k = 0; k < i % 3; ++k) {
          s.spawn(take_lock);
        }
        auto awaited = s.spawn(lend::unchecked([i] {
          join_two(is_patient(i));
          return i;
        }));
        for (int k = i % 3; k < 3; ++k) {
          s.spawn(take_lock);
        }
        const std::lock_guard lock(mutex);
        right += awaited.join() == i;
      }));
    };
    arena.run(lend::unchecked([&] { lend::parallel_for(0, iterations, lend::unchecked(visit)); }));
    CHECK(right == iterations);
    CHECK(under_lock == 3 * iterations);
  }
}

TEST_CASE("tasks of a scope hold a lock across joins") {
  const watchdog alive("joins under a lock in a scope");
  for (const std::size_t width : widths) {
    const lend::arena arena{width};
    std::mutex mutex;
    int under_lock = 0;
    arena.run(lend::unchecked([&] {
      lend::scope(lend::unchecked([&](lend::scope_handle& s) {
        for (int i = 0; i < iterations; ++i) {
          s.spawn(lend::unchecked([&under_lock, &mutex, i] {
            join_two(false);
            const std::lock_guard lock(mutex);
            join_five(is_patient(i));
            ++under_lock;
          }));
        }
      }));
    }));
    CHECK(under_lock == iterations);
  }
}

TEST_CASE("threads that sleep at joins, one below the other, all come for what is pushed below") {
  const watchdog alive("three tasks below two threads that wait");
  const lend::arena arena{3};
  for (int round = 0; round < 20; ++round) {
    std::atomic<bool> second = false;
    std::atomic<bool> third = false;
    support::rendezvous all(3);
    const auto meet = lend::unchecked([&] { all.meet(); });
    const auto lowest = lend::unchecked([&] {
      third = true;
      work_for(3'000'000);
      lend::join(lend::task(meet), lend::task(meet), lend::task(meet));
    });
    const auto middle = lend::unchecked([&] {
      second = true;
      lend::join(lend::task(lend::unchecked([&] { support::wait_for(third); })),
                 lend::task(lowest));
    });
    arena.run(lend::unchecked([&] {
      lend::join(lend::task(lend::unchecked([&] { support::wait_for(second); })),
                 lend::task(middle));
    }));
    REQUIRE(all.complete());
  }
}
