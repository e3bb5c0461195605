#include "../child_process.hpp"
#include "../process.hpp"
#include "../sample_work.hpp"
#include "../support.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <chrono>
#include <cstddef>
#include <optional>
#include <thread>

// fork(2) outside of any task: a child has none of the threads of its parent. All of lend works
// there, on one thread.

using support::check_success;
using support::child_process;
using support::work_is_right;

TEST_CASE("a child works before its parent has used lend") {
  child_process child;
  if (child.is_here()) {
    child_process::end(work_is_right());
  }
  check_success(child.wait());
  CHECK(work_is_right());
}

TEST_CASE("a child works on one thread, in the default arena and in new ones") {
  CHECK(work_is_right());
  child_process child;
  if (child.is_here()) {
    bool right = lend::this_arena::width() == 1 && work_is_right();
    const lend::arena arena{4};
    right = right && arena.run([] { return lend::this_arena::width(); }) == 1;
    right = right && arena.run(work_is_right) && !lend::this_arena::report().empty();
    child_process::end(right);
  }
  check_success(child.wait());
  CHECK(work_is_right());
  CHECK(lend::this_arena::width() >= 1);
}

TEST_CASE("a child uses and destroys the arenas that it finds") {
  for (const std::size_t width : support::widths) {
    std::optional<lend::arena> used(width);
    std::optional<lend::arena> unused(width);
    CHECK(used->run(work_is_right));
    child_process child;
    if (child.is_here()) {
      bool right = used->run([] { return lend::this_arena::width(); }) == 1;
      right = right && used->run(work_is_right) && unused->run(work_is_right);
      used.reset();
      unused.reset();
      child_process::end(right && work_is_right());
    }
    check_success(child.wait());
    CHECK(used->run([] { return lend::this_arena::width(); }) == width);
    CHECK(used->run(work_is_right));
  }
}

TEST_CASE("a child of a child works") {
  child_process child;
  if (child.is_here()) {
    const bool right = work_is_right();
    child_process grandchild;
    if (grandchild.is_here()) {
      child_process::end(lend::this_arena::width() == 1 && work_is_right());
    }
    child_process::end(grandchild.wait().succeeded() && right && work_is_right());
  }
  check_success(child.wait());
}

TEST_CASE("a plain thread forks, and so do threads of the child") {
  CHECK(work_is_right());
  std::thread([] {
    child_process child;
    if (child.is_here()) {
      std::atomic<int> right = 0;
      std::thread first([&] { right += work_is_right(); });
      std::thread second([&] { right += work_is_right(); });
      first.join();
      second.join();
      child_process::end(right == 2);
    }
    check_success(child.wait());
  }).join();
}

// The allocator of AddressSanitizer stays locked in the child of a process that was in it.
TEST_CASE("children of a process whose threads are hard at work" *
          doctest::skip(support::address_sanitizer)) {
  std::atomic<bool> stop = false;
  std::atomic<int> wrong = 0;
  const auto keep_busy = [&](std::size_t width) {
    const lend::arena arena{width};
    while (!stop) {
      wrong += !arena.run([] { return work_is_right(); });
    }
  };
  const lend::arena idle{3};
  std::thread first(keep_busy, 2);
  std::thread second(keep_busy, 4);
  for (int i = 0; i < 40; ++i) {
    child_process child;
    if (child.is_here()) {
      child_process::end(work_is_right() && idle.run(work_is_right));
    }
    const support::child_outcome outcome = child.wait();
    check_success(outcome);
    if (!outcome.succeeded()) {
      break;
    }
  }
  stop = true;
  first.join();
  second.join();
  CHECK(wrong == 0);
}

namespace {

/// A thread of a child gets the stack of one of its parent's.
void write_over_a_stack() {
  std::thread([] {
    volatile unsigned char bytes[256 * 1024];
    for (auto& byte : bytes) {
      byte = 0x41;
    }
  }).join();
}

}  // namespace

TEST_CASE("a child has the locks of the thread that forked, though threads of its parent wait") {
  lend::mutex<int> awaited(1);
  lend::rw_mutex<int> free(1);
  std::atomic<bool> asked = false;
  std::thread other;
  {
    auto held = awaited.try_lock();
    REQUIRE(held.has_value());
    other = std::thread([&] {
      asked = true;
      auto late = awaited.lock();
      ++*late;
    });
    support::wait_for(asked);
    std::this_thread::sleep_for(std::chrono::milliseconds(20));  // it waits, or is about to
    child_process child;
    if (child.is_here()) {
      if (!support::sanitized) {
        write_over_a_stack();
      }
      **held = 5;
      bool right = free.with([](int& n) { return ++n; }) == 2;
      try {
        awaited.with([](int&) {});
        right = false;
      } catch (const lend::deadlock_error&) {
        right = right && **held == 5;
      }
      held.reset();
      right = right && awaited.with([](int& n) { return n; }) == 5;
      child_process::end(right);
    }
    check_success(child.wait());
    CHECK(**held == 1);
  }
  other.join();
  CHECK(awaited.with([](int& n) { return n; }) == 2);
}
