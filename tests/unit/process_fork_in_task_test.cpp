#include "../child_process.hpp"
#include "../process.hpp"
#include "../sample_work.hpp"
#include "../support.hpp"
#include "../threads.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <chrono>
#include <cstddef>
#include <optional>
#include <random>
#include <thread>

// fork(2) in a task: the child can do new work, and what its parent has begun as far as no other
// thread is at it. Where it would have to wait for one of those it ends with a message, for they
// are not there.

using support::check_success;
using support::child_process;
using support::fib;
using support::loops_are_right;
using support::wait_for;
using support::work_is_right;

namespace {

/// The allocator of AddressSanitizer stays locked in the child of a process that was in it.
constexpr bool skipped_if_others_allocate = support::address_sanitizer;

void check_said_why(const support::child_outcome& outcome) {
  INFO("status ", outcome.status, ": ", outcome.said);
  CHECK(outcome.ended);
  CHECK(outcome.aborted_saying("lend: fork()"));
}

/// What may become of a child that was forked while a thread of its parent was at its work.
void check_ended_or_said_why(const support::child_outcome& outcome) {
  INFO("status ", outcome.status, ": ", outcome.said);
  CHECK(outcome.ended);
  CHECK((outcome.succeeded() || outcome.aborted_saying("lend: fork()")));
}

}  // namespace

TEST_CASE("a child that a task has forked does new work there" *
          doctest::skip(skipped_if_others_allocate)) {
  for (const std::size_t width : support::widths) {
    const lend::arena arena{width};
    const auto fork_here = lend::unchecked([] {
      child_process child;
      if (child.is_here()) {
        child_process::end(work_is_right());
      }
      check_success(child.wait());
      CHECK(work_is_right());
    });
    arena.run(fork_here);
    arena.run(lend::unchecked([&] {
      lend::join(lend::task(fork_here), lend::task([] { fib(10); }));
      lend::join(lend::task([] { fib(10); }), lend::task(fork_here));
      lend::parallel_for(0, 3, lend::unchecked([&](int) { fork_here(); }));
      lend::scope(lend::unchecked([&](lend::scope_handle& s) {
        s.spawn(fork_here);
        s.spawn(fork_here).join();
      }));
    }));
  }
}

TEST_CASE("on one thread a child goes on with the work that its parent has begun") {
  const lend::arena one{1};
  std::optional<child_process> child;
  const auto fork_here = lend::unchecked([&] { child.emplace(); });
  std::atomic<int> calls = 0;
  const auto count = lend::unchecked([&] { ++calls; });
  one.run(lend::unchecked([&] {
    lend::join(lend::task(count), lend::task(fork_here), lend::task(count));
    lend::parallel_for(0, 10, lend::unchecked([&](int) { count(); }));
    lend::scope(lend::unchecked([&](lend::scope_handle& s) { s.spawn(count); }));
  }));
  if (child->is_here()) {
    child_process::end(calls == 13 && work_is_right() && one.run(work_is_right));
  }
  check_success(child->wait());
  CHECK(calls == 13);
}

namespace {

/// Forks in one of two tasks while another thread is at work on the other, if one takes it: the
/// child cannot end such a group, its parent can. `group(forking, other)` runs both.
template <class Group>
void fork_beside_another_thread(Group group) {
  const support::watchdog alive("fork beside a task of another thread");
  std::optional<child_process> child;
  std::atomic<bool> taken = false;
  std::atomic<bool> forked = false;
  std::atomic<int> calls = 0;
  const auto forking = lend::unchecked([&] {
    wait_for(taken);
    child.emplace();
    forked = true;
    if (child->is_here() && !loops_are_right()) {
      child_process::end(false);
    }
    ++calls;
  });
  const auto other = lend::unchecked([&] {
    taken = true;
    // SAFETY: in the child nobody runs this further.
    wait_for(forked);
    ++calls;
  });
  const lend::arena arena{2};
  arena.run(lend::unchecked([&] { group(forking, other); }));
  if (child->is_here()) {
    child_process::end(true);  // too far: the other task has not ended here
  }
  check_said_why(child->wait());
  CHECK(calls == 2);
  CHECK(work_is_right());
  CHECK(arena.run(work_is_right));
}

}  // namespace

TEST_CASE("a child that waits at a join for a thread of its parent says so") {
  fork_beside_another_thread(
      [](auto forking, auto other) { lend::join(lend::task(forking), lend::task(other)); });
}

TEST_CASE("a child of a thread that works for another one says so") {
  fork_beside_another_thread(
      [](auto forking, auto other) { lend::join(lend::task(other), lend::task(forking)); });
  fork_beside_another_thread([](auto forking, auto other) {
    lend::scope(lend::unchecked([&](lend::scope_handle& s) {
      s.spawn(forking);
      other();
    }));
  });
}

TEST_CASE("a child of a thread that works for another one and spawns says so") {
  fork_beside_another_thread([](auto forking, auto other) {
    lend::scope(lend::unchecked([&](lend::scope_handle& s) {
      s.spawn(lend::unchecked([&](lend::scope_handle& there) {
        forking();
        there.spawn([] {});
      }));
      other();
    }));
  });
}

