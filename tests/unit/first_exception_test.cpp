#include "../counted.hpp"
#include "../support.hpp"
#include "../threads.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <chrono>
#include <cstddef>
#include <thread>

// Who wins when several tasks throw, and what is skipped then.

using support::at_all_widths;
using support::counted;
using support::wait_for;

namespace {

/// What a task throws.
struct thrown {
  int number;
};

}  // namespace

TEST_CASE("when both branches throw at once, one of them wins and nothing is left") {
  at_all_widths([](std::size_t width) {
    for (int round = 0; round < 300; ++round) {
      std::atomic<int> begun = 0;
      const auto fail = [&](int number) {
        return lend::unchecked([&begun, kept = counted(number)]() -> counted {
          ++begun;
          for (int tries = 0; tries < 20 && begun < 2; ++tries) {
            std::this_thread::yield();
          }
          throw thrown{kept.value()};
        });
      };
      int caught = 0;
      try {
        lend::join(lend::task(fail(1)), lend::task(fail(2)));
      } catch (const thrown& error) {
        caught = error.number;
      }
      REQUIRE((caught == 1 || caught == 2));
      REQUIRE(begun <= static_cast<int>(width));
      REQUIRE(counted::none_left());
    }
  });
}

namespace {

/// Two tasks that throw one after the other, both having begun before; says whether the first one
/// in time wins. A thread may be held up between its throw and what follows, so it is tried again.
template <class Group>
bool first_in_time_wins(Group group) {
  bool won = false;
  for (int attempt = 0; attempt < 8 && !won; ++attempt) {
    std::atomic<bool> late_begun = false;
    std::atomic<bool> early_throws = false;
    const auto early = lend::unchecked([&] {
      wait_for(late_begun);
      early_throws = true;
      throw thrown{1};
    });
    const auto late = lend::unchecked([&] {
      late_begun = true;
      wait_for(early_throws);
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
      throw thrown{2};
    });
    try {
      group(early, late);
    } catch (const thrown& error) {
      won = error.number == 1;
    }
  }
  return won;
}

}  // namespace

TEST_CASE("the exception that is first in time wins, wherever it stands") {
  const lend::arena arena{3};
  arena.run(lend::unchecked([] {
    using lend::task;
    const auto quiet = lend::unchecked([] {});
    CHECK(first_in_time_wins([](auto early, auto late) { lend::join(task(early), task(late)); }));
    CHECK(first_in_time_wins([](auto early, auto late) { lend::join(task(late), task(early)); }));
    CHECK(first_in_time_wins(
        [&](auto early, auto late) { lend::join(task(late), task(quiet), task(early)); }));
    CHECK(first_in_time_wins([](auto early, auto late) {
      std::atomic<int> turn = 0;
      lend::parallel_for(0, 2, lend::unchecked([&](int) { turn++ == 0 ? late() : early(); }));
    }));
    CHECK(first_in_time_wins([](auto early, auto late) {
      lend::scope(lend::unchecked([&](lend::scope_handle& s) {
        s.spawn(early);
        late();
      }));
    }));
    CHECK(first_in_time_wins([](auto early, auto late) {
      lend::scope(lend::unchecked([&](lend::scope_handle& s) {
        s.spawn(late);
        early();
      }));
    }));
  }));
}

TEST_CASE("a scope throws what failed first, though its body throws after that") {
  at_all_widths([](std::size_t) {
    int caught = 0;
    try {
      lend::scope(lend::unchecked([](lend::scope_handle& s) {
        auto failing = s.spawn([] { throw thrown{1}; });
        CHECK_THROWS_AS(failing.join(), thrown);
        throw thrown{2};
      }));
    } catch (const thrown& error) {
      caught = error.number;
    }
    CHECK(caught == 1);
  });
}

TEST_CASE("parts that have not begun are skipped: each thread throws once at most") {
  at_all_widths([](std::size_t width) {
    std::atomic<std::size_t> begun = 0;
    const auto fail = lend::unchecked([&] {
      ++begun;
      throw thrown{0};
    });
    const auto check = [&](auto group) {
      begun = 0;
      CHECK_THROWS_AS(group(), thrown);
      CHECK(begun >= 1);
      CHECK(begun <= width);
    };
    using lend::task;
    for (int round = 0; round < 20; ++round) {
      check([&] { lend::join(task(fail), task(fail)); });
      check([&] { lend::join(task(fail), task(fail), task(fail), task(fail), task(fail)); });
      check([&] { lend::parallel_for(0, 1000, lend::unchecked([&](int) { fail(); })); });
      check([&] {
        lend::scope(lend::unchecked([&](lend::scope_handle& s) {
          for (int i = 0; i < 50; ++i) {
            s.spawn(fail);
          }
        }));
      });
    }
  });
}
