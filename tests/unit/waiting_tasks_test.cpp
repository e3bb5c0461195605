#include "../sample_work.hpp"
#include "../support.hpp"
#include "../threads.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <chrono>
#include <cstddef>
#include <exception>
#include <filesystem>
#include <iterator>
#include <stdexcept>
#include <string>
#include <thread>
#include <utility>
#include <vector>

// Tasks that wait for each other by what lend has for that: all of them get on, however few threads
// the arena has, each on one thread from its beginning to its end.

using support::at_all_widths;

namespace {

void add_one(lend::receiver<int> from, lend::sender<int> to) {
  for (const int number : from) {
    if (!to.send(number + 1)) {
      return;
    }
  }
}

void send_numbers(lend::sender<int> to, int count) {
  for (int i = 0; i < count && to.send(lend::copy(i)); ++i) {
  }
}

/// What comes out of so many stages, each with a channel in front of it.
long run_stages(lend::scope_handle& tasks, int stages, int count) {
  auto [first, from] = lend::channel<int>(1);
  tasks.spawn(send_numbers, std::move(first), lend::copy(count));
  for (int i = 0; i < stages; ++i) {
    auto [to, next] = lend::channel<int>(1);
    tasks.spawn(add_one, std::move(from), std::move(to));
    from = std::move(next);
  }
  long sum = 0;
  for (const int number : from) {
    sum += number;
  }
  return sum;
}

std::atomic<int> at_work = 0;
std::atomic<int> most_at_work = 0;

void note_presence() {
  const int now = ++at_work;
  for (int most = most_at_work; now > most && !most_at_work.compare_exchange_weak(most, now);) {
  }
  std::this_thread::yield();
  --at_work;
}

/// Holds an exception and a thread_local across its waits.
void keep_what_is_its_own(lend::receiver<int> from, lend::sender<int> to, int number) {
  thread_local int mine = 0;
  mine = number;
  const std::thread::id here = std::this_thread::get_id();
  try {
    throw std::runtime_error(std::to_string(number));
  } catch (const std::runtime_error& caught) {
    note_presence();
    const auto message = from.recv();
    note_presence();
    static_cast<void>(to.send(*message + 1));
    const bool same = std::this_thread::get_id() == here && mine == number &&
                      caught.what() == std::to_string(number) && std::current_exception();
    if (!same) {
      std::terminate();
    }
  }
}

int pass_around(lend::scope_handle& tasks, int count) {
  auto [start, from] = lend::channel<int>(0);
  for (int i = 0; i < count; ++i) {
    auto [to, next] = lend::channel<int>(0);
    tasks.spawn(keep_what_is_its_own, std::move(from), std::move(to), lend::copy(i));
    from = std::move(next);
  }
  static_cast<void>(start.send(0));
  return *from.recv();
}

int count_all(const lend::receiver<int>& from) {
  return static_cast<int>(std::ranges::distance(from));
}

void send_by_reference(const lend::sender<int>& to, int count) {
  send_numbers(lend::sender<int>(to), count);
}

std::ptrdiff_t count_threads() {
  return std::distance(std::filesystem::directory_iterator("/proc/self/task"), {});
}

}  // namespace

TEST_CASE("64 stages run at any width") {
  at_all_widths([](std::size_t) {
    for (int round = 0; round < 3; ++round) {
      CHECK(lend::scope(run_stages, 64, 50) == 50 * 49 / 2 + 50 * 64);
    }
  });
}

TEST_CASE("what was given to a task of a join ends with it, and when it is skipped") {
  at_all_widths([](std::size_t) {
    const support::watchdog alive("a join whose task waits for the end of what another was given");
    for (int round = 0; round < 50; ++round) {
      auto [to, from] = lend::channel<int>(1);
      const auto [sent, count] =
          lend::join(lend::task(send_by_reference, std::move(to), lend::copy(round)),
                     lend::task(count_all, std::move(from)));
      CHECK(count == round);
      auto [never, nothing] = lend::channel<int>(1);
      CHECK_THROWS_AS(lend::join(lend::task(count_all, std::move(nothing)),
                                 lend::task(send_by_reference, std::move(never), 3),
                                 lend::task([] { throw support::failed(); })),
                      support::failed);
    }
  });
}

TEST_CASE(
    "a task keeps its thread and all that is its own, and no more run than there are threads") {
  at_all_widths([](std::size_t width) {
    most_at_work = 0;
    CHECK(lend::scope(pass_around, 100) == 100);
    CHECK(most_at_work <= static_cast<int>(width));
  });
}

TEST_CASE("thousands of producers and consumers run") {
  at_all_widths([](std::size_t) {
    lend::scope([](lend::scope_handle& tasks) {
      auto [to, from] = lend::channel<int>(0);
      for (int i = 0; i < 5'000; ++i) {
        tasks.spawn([](lend::receiver<int> numbers) { return *numbers.recv(); }, lend::copy(from));
      }
      for (int i = 0; i < 5'000; ++i) {
        tasks.spawn([](lend::sender<int> numbers) { static_cast<void>(numbers.send(1)); },
                    lend::copy(to));
      }
    });
  });
}

namespace {

void meet_by_message() {
  auto [to, from] = lend::channel<int>(0);
  lend::join(lend::task([](lend::receiver<int> own) { CHECK(own.recv() == 1); }, std::move(from)),
             lend::task([](lend::sender<int> own) { CHECK(own.send(1)); }, std::move(to)));
}

}  // namespace

TEST_CASE("who comes to wait where others wait already is replaced as well") {
  const support::watchdog alive("threads that wait one after the other");
  for (const std::size_t width : support::widths) {
    const lend::arena arena{width};
    auto [to, from] = lend::channel<int>(1);
    auto [say, begun] = lend::channel<int>(1);
    std::thread first([&arena, mine = std::move(from), told = std::move(say)] {
      arena.run(lend::unchecked([&] {
        meet_by_message();  // which shows that this one is replaced while it waits
        CHECK(told.send(1));
        CHECK(mine.recv() == 1);
      }));
    });
    CHECK(begun.recv() == 1);
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
    for (int i = 0; i < 10; ++i) {
      arena.run(meet_by_message);
    }
    CHECK(to.send(1));
    first.join();
  }
}

TEST_CASE("what the reserve no longer needs for its work ends, in an arena that stays open") {
  // Of the default arena, as it is there until the process ends: a thread that had ended and was
  // not joined would be reported by ThreadSanitizer.
  const std::ptrdiff_t before = count_threads();
  CHECK(lend::scope(run_stages, 64, 50) == 50 * 49 / 2 + 50 * 64);
  const std::ptrdiff_t most = before + 20;
  CHECK(count_threads() > most);
  for (int tries = 0; tries < 1'000 && count_threads() > most; ++tries) {
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  CHECK(count_threads() <= most);
}

TEST_CASE("a reserve that is too small is told of, and all that was on its way is freed") {
  for (const std::size_t width : support::widths) {
    const lend::arena arena{lend::arena_settings{.width = width, .reserve = 20}};
    std::string said;
    try {
      arena.run([] { lend::scope(run_stages, 64, 1'000); });
    } catch (const lend::deadlock_error& error) {
      said = error.what();
    }
    INFO(said);
    CHECK(said.find(std::to_string(width + 20) + " threads wait in an arena of width " +
                    std::to_string(width) + " with a reserve of 20 threads") != std::string::npos);
    CHECK(said.find("the lend::channel<int> at 0x") != std::string::npos);
    CHECK(arena.run([] { return support::fib(15); }) == 610);
  }
}