TEST_CASE("a child that waits at a join of three for a thread of its parent says so") {
  fork_beside_another_thread([](auto forking, auto other) {
    lend::join(lend::task(forking), lend::task(other), lend::task([] {}));
  });
}

TEST_CASE("a child that waits in a loop for a thread of its parent says so") {
  fork_beside_another_thread([](auto forking, auto other) {
    std::atomic<int> turn = 0;
    lend::parallel_for(0, 2, lend::unchecked([&](int) { turn++ == 0 ? forking() : other(); }));
  });
}

TEST_CASE("a child that waits for a task of a scope on a thread of its parent says so") {
  fork_beside_another_thread([](auto forking, auto other) {
    lend::scope(lend::unchecked([&](lend::scope_handle& s) {
      auto task = s.spawn(other);
      forking();
      task.join();
    }));
  });
}

TEST_CASE("a child that waits at the end of a scope for a thread of its parent says so") {
  fork_beside_another_thread([](auto forking, auto other) {
    lend::scope(lend::unchecked([&](lend::scope_handle& s) {
      s.spawn(other);
      forking();
    }));
  });
}

namespace {

/// Forks in one leaf of a tree of joins, loops and scopes.
void grow(int depth, std::atomic<int>& leaves, int forking, std::optional<child_process>& child) {
  const auto below = lend::unchecked([&, depth] { grow(depth - 1, leaves, forking, child); });
  if (depth == 0) {
    if (++leaves == forking) {
      child.emplace();
    }
    support::work_for(300);
  } else if (depth % 3 == 0) {
    lend::parallel_for(0, 3, lend::unchecked([&](int) { below(); }));
  } else if (depth % 3 == 1) {
    lend::join(lend::task(below), lend::task(below));
  } else {
    lend::scope(lend::unchecked([&](lend::scope_handle& s) {
      s.spawn(below);
      s.spawn(below);
    }));
  }
}

}  // namespace

TEST_CASE("a fork while a guard waits, or its task runs, ends or says why it cannot" *
          doctest::skip(skipped_if_others_allocate)) {
  const support::watchdog alive("forks beside guards");
  for (const std::size_t width : support::widths) {
    const lend::arena arena{width};
    const auto fork_beside = lend::unchecked([] {
      auto guard = lend::scoped([](int n) { return fib(n); }, 15);
      child_process child;
      if (child.is_here()) {
        child_process::end(guard.join() == 610 && work_is_right());
      }
      check_ended_or_said_why(child.wait());
      CHECK(guard.join() == 610);
    });
    const auto fork_inside = lend::unchecked([] {
      std::optional<child_process> child;
      auto guard = lend::scoped(lend::unchecked([&] { child.emplace(); }));
      guard.join();
      if (child->is_here()) {
        child_process::end(work_is_right());
      }
      check_ended_or_said_why(child->wait());
    });
    for (int round = 0; round < 10; ++round) {
      arena.run(fork_beside);
      arena.run(fork_inside);
    }
  }
  CHECK(work_is_right());
}

TEST_CASE("forks anywhere in a tree of tasks end, or say why they cannot" *
          doctest::skip(skipped_if_others_allocate)) {
  const support::watchdog alive("forks in a tree of tasks");
  constexpr int leaves_of_tree = 144;
  std::mt19937_64 random = support::generator(4);
  for (const std::size_t width : support::widths) {
    const lend::arena arena{width};
    for (int round = 0; round < 12; ++round) {
      const int forking = 1 + static_cast<int>(support::below(random, leaves_of_tree));
      std::optional<child_process> child;
      std::atomic<int> leaves = 0;
      arena.run(lend::unchecked([&] { grow(6, leaves, forking, child); }));
      if (child->is_here()) {
        child_process::end(leaves == leaves_of_tree && loops_are_right());
      }
      INFO("seed ", support::seed(), ", width ", width, ", leaf ", forking);
      const support::child_outcome outcome = child->wait();
      check_ended_or_said_why(outcome);
      REQUIRE(outcome.ended);
      CHECK(leaves == leaves_of_tree);
    }
  }
  CHECK(work_is_right());
}

TEST_CASE("a child that leaves an arena leaves alone what its parent has yet to begin" *
          doctest::skip(skipped_if_others_allocate)) {
  const lend::arena arena{1};
  auto [sender, receiver] = lend::channel<int>(1);
  std::atomic<int> runs = 0;
  std::atomic<bool> waits = false;
  std::thread other([&, &tx = sender, &rx = receiver] {
    arena.run(lend::unchecked([&] {
      lend::scope(lend::unchecked([&](lend::scope_handle& s) {
        s.spawn(lend::unchecked([&] {
          ++runs;
          static_cast<void>(tx.send(1));
        }));
        waits = true;
        CHECK(rx.recv() == 1);
      }));
    }));
  });
  wait_for(waits);
  std::optional<child_process> child;
  arena.run(lend::unchecked([&] {
    const int before = runs;
    child.emplace();
    if (child->is_here() && before > 0) {
      child_process::end(true);
    }
  }));
  if (child->is_here()) {
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
    child_process::end(runs == 0);
  }
  check_success(child->wait());
  other.join();
  CHECK(runs == 1);
}
