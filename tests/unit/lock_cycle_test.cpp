#include "../locks.hpp"

#include <doctest/doctest.h>

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <thread>
#include <utility>

// Threads that wait for each other's locks in a circle.

using lend::mutex;
using lend::rw_mutex;
using support::on_threads;
using support::value_of;

namespace {

constexpr int rounds = support::sanitized ? 200 : 2'000;

/// Threads in a circle, of which each has a lock by `has(lock)` and then wants that of the next
/// one: how it went for each of them.
template <class Lock, std::size_t Size, class Has>
std::array<std::string, Size> lock_in_a_circle(std::array<Lock, Size>& locks, const Has& has) {
  std::array<std::string, Size> failures;
  support::rendezvous all_locked(Size);
  on_threads(static_cast<int>(Size), [&](int thread) {
    const auto number = static_cast<std::size_t>(thread);
    const auto held = has(locks[number]);
    all_locked.meet();
    try {
      auto other = locks[(number + 1) % Size].lock();
      ++*other;
    } catch (const lend::deadlock_error& error) {
      failures[number] = error.what();
    }
  });
  return failures;
}

/// One of them is told, and names the others.
template <class Lock, std::size_t Size, class Has>
void check_circle(const Has& has) {
  const support::watchdog alive("a circle");
  for (int i = 0; i < (support::sanitized ? 5 : 200); ++i) {
    std::array<Lock, Size> locks{};
    const auto failures = lock_in_a_circle(locks, has);
    std::size_t told = 0;
    std::string text;
    for (const std::string& failure : failures) {
      told += failure.empty() ? 0 : 1;
      text += failure;
    }
    CAPTURE(text);
    CHECK(told == 1);
    for (std::size_t number = 2; number <= Size; ++number) {
      CHECK(text.find("; thread " + std::to_string(number) + " holds lend::") != std::string::npos);
    }
    CHECK(text.find(" and waits to lock lend::") != std::string::npos);
    int sum = 0;
    for (Lock& lock : locks) {
      sum += value_of(lock);
    }
    CHECK(sum == static_cast<int>(Size) - 1);
  }
}

void add_one(rw_mutex<int>& number) {
  number.with([](int& n) { ++n; });
}

constexpr auto exclusively = [](auto& lock) { return lock.lock(); };
constexpr auto shared = [](auto& lock) { return lock.lock_shared(); };

}  // namespace

TEST_CASE("a thread that locks what it has locked is told") {
  const support::watchdog alive("a circle of one");
  mutex<int> number(0);
  rw_mutex<int> other(0);
  auto held = number.lock();
  std::string text;
  try {
    static_cast<void>(number.lock());
  } catch (const lend::deadlock_error& error) {
    text = error.what();
  }
  CAPTURE(text);
  CHECK(text.starts_with("lend: deadlock: thread 1 holds lend::mutex<int> at 0x"));
  CHECK(text.ends_with(" and waits to lock it again"));
  CHECK_THROWS_AS(number.with([](int&) {}), lend::deadlock_error);
  {
    auto writer = other.lock();
    CHECK_THROWS_AS(static_cast<void>(other.lock_shared()), lend::deadlock_error);
  }
  CHECK(other.try_lock_shared().has_value());
  CHECK_FALSE(number.is_poisoned());
}

TEST_CASE("of threads that wait for each other one is told") {
  check_circle<mutex<int>, 2>(exclusively);
  check_circle<mutex<int>, 5>(exclusively);
  check_circle<rw_mutex<int>, 2>(exclusively);
}

TEST_CASE("so is one of those that read what another wants to write") {
  check_circle<rw_mutex<int>, 2>(shared);
  check_circle<rw_mutex<int>, 5>(shared);
}

TEST_CASE("a reader that wants to write what it reads is told, alone or with others") {
  const support::watchdog alive("readers that want to write");
  rw_mutex<int> number(0);
  rw_mutex<int> another(0);
  std::string text;
  {
    const auto read = number.lock_shared();
    const auto more = another.lock_shared();
    try {
      static_cast<void>(number.lock());
    } catch (const lend::deadlock_error& error) {
      text = error.what();
    }
  }
  CAPTURE(text);
  CHECK(text.starts_with("lend: deadlock: thread 1 holds lend::rw_mutex<int> at 0x"));
  CHECK(text.ends_with(" and waits to lock it again"));
  std::atomic<int> told = 0;
  support::rendezvous both_read(2);
  on_threads(2, [&](int) {
    const auto read = number.lock_shared();
    both_read.meet();
    try {
      add_one(number);
    } catch (const lend::deadlock_error&) {
      ++told;
    }
  });
  CHECK(told == 2);
  add_one(number);
  CHECK(value_of(number) == 1);
}

