#include "../locks.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <type_traits>
#include <utility>
#include <vector>

using lend::guard;
using lend::mutex;
using support::on_threads;
using support::pair_of_same;
using support::value_of;

namespace {

constexpr int rounds = support::sanitized ? 300 : 3'000;

struct unmovable {
  unmovable() = default;
  explicit unmovable(int n) : value(n) {}
  unmovable(const unmovable&) = delete;
  unmovable& operator=(const unmovable&) = delete;
  ~unmovable() = default;
  int value = 7;
};

}  // namespace

template <>
inline constexpr auto lend::enable_send<unmovable> = lend::yes;
template <>
inline constexpr auto lend::enable_owned<unmovable> = lend::yes;

TEST_CASE("a mutex has the traits of a lock, and a guard has none") {
  struct node {
    int value;
    std::optional<lend::arc<mutex<node>>> next;
  };
  static_assert(lend::Send<mutex<int>> && lend::Sync<mutex<int>> && lend::Owned<mutex<int>>);
  static_assert(lend::Concurrent<mutex<int>> && lend::Concurrent<mutex<std::vector<int>>>);
  static_assert(lend::Send<lend::arc<mutex<int>>> && lend::Sync<node> && lend::Owned<node>);
  static_assert(!lend::Send<guard<int>> && !lend::Sync<guard<int>> && !lend::Owned<guard<int>>);
  static_assert(!std::is_move_constructible_v<guard<int>> &&
                !std::is_copy_assignable_v<guard<int>>);
  static_assert(!std::is_move_constructible_v<mutex<int>>);
  static_assert(std::is_same_v<decltype(mutex(1.0)), mutex<double>>);
}

TEST_CASE("a mutex guards what it is made with") {
  mutex<std::string> word("word");
  CHECK(value_of(word) == "word");
  mutex<std::vector<int>> sized(std::in_place, 3U, 7);
  auto held = sized.lock();
  CHECK(held->size() == 3);
  CHECK((*held)[2] == 7);
  mutex<unmovable> stays;
  CHECK(stays.with([](unmovable& u) { return u.value; }) == 7);
  mutex<support::move_only> moved(support::move_only(4));
  CHECK(std::move(moved).into_inner().value() == 4);
}

TEST_CASE("tasks change what a mutex guards one after the other") {
  support::at_all_widths([](std::size_t) {
    mutex<pair_of_same> sum;
    std::atomic<int> torn = 0;
    lend::parallel_for(
        0, rounds,
        [](int i, mutex<pair_of_same>& shared_sum, std::atomic<int>& all) {
          if (i % 2 == 0) {
            auto held = shared_sum.lock();
            all += held->add(i) ? 0 : 1;
          } else {
            all += shared_sum.with([](pair_of_same& p, int n) { return p.add(n); }, i) ? 0 : 1;
          }
        },
        lend::shared(sum), lend::shared(torn));
    CHECK(torn == 0);
    CHECK(value_of(sum).first == long{rounds} * (rounds - 1) / 2);
  });
}

TEST_CASE("so do threads that are none of lend's") {
  const support::watchdog alive("threads at a mutex");
  for (const int threads : {2, 8}) {
    mutex<pair_of_same> sum;
    std::atomic<int> torn = 0;
    on_threads(threads, [&](int number) {
      for (int i = 0; i < rounds; ++i) {
        auto held = sum.lock();
        torn += held->add(number) ? 0 : 1;
        if (i % 64 == 0) {
          std::this_thread::yield();  // others come to wait
        }
      }
    });
    CHECK(torn == 0);
    CHECK(value_of(sum).first == long{rounds} * threads * (threads - 1) / 2);
  }
}

