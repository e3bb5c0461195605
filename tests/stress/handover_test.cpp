#include "../sample_work.hpp"
#include "../support.hpp"
#include "../threads.hpp"
#include "rounds.hpp"
#include "waiting_queue.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <thread>
#include <vector>

// Threads that wait hand their right to run on: all who can go on do, and never more at once than
// the arena is wide.

using stress::dice;
using stress::end_of;
using stress::waiting_queue;

namespace {

constexpr std::size_t widths[] = {1, 2, 4, 9};

/// Counts who is at work at once.
class attendance {
 public:
  class present {
   public:
    explicit present(attendance& at) : at_(at) {
      const int now = ++at.now_;
      for (int most = at.most_; now > most && !at.most_.compare_exchange_weak(most, now);) {
      }
    }
    present(const present&) = delete;
    present& operator=(const present&) = delete;
    ~present() { --at_.now_; }

   private:
    attendance& at_;
  };

  [[nodiscard]] int most() const { return most_; }

 private:
  std::atomic<int> now_ = 0;
  std::atomic<int> most_ = 0;
};

/// Numbers go through stages, each of which adds one.
class line_of_stages {
 public:
  line_of_stages(std::size_t stages, std::size_t capacity, int forks) : forks_(forks) {
    for (std::size_t i = 0; i <= stages; ++i) {
      queues_.emplace_back(capacity);
    }
  }

  /// What comes out at the end of `count` numbers, in the scope of the caller's arena.
  long run(long count) {
    long sum = 0;
    lend::scope(lend::unchecked([&](lend::scope_handle& tasks) {
      for (std::size_t i = stages(); i-- > 0;) {
        tasks.spawn(
            lend::unchecked([this, i, in = end_of(queues_[i]), out = end_of(queues_[i + 1])] {
              while (const auto value = queues_[i].receive()) {
                if (!queues_[i + 1].send(work_on(*value))) {
                  break;
                }
              }
            }));
      }
      tasks.spawn(lend::unchecked([this, count, out = end_of(queues_[0])] {
        for (long i = 0; i < count && queues_[0].send(i); ++i) {
        }
      }));
      const end_of last(queues_.back());
      while (const auto value = queues_.back().receive()) {
        sum += *value;
      }
    }));
    return sum;
  }
  [[nodiscard]] std::size_t stages() const { return queues_.size() - 1; }
  [[nodiscard]] int most_at_once() const { return at_work_.most(); }

 private:
  long work_on(long value) {
    const attendance::present here(at_work_);
    return value + (forks_ > 0 ? support::fib(forks_) - support::fib(forks_) + 1 : 1);
  }

  std::deque<waiting_queue> queues_;
  attendance at_work_;
  int forks_;
};

long sum_of(long count, std::size_t stages) {
  return count * (count - 1) / 2 + count * static_cast<long>(stages);
}

}  // namespace

TEST_CASE("more stages than threads hand numbers on") {
  dice random(support::seed());
  stress::for_a_while([&](std::uint64_t round) {
    const std::size_t width = widths[round % std::size(widths)];
    const lend::arena arena{width};
    line_of_stages line(1 + random.below(40), 1 + random.below(3), 0);
    const auto count = static_cast<long>(random.below(50));
    CHECK(arena.run(lend::unchecked([&] { return line.run(count); })) ==
          sum_of(count, line.stages()));
    CHECK(line.most_at_once() <= static_cast<int>(width));
  });
}

TEST_CASE("stages that fork hand numbers on") {
  dice random(support::seed() + 1);
  stress::for_a_while([&](std::uint64_t round) {
    const lend::arena arena{widths[round % std::size(widths)]};
    line_of_stages line(1 + random.below(20), 1, 8);
    CHECK(arena.run(lend::unchecked([&] { return line.run(20); })) == sum_of(20, line.stages()));
  });
}

TEST_CASE("a reserve that is spent says who waits for what") {
  for (const std::size_t width : widths) {
    const lend::arena arena{lend::arena_settings{.width = width, .reserve = 3}};
    line_of_stages line(64, 1, 0);
    std::string said;
    try {
      arena.run(lend::unchecked([&] { return line.run(100); }));
    } catch (const lend::deadlock_error& error) {
      said = error.what();
    }
    const std::string all = std::to_string(width + 3) + " threads wait in an arena of width ";
    CHECK(said.find(all + std::to_string(width)) != std::string::npos);
    CHECK(said.find("1 to use the queue at 0x") != std::string::npos);
    CHECK(said.find("LEND_RESERVE") != std::string::npos);
    CHECK(arena.run([] { return support::fib(12); }) == 144);
  }
}

TEST_CASE("a wait that ends by itself is no deadlock") {
  for (const std::size_t width : widths) {
    const lend::arena arena{lend::arena_settings{.width = width, .reserve = 0}};
    waiting_queue never(1);
    bool served = true;
    std::atomic<bool> other_ran = false;
    arena.run(lend::unchecked([&] {
      lend::scope(lend::unchecked([&](lend::scope_handle& tasks) {
        tasks.spawn(lend::unchecked([&] { other_ran = true; }));
        served = never.receive(lend::detail::now() + 2'000'000).has_value();
      }));
    }));
    CHECK(!served);
    CHECK(other_ran);
  }
}

TEST_CASE("threads from outside serve those that wait in all places of an arena") {
  dice random(support::seed() + 2);
  stress::for_a_while([&](std::uint64_t round) {
    const std::size_t width = widths[round % std::size(widths)];
    const lend::arena arena{width};
    waiting_queue to(1);
    waiting_queue back(1);
    std::vector<std::thread> askers;
    const std::size_t count = width + random.below(3);
    std::atomic<long> sum = 0;
    for (std::size_t i = 0; i < count; ++i) {
      askers.emplace_back(
          [&] { sum += arena.run(lend::unchecked([&] { return *to.receive(); })); });
    }
    if (random.one_in(2)) {
      std::this_thread::sleep_for(std::chrono::microseconds(300));
    }
    for (std::size_t i = 0; i < count; ++i) {
      to.send(static_cast<long>(i));
    }
    for (std::thread& asker : askers) {
      asker.join();
    }
    CHECK(sum == sum_of(static_cast<long>(count), 0));
  });
}

TEST_CASE("a thread that waits in an inner arena stands in the way of none in the outer one") {
  dice random(support::seed() + 3);
  stress::for_a_while([&](std::uint64_t round) {
    const lend::arena outer{widths[round % std::size(widths)]};
    const lend::arena inner{widths[random.below(std::size(widths))]};
    waiting_queue numbers(1);
    long sum = 0;
    outer.run(lend::unchecked([&] {
      lend::scope(lend::unchecked([&](lend::scope_handle& tasks) {
        tasks.spawn(lend::unchecked([&] {
          for (int i = 0; i < 10; ++i) {
            numbers.send(i);
          }
        }));
        inner.run(lend::unchecked([&] {
          for (int i = 0; i < 10; ++i) {
            sum += *numbers.receive();
          }
        }));
      }));
    }));
    CHECK(sum == 45);
  });
}
