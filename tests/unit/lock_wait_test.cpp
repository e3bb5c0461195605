#include "../locks.hpp"

#include <doctest/doctest.h>

#include <array>
#include <atomic>
#include <chrono>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

using lend::mutex;
using lend::rw_mutex;
using support::on_threads;
using support::value_of;

namespace {

constexpr int rounds = support::sanitized ? 200 : 2'000;
constexpr int turns = support::sanitized ? 20 : 60;

struct buffer {
  static constexpr std::size_t capacity = 3;
  std::deque<int> items{};

  [[nodiscard]] bool has_room() const { return items.size() < capacity; }
  [[nodiscard]] bool has_items() const { return !items.empty(); }
};

long sum_below(int n) {
  const std::vector<long> ones(static_cast<std::size_t>(n), 1);
  return lend::reduce(ones, 0L, std::plus<>{});
}

}  // namespace

TEST_CASE_TEMPLATE("a bounded buffer of a guard that waits", Lock, mutex<buffer>,
                   rw_mutex<buffer>) {
  const support::watchdog alive("a bounded buffer");
  for (const int pairs : {1, 3}) {
    Lock shared_buffer;
    std::atomic<long> received = 0;
    on_threads(2 * pairs, [&](int number) {
      for (int i = 0; i < rounds; ++i) {
        auto held = shared_buffer.lock();
        if (number % 2 == 0) {
          held.wait([](const buffer& b) { return b.has_room(); });
          held->items.push_back(i);
        } else {
          held.wait([](const buffer& b) { return b.has_items(); });
          received += held->items.front();
          held->items.pop_front();
        }
      }
    });
    CHECK(received == long{pairs} * rounds * (rounds - 1) / 2);
    CHECK_FALSE(value_of(shared_buffer).has_items());
  }
}

TEST_CASE("a guard waits for what it changed itself only if that does not hold") {
  mutex<int> number(1);
  auto held = number.lock();
  held.wait([](int n) { return n == 1; });
  CHECK(*held == 1);
}

TEST_CASE("what a guard did before it waits lets others go on") {
  const support::watchdog alive("ping and pong");
  mutex<int> turn(0);
  on_threads(2, [&](int number) {
    auto held = turn.lock();
    for (int i = 0; i < rounds; ++i) {
      held.wait([&](int n) { return n % 2 == number; });
      ++*held;
    }
  });
  CHECK(value_of(turn) == 2 * rounds);
}

TEST_CASE("a wait that takes too long is over, and has the lock again") {
  mutex<int> number(0);
  auto held = number.lock();
  CHECK_FALSE(held.wait_for(std::chrono::milliseconds(2), [](int n) { return n == 1; }));
  CHECK_FALSE(held.wait_for(std::chrono::seconds(-1), [](int n) { return n == 1; }));
  CHECK(held.wait_for(std::chrono::seconds(0), [](int n) { return n == 0; }));
  CHECK_FALSE(number.try_lock().has_value());
  std::thread other([&] {
    auto theirs = number.lock();
    *theirs = 1;
  });
  CHECK(held.wait_for(std::chrono::hours(24 * 365 * 1'000), [](int n) { return n == 1; }));
  CHECK_FALSE(number.try_lock().has_value());
  other.join();
}

TEST_CASE("waits that end early and waits that end in time do not get lost") {
  const support::watchdog alive("short waits");
  mutex<int> number(0);
  on_threads(4, [&](int mine) {
    for (int i = 0; i < rounds / 10; ++i) {
      auto held = number.lock();
      if (held.wait_for(std::chrono::microseconds(20), [&](int n) { return n % 4 == mine; })) {
        ++*held;
      }
    }
  });
  CHECK(value_of(number) >= 1);
}

TEST_CASE("a predicate that throws poisons, as all that throws under a guard") {
  mutex<int> number(0);
  const auto fail = [&] {
    auto held = number.lock();
    held.wait([](int) -> bool { throw support::failed(); });
  };
  CHECK_THROWS_AS(fail(), support::failed);
  CHECK(number.is_poisoned());
}

TEST_CASE("a loop inside of a lock that its body's neighbours wait for ends") {
  support::at_all_widths([](std::size_t) {
    mutex<long> ours(0);
    std::mutex theirs;
    std::atomic<long> sum = 0;
    lend::parallel_for(0, turns, lend::unchecked([&](int) {
                         {
                           auto held = ours.lock();
                           *held += sum_below(500);
                         }
                         const std::lock_guard held(theirs);
                         sum += sum_below(500);
                       }));
    CHECK(value_of(ours) == turns * 500L);
    CHECK(sum == turns * 500L);
  });
}

TEST_CASE("so does one that makes a value when the first one asks for it") {
  support::at_all_widths([](std::size_t) {
    mutex<std::optional<long>> made;
    std::once_flag once;
    long made_once = 0;
    lend::worker_local<long> locals;
    std::atomic<int> wrong = 0;
    lend::parallel_for(0, 100, lend::unchecked([&](int) {
                         const long value = made.with([](std::optional<long>& v) {
                           if (!v) {
                             v = sum_below(1'000);
                           }
                           return *v;
                         });
                         std::call_once(once, [&] { made_once = sum_below(1'000); });
                         const long own = locals.with([](long& n) { return n = sum_below(100); });
                         wrong += value == 1'000 && made_once == 1'000 && own == 100 ? 0 : 1;
                       }));
    CHECK(wrong == 0);
  });
}