TEST_CASE("a thread that waits for long gets the lock though others come by") {
  const support::watchdog alive("a patient thread");
  mutex<int> busy;
  std::atomic<bool> done = false;
  std::thread greedy([&] {
    while (!done) {
      auto held = busy.lock();
      ++*held;
      support::work_for(1'000);
    }
  });
  for (int i = 0; i < 20; ++i) {
    auto held = busy.lock();
    ++*held;
  }
  done = true;
  greedy.join();
  CHECK(value_of(busy) >= 20);
}

TEST_CASE("who unlocks last may be the one before who ends the mutex") {
  const support::watchdog alive("a mutex that ends");
  for (int i = 0; i < rounds / 10; ++i) {
    auto shared_flag = std::make_unique<mutex<bool>>(false);
    std::thread setter([flag = shared_flag.get()] {
      auto held = flag->lock();
      *held = true;
    });
    while (!shared_flag->with([](bool& set) { return set; })) {
    }
    shared_flag.reset();
    setter.join();
  }
}

TEST_CASE("try_lock takes what is free") {
  mutex<int> number(1);
  {
    auto first = number.try_lock();
    REQUIRE(first.has_value());
    ++**first;
    CHECK_FALSE(number.try_lock().has_value());
    std::thread([&] { CHECK_FALSE(number.try_lock().has_value()); }).join();
  }
  CHECK(value_of(number) == 2);
}

TEST_CASE("what is locked is lent on by its guard") {
  mutex<std::vector<int>> numbers(std::vector<int>{3, 1, 2});
  auto held = numbers.lock();
  lend::run([](lend::slice_mut<int> v) { v[0] = 9; }, lend::mut(held));
  lend::sort(*held);
  CHECK(*held == std::vector<int>{1, 2, 9});
  CHECK(lend::run([](lend::slice<int> v, const std::vector<int>& w) { return v[2] + w[0]; },
                  lend::shared(held), lend::shared(held)) == 10);
  lend::for_each(*held, [](int& x, int more) { x += more; }, 1);
  CHECK(held->back() == 10);
  const auto write_both = [](std::vector<int>&, std::vector<int>&) {};
  CHECK_THROWS_AS(lend::run(write_both, lend::mut(held), lend::mut(held)), lend::overlap_error);
  CHECK_THROWS_AS(lend::run(write_both, lend::mut(held), lend::mut(*held)), lend::overlap_error);
}

TEST_CASE("with gives back what its callable returns, by the rules of call") {
  mutex<std::string> word(std::string("ab"));
  CHECK(word.with(&std::string::size) == 2);
  CHECK(word.with([](std::string& s, char c) { return s += c, s; }, 'c') == "abc");
  word.with([](lend::ref_mut<std::string> s) { s->clear(); });
  CHECK(value_of(word).empty());
  CHECK_THROWS_AS(word.with([](std::string&, mutex<std::string>&) {}, lend::mut(word)),
                  lend::overlap_error);
  CHECK_FALSE(word.is_poisoned());
}

TEST_CASE("an exception that ends a guard poisons the mutex") {
  const auto fail = [](int& n) {
    n = -1;
    throw support::failed();
  };
  const auto fail_with_guard = [&](mutex<int>& m) {
    auto held = m.lock();
    fail(*held);
  };
  mutex<int> number(1);
  for (const bool by_guard : {false, true}) {
    if (by_guard) {
      CHECK_THROWS_AS(fail_with_guard(number), support::failed);
    } else {
      CHECK_THROWS_AS(number.with(fail), support::failed);
    }
    CHECK(number.is_poisoned());
    CHECK_THROWS_AS(static_cast<void>(number.lock()), lend::poisoned_error);
    CHECK_THROWS_AS(static_cast<void>(number.try_lock()), lend::poisoned_error);
    CHECK_THROWS_AS(number.with([](int&) {}), lend::poisoned_error);
    CHECK(value_of(number) == -1);
    CHECK(number.try_lock(lend::even_poisoned).has_value());
    CHECK(number.is_poisoned());
    number.clear_poison();
    CHECK(number.try_lock().has_value());
  }
}

TEST_CASE("a guard that ends while another exception is under way poisons nothing") {
  mutex<int> number(1);
  struct locks_in_the_end {
    explicit locks_in_the_end(mutex<int>& m) : locked(m) {}
    locks_in_the_end(const locks_in_the_end&) = delete;
    locks_in_the_end& operator=(const locks_in_the_end&) = delete;
    ~locks_in_the_end() {
      auto held = locked.lock();
      ++*held;
    }
    mutex<int>& locked;
  };
  const auto fail = [&] {
    const locks_in_the_end later(number);
    throw support::failed();
  };
  CHECK_THROWS_AS(fail(), support::failed);
  CHECK(value_of(number) == 2);
}