TEST_CASE("a reader that reads again, behind a writer that waits for it, is told") {
  const support::watchdog alive("a reader and a writer");
  rw_mutex<int> number(0);
  auto read = number.try_lock_shared();
  REQUIRE(read.has_value());
  std::thread writer([&number] { add_one(number); });
  while (number.try_lock_shared()) {
    std::this_thread::yield();  // the writer does not wait yet
  }
  CHECK_THROWS_AS(static_cast<void>(number.lock_shared()), lend::deadlock_error);
  read.reset();
  writer.join();
  CHECK(value_of(number) == 1);
}

TEST_CASE("shares that end in another order than they began are forgotten") {
  rw_mutex<int> first(0);
  rw_mutex<int> second(0);
  {
    auto one = first.try_lock_shared();
    auto two = second.try_lock_shared();
    one.reset();
    add_one(first);
    two.reset();
    add_one(second);
  }
  CHECK(value_of(first) + value_of(second) == 2);
}

TEST_CASE("so is one that would have to lock again after it waited for a change") {
  const support::watchdog alive("a circle by way of a condition");
  mutex<int> first(0);
  mutex<int> second(0);
  std::atomic<int> told = 0;
  support::rendezvous waits(2);
  std::thread watcher([&] {
    try {
      const auto outer = second.lock();
      auto inner = first.lock();
      bool met = false;
      inner.wait([&](const int& n) {
        if (!std::exchange(met, true)) {
          waits.meet();
        }
        return n == 1;
      });
    } catch (const lend::deadlock_error&) {
      ++told;
    }
  });
  waits.meet();
  try {
    auto held = first.lock();
    *held = 1;
    // Poisoned if the watcher was told: one that did not sleep yet when this locked.
    auto other = second.lock(lend::even_poisoned);
    ++*other;
  } catch (const lend::deadlock_error&) {
    ++told;
  }
  watcher.join();
  CHECK(told == 1);
}

TEST_CASE("readers that were let in together do not wait for each other") {
  const support::watchdog alive("readers that are let in together");
  for (int i = 0; i < rounds; ++i) {
    mutex<int> number(0);
    rw_mutex<int> gate(0);
    std::optional<lend::guard<int>> closed = gate.try_lock();
    support::rendezvous all_here(3);
    std::thread one([&] {
      const auto first = number.lock();
      all_here.meet();
      const auto second = gate.lock_shared();
    });
    std::thread other([&] {
      all_here.meet();
      const auto first = gate.lock_shared();
      number.with([](int& n) { ++n; });
    });
    all_here.meet();
    support::work_for(20'000);
    closed.reset();
    one.join();
    other.join();
    CHECK(value_of(number) == 1);
  }
}

TEST_CASE("locks that are shared or not, one within another, are no circle") {
  const support::watchdog alive("locks in order, shared or not");
  rw_mutex<int> locks[4];
  std::atomic<int> changed = 0;
  on_threads(8, [&](int number) {
    auto random = support::generator(static_cast<std::uint64_t>(number));
    for (int i = 0; i < rounds; ++i) {
      const std::size_t from = support::below(random, 3);
      const auto outer = locks[from].lock_shared();
      if (support::below(random, 2) == 0) {
        add_one(locks[from + 1]);
        ++changed;
      } else {
        const auto inner = locks[from + 1].lock_shared();
        CHECK(*inner >= 0);
      }
    }
  });
  int sum = 0;
  for (rw_mutex<int>& each : locks) {
    sum += value_of(each);
  }
  CHECK(sum == changed);
}

TEST_CASE("locks that are taken one within another are no circle") {
  const support::watchdog alive("locks in order");
  mutex<int> locks[4];
  on_threads(8, [&](int number) {
    for (int i = 0; i < rounds / 4; ++i) {
      const int from = (i + number) % 3;
      auto outer = locks[from].lock();
      auto inner = locks[from + 1].lock();
      ++*inner;
    }
  });
  int sum = 0;
  for (mutex<int>& each : locks) {
    sum += value_of(each);
  }
  CHECK(sum == 8 * (rounds / 4));
}
