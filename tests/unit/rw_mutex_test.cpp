#include "../locks.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <cstddef>
#include <optional>
#include <random>
#include <string>
#include <thread>
#include <tuple>
#include <type_traits>
#include <vector>

using lend::mutex;
using lend::rw_mutex;
using support::on_threads;
using support::pair_of_same;
using support::value_of;

namespace {

constexpr int rounds = support::sanitized ? 200 : 2'000;

struct for_one {
  int n = 0;
};

}  // namespace

template <>
inline constexpr auto lend::enable_sync<for_one> = lend::no;

TEST_CASE("an rw_mutex may be shared if its value may be read by several threads") {
  static_assert(lend::Sync<rw_mutex<int>> && lend::Concurrent<rw_mutex<std::vector<int>>>);
  static_assert(lend::Send<rw_mutex<for_one>> && lend::Owned<rw_mutex<for_one>>);
  static_assert(!lend::Sync<rw_mutex<for_one>> && !lend::Concurrent<rw_mutex<for_one>>);
  static_assert(lend::Sync<mutex<for_one>>);
  static_assert(!lend::Send<lend::shared_guard<int>> && !lend::Owned<lend::shared_guard<int>>);
  rw_mutex<std::string> word("w");
  rw_mutex<std::atomic<int>> number(std::in_place, 1);
  {
    const auto held = word.lock_shared();
    static_assert(std::is_same_v<decltype(*held), const std::string&>);
    const auto counted = number.lock_shared();
    ++*counted;  // several may
  }
  CHECK(number.with_shared([](std::atomic<int>& n) { return ++n; }) == 3);
}

TEST_CASE("readers share an rw_mutex, and writers have it alone") {
  rw_mutex<int> number(1);
  {
    const auto first = number.lock_shared();
    const auto second = number.try_lock_shared();
    REQUIRE(second.has_value());
    CHECK(*first + **second == 2);
    CHECK_FALSE(number.try_lock().has_value());
    CHECK(number.with_shared([](const int& n) { return n; }) == 1);
    CHECK(lend::run([](const int& n) { return n; }, lend::shared(first)) == 1);
  }
  {
    auto alone = number.lock();
    *alone = 2;
    CHECK_FALSE(number.try_lock().has_value());
    CHECK_FALSE(number.try_lock_shared().has_value());
  }
  CHECK(number.try_lock().has_value());
}

TEST_CASE("all readers may be inside at the same time") {
  const support::watchdog alive("readers that meet");
  rw_mutex<int> number(1);
  support::rendezvous inside(4);
  on_threads(4, [&](int) {
    const auto held = number.lock_shared();
    inside.meet();
  });
  CHECK(inside.complete());
}

TEST_CASE("readers see no change that is half done") {
  support::at_all_widths([](std::size_t) {
    rw_mutex<pair_of_same> sum;
    std::atomic<int> torn = 0;
    lend::parallel_for(
        0, rounds,
        [](int i, rw_mutex<pair_of_same>& both, std::atomic<int>& all) {
          if (i % 4 == 0) {
            all += both.with([](pair_of_same& p) { return p.add(1); }) ? 0 : 1;
          } else if (i % 4 == 1) {
            all += both.with_shared(&pair_of_same::are_same) ? 0 : 1;
          } else {
            const auto held = both.lock_shared();
            all += held->are_same() ? 0 : 1;
          }
        },
        lend::shared(sum), lend::shared(torn));
    CHECK(torn == 0);
    CHECK(value_of(sum).first == (rounds + 3) / 4);
  });
}

TEST_CASE("threads that read and write an rw_mutex all get their turn") {
  const support::watchdog alive("threads at an rw_mutex");
  for (const int threads : {2, 8}) {
    rw_mutex<pair_of_same> sum;
    std::atomic<int> torn = 0;
    on_threads(threads, [&](int number) {
      for (int i = 0; i < rounds; ++i) {
        if ((i + number) % 3 == 0) {
          auto held = sum.lock();
          torn += held->add(1) ? 0 : 1;
        } else {
          const auto held = sum.lock_shared();
          torn += held->are_same() ? 0 : 1;
          if (i % 64 == 0) {
            std::this_thread::yield();
          }
        }
      }
    });
    CHECK(torn == 0);
    CHECK(value_of(sum).are_same());
  }
}

TEST_CASE("readers poison nothing, but are told") {
  rw_mutex<int> number(1);
  const auto fail = [](const int&) { throw support::failed(); };
  const auto read_and_fail = [&] {
    const auto held = number.lock_shared();
    fail(*held);
  };
  CHECK_THROWS_AS(number.with_shared(fail), support::failed);
  CHECK_THROWS_AS(read_and_fail(), support::failed);
  CHECK_FALSE(number.is_poisoned());
  CHECK_THROWS_AS(number.with(fail), support::failed);
  CHECK_THROWS_AS(static_cast<void>(number.lock_shared()), lend::poisoned_error);
  CHECK_THROWS_AS(static_cast<void>(number.try_lock_shared()), lend::poisoned_error);
  CHECK_THROWS_AS(number.with_shared([](const int&) {}), lend::poisoned_error);
  {
    const auto held = number.lock_shared(lend::even_poisoned);
    CHECK(*held == 1);
    CHECK(number.try_lock_shared(lend::even_poisoned).has_value());
  }
  number.clear_poison();
  CHECK(number.try_lock().has_value());
}

TEST_CASE("lock_all locks any of several locks without a deadlock") {
  const support::watchdog alive("lock_all");
  constexpr std::size_t count = 5;
  mutex<long> numbers[count];
  rw_mutex<long> total;
  on_threads(4, [&](int number) {
    std::mt19937_64 random = support::generator(static_cast<std::uint64_t>(number));
    for (int i = 0; i < rounds; ++i) {
      const std::size_t a = support::below(random, count);
      const std::size_t b = (a + 1 + support::below(random, count - 1)) % count;
      if (i % 2 == 0) {
        auto [first, second] = lend::lock_all(numbers[a], numbers[b]);
        ++*first;
        --*second;
      } else {
        auto [sum, first, second] = lend::lock_all(total, numbers[a], numbers[b]);
        ++*sum;
        *first += 2;
        --*second;
      }
    }
  });
  long sum = 0;
  for (mutex<long>& each : numbers) {
    sum += value_of(each);
  }
  CHECK(sum == value_of(total));
  CHECK(sum == 4L * (rounds / 2));
}

TEST_CASE("lock_all has all or none") {
  mutex<int> first(1);
  mutex<int> second(2);
  const auto fail = [&] {
    auto held = first.lock();
    throw support::failed();
  };
  CHECK_THROWS_AS(fail(), support::failed);
  CHECK_THROWS_AS(static_cast<void>(lend::lock_all(second, first)), lend::poisoned_error);
  CHECK(second.try_lock().has_value());
  CHECK(first.try_lock(lend::even_poisoned).has_value());
  first.clear_poison();
  CHECK_THROWS_AS(static_cast<void>(lend::lock_all(first, second, first)), lend::deadlock_error);
  auto [one] = lend::lock_all(first);
  CHECK(*one == 1);
  CHECK_THROWS_AS(static_cast<void>(lend::lock_all(second, first)), lend::deadlock_error);
  CHECK(second.try_lock().has_value());
}
