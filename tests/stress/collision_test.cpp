#include "../support.hpp"
#include "../threads.hpp"
#include "rounds.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

// Work so small that owners take back what thieves are about to take. Each piece of it knows how
// often it was run.

using stress::dice;
using support::work_for;

namespace {

/// How often each of some tasks has run. The tasks count while it is open.
class tally {
 public:
  explicit tally(std::size_t tasks) : runs_(tasks) {}

  void count(std::size_t task) {
    runs_[task].fetch_add(1, std::memory_order_relaxed);
    if (closed_.load(std::memory_order_relaxed)) {
      late_ = true;
    }
  }
  void close() { closed_ = true; }
  /// Whether each has run once, and in time.
  [[nodiscard]] bool right() const {
    bool once = true;
    for (const std::atomic<int>& runs : runs_) {
      once = once && runs == 1;
    }
    return once && !late_;
  }

 private:
  std::vector<std::atomic<int>> runs_;
  std::atomic<bool> closed_ = false;
  std::atomic<bool> late_ = false;
};

/// Seldom so long that thieves find out that steals are worth it, often so short that they miss.
int steps(dice& random) { return static_cast<int>(random.below(random.one_in(4) ? 2000 : 300)); }

constexpr std::size_t widths[] = {2, 2, 4, 9};

/// Rounds of `body(random)` in arenas of several widths. The body says whether all was right.
template <class Body>
void collide(Body body) {
  stress::for_a_while([&](std::uint64_t round) {
    const std::size_t width = widths[round % std::size(widths)];
    static std::vector<std::optional<lend::arena>> arenas(10);
    if (!arenas[width]) {
      arenas[width].emplace(width);
    }
    const bool right = arenas[width]->run(lend::unchecked([&] {
      dice random(support::seed() + round);
      return body(random);
    }));
    INFO("seed ", support::seed(), ", round ", round, ", width ", width);
    REQUIRE(right);
  });
}

}  // namespace

TEST_CASE("pops against steals: each task of a join runs once") {
  collide([](dice& random) {
    constexpr std::size_t joins = 500;
    tally all(2 * joins);
    long sum = 0;
    for (std::size_t i = 0; i < joins; ++i) {
      const int first = steps(random);
      // Thieves come again soon only if it was worth it.
      const int second = steps(random) + 500;
      const auto [a, b] = lend::join(lend::task(lend::unchecked([&all, i, first] {
                                       work_for(first);
                                       all.count(2 * i);
                                       return 1;
                                     })),
                                     lend::task(lend::unchecked([&all, i, second] {
                                       all.count(2 * i + 1);
                                       work_for(second);
                                       return 2;
                                     })));
      sum += a + b;
    }
    all.close();
    return all.right() && sum == 3 * joins;
  });
}

TEST_CASE("pops against steals: each task of a join of five runs once") {
  collide([](dice& random) {
    constexpr std::size_t joins = 100;
    tally all(5 * joins);
    std::size_t sum = 0;
    for (std::size_t i = 0; i < joins; ++i) {
      const auto task = [&](std::size_t which) {
        return lend::unchecked([&all, number = 5 * i + which, busy = steps(random)] {
          work_for(busy);
          all.count(number);
          return number;
        });
      };
      const auto [a, b, c, d, e] =
          lend::join(lend::task(task(0)), lend::task(task(1)), lend::task(task(2)),
                     lend::task(task(3)), lend::task(task(4)));
      sum += a + b + c + d + e - 25 * i;
    }
    all.close();
    return all.right() && sum == 10 * joins;
  });
}

TEST_CASE("claims against splits: each iteration of a loop runs once") {
  collide([](dice& random) {
    constexpr std::size_t most = 6;
    for (int i = 0; i < 200; ++i) {
      const auto count = 2 + static_cast<std::size_t>(random.below(most - 1));
      const int busy = 100 + static_cast<int>(random.below(700));
      tally all(count);
      lend::parallel_for(std::size_t{0}, count, lend::unchecked([&all, busy](std::size_t k) {
                           all.count(k);
                           work_for(busy);
                         }));
      all.close();
      if (!all.right()) {
        return false;
      }
    }
    return true;
  });
}

TEST_CASE("the end of a scope against steals: each task runs once, and before that") {
  collide([](dice& random) {
    for (int i = 0; i < 200; ++i) {
      const auto count = 1 + static_cast<std::size_t>(random.below(3));
      tally all(count);
      lend::scope(lend::unchecked([&](lend::scope_handle& s) {
        for (std::size_t k = 0; k < count; ++k) {
          s.spawn(lend::unchecked([&all, k, busy = steps(random)] {
            work_for(busy);
            all.count(k);
          }));
        }
        work_for(steps(random));
      }));
      all.close();
      if (!all.right()) {
        return false;
      }
    }
    return true;
  });
}

TEST_CASE("handles against steals: each task runs once, and gives its result") {
  collide([](dice& random) {
    const auto count = 1 + static_cast<std::size_t>(random.below(random.one_in(8) ? 700 : 40));
    tally all(count);
    std::size_t right = 0;
    lend::scope(lend::unchecked([&](lend::scope_handle& s) {
      std::vector<std::optional<lend::scope_task<std::size_t>>> open;
      const auto join = [&](std::size_t k) {
        if (open[k]) {
          right += open[k]->join() == k;
          open[k].reset();
        }
      };
      for (std::size_t k = 0; k < count; ++k) {
        open.emplace_back(s.spawn(lend::unchecked([&all, k, busy = steps(random)] {
          work_for(busy);
          all.count(k);
          return k;
        })));
        if (random.one_in(3)) {
          join(random.below(k + 1));
        }
      }
      for (std::size_t k = 0; k < count; ++k) {
        join(random.below(count));
      }
      for (std::size_t k = count; k-- > 0;) {
        join(k);
      }
    }));
    all.close();
    return all.right() && right == count;
  });
}

namespace {

/// Spawns what is below it, and may end before it.
void grow(lend::scope_handle& s, tally& all, std::size_t number, std::size_t last, int busy) {
  for (const std::size_t below : {2 * number + 1, 2 * number + 2}) {
    if (below < last) {
      s.spawn(lend::unchecked([&all, below, last, busy](lend::scope_handle& inner) {
        grow(inner, all, below, last, busy / 2 + static_cast<int>(below % 64));
      }));
    }
  }
  work_for(busy);
  all.count(number);
}

}  // namespace

TEST_CASE("the end of tasks that spawned against steals: each task runs once, and in the scope") {
  collide([](dice& random) {
    for (int i = 0; i < 50; ++i) {
      const auto count = 2 + static_cast<std::size_t>(random.below(30));
      tally all(count);
      lend::scope(
          lend::unchecked([&](lend::scope_handle& s) { grow(s, all, 0, count, steps(random)); }));
      all.close();
      if (!all.right()) {
        return false;
      }
    }
    return true;
  });
}
