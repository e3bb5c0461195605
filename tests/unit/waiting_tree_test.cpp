#include "../support.hpp"
#include "../threads.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <random>
#include <utility>
#include <vector>

// A thread that waits at a join runs only work of that join: tasks that know where they belong look
// at where their thread waits.

using support::below;
using support::work_for;

namespace {

/// A join or a task that somebody waits for, inside of those further out.
struct place {
  const place* outer;
};

bool is_within(const place* at, const place& join) {
  while (at != nullptr && at != &join) {
    at = at->outer;
  }
  return at != nullptr;
}

/// Where this thread waits, or may come to wait; the innermost such place.
thread_local const place* waits_at = nullptr;

std::atomic<long> tasks_begun = 0;
std::atomic<long> strangers = 0;

class waiting {
 public:
  explicit waiting(const place& at) : before_(std::exchange(waits_at, &at)) {}
  waiting(const waiting&) = delete;
  waiting& operator=(const waiting&) = delete;
  ~waiting() { waits_at = before_; }

 private:
  const place* before_;
};

/// To be called where a task of `at` begins.
void begin_in(const place& at) {
  ++tasks_begun;
  strangers += waits_at != nullptr && !is_within(&at, *waits_at);
}

struct branch {
  std::uint64_t seed;
  int depth;

  [[nodiscard]] branch child(std::uint64_t index) const {
    return {seed * 6364136223846793005U + index + 1, depth - 1};
  }
};

void grow(branch b, const place& at);

void by_join(branch b, const place& at) {
  const place here{&at};
  const waiting mark(here);
  const auto task_of = [&](std::uint64_t index) {
    return lend::unchecked([&here, b, index] {
      begin_in(here);
      grow(b.child(index), here);
    });
  };
  lend::join(lend::task(task_of(0)), lend::task(task_of(1)), lend::task(task_of(2)));
}

void by_loop(branch b, const place& at, std::size_t count) {
  const place here{&at};
  const waiting mark(here);
  lend::parallel_for(std::size_t{0}, count, lend::unchecked([&](std::size_t i) {
                       begin_in(here);
                       grow(b.child(i), here);
                     }));
}

void by_scope(branch b, const place& at) {
  constexpr std::size_t count = 4;
  const place here{&at};
  const waiting mark(here);
  const std::array<place, count> places{place{&here}, place{&here}, place{&here}, place{&here}};
  lend::scope(lend::unchecked([&](lend::scope_handle& s) {
    std::vector<lend::scope_task<void>> tasks;
    for (std::size_t i = 0; i < count; ++i) {
      tasks.push_back(s.spawn(lend::unchecked([b, i, &mine = places[i]] {
        begin_in(mine);
        grow(b.child(i), mine);
      })));
    }
    for (std::size_t i = 0; i < count; i += 2) {
      const std::size_t awaited = (b.seed + i) % count;
      const waiting for_one(places[awaited]);
      tasks[awaited].join();
    }
  }));
}

/// A task that another thread takes if one is idle, beside one that waits a little for that.
void be_stolen_from(const place& at) {
  const place here{&at};
  const waiting mark(here);
  std::atomic<bool> taken = false;
  lend::join(lend::task(lend::unchecked([&] { support::wait_a_little_for(taken); })),
             lend::task(lend::unchecked([&] {
               begin_in(here);
               taken = true;
               work_for(2000);
             })));
}

void by_sort(branch b, const place& at) {
  const place here{&at};
  const waiting mark(here);
  std::vector<std::uint64_t> v(5000);
  std::uint64_t number = b.seed;
  for (std::uint64_t& x : v) {
    x = number = number * 6364136223846793005U + 1442695040888963407U;
  }
  lend::sort(v, lend::unchecked([&here](std::uint64_t x, std::uint64_t y) {
               begin_in(here);
               return x < y;
             }));
  CHECK(std::is_sorted(v.begin(), v.end()));
}

void grow(branch b, const place& at) {
  std::mt19937_64 random(b.seed);
  if (b.depth == 0) {
    work_for(static_cast<int>(below(random, 3000)));
    if (below(random, 16) == 0) {
      be_stolen_from(at);
    }
    return;
  }
  switch (below(random, 7)) {
    case 0:
      return by_sort(b, at);
    case 1:
    case 2:
      return by_loop(b, at, 1 + below(random, 6));
    case 3:
    case 4:
      return by_scope(b, at);
    default:
      return by_join(b, at);
  }
}

}  // namespace

TEST_CASE("only work of the join that a thread waits at is run on top of it") {
  const support::watchdog alive("trees of tasks that know where they wait");
  for (const std::size_t width : {1U, 2U, 4U, 8U}) {
    const lend::arena arena{width};
    for (std::uint64_t round = 0; round < 25; ++round) {
      const place root{nullptr};
      INFO("seed ", support::seed(), ", round ", round, ", width ", width);
      arena.run(lend::unchecked([&] { grow({support::seed() + round, 5}, root); }));
      REQUIRE(strangers == 0);
    }
  }
  CHECK(tasks_begun > 0);
}
