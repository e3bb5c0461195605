#include "../counted.hpp"
#include "../support.hpp"
#include "../threads.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <cstddef>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <thread>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

using lend::spawn;
using lend::task_handle;
using support::counted;

namespace {

long fib(int n) {
  if (n < 2) {
    return n;
  }
  auto other = spawn(fib, n - 2);
  const long mine = fib(n - 1);
  return mine + other.join();
}

void send_numbers(lend::sender<int> to, int count) {
  for (int i = 0; i < count && to.send(lend::copy(i)); ++i) {
  }
}

long sum_of(lend::receiver<int> from) {
  long sum = 0;
  for (const int number : from) {
    sum += number;
  }
  return sum;
}

struct no_send {
  std::shared_ptr<int> counted_without_atomics;
};

}  // namespace

TEST_CASE("a handle is moved, owned and sent as its result is") {
  using handle = task_handle<int>;
  static_assert(!std::is_copy_constructible_v<handle> && !std::is_copy_assignable_v<handle>);
  static_assert(std::is_nothrow_move_constructible_v<handle>);
  static_assert(std::is_nothrow_move_assignable_v<handle>);
  static_assert(lend::Send<handle> && lend::Owned<handle> && !lend::Concurrent<handle>);
  static_assert(lend::Send<task_handle<void>> && lend::Owned<task_handle<void>>);
  static_assert(!lend::Send<task_handle<int*>> && !lend::Owned<task_handle<int*>>);
  static_assert(!lend::Owned<task_handle<lend::slice<int>>>);
  static_assert(std::is_same_v<decltype(spawn(fib, 3)), task_handle<long>>);
}

TEST_CASE("a handle gives the result of its task, once") {
  support::at_all_widths([](std::size_t) {
    auto number = spawn([](int a, int b) { return a + b; }, 3, 4);
    auto nothing = spawn([] {});
    auto owner = spawn([](support::move_only m) { return support::move_only(m.value() + 1); },
                       support::move_only(5));
    CHECK(number.joinable());
    CHECK(number.join() == 7);
    CHECK_FALSE(number.joinable());
    CHECK_THROWS_AS((void)number.join(), lend::moved_error);
    CHECK(nothing.join() == std::monostate{});
    auto elsewhere = std::move(owner);
    CHECK_FALSE(owner.joinable());
    CHECK_THROWS_AS((void)owner.join(), lend::moved_error);
    CHECK(elsewhere.join().value() == 6);
    CHECK(fib(13) == 233);
  });
}

TEST_CASE("tasks outlive the function that spawned them, and wait where their handles end") {
  support::at_all_widths([](std::size_t) {
    const auto n = lend::make_arc<std::atomic<int>>(0);
    {
      std::vector<task_handle<int>> handles;
      const auto start_some = [&] {
        for (int i = 0; i < 100; ++i) {
          handles.push_back(spawn(
              [](lend::arc<std::atomic<int>> own, int value) {
                support::work_for(1000);
                ++*own;
                return value;
              },
              lend::copy(n), lend::copy(i)));
        }
      };
      start_some();
      CHECK(handles[50].join() == 50);
      handles[10] = spawn([] { return 7; });
      CHECK(n->load() >= 2);
      CHECK(handles[10].join() == 7);
    }
    CHECK(*n == 100);
    CHECK(n.use_count() == 1);
  });
}

TEST_CASE("an exception comes out of join, or is dropped with the handle") {
  support::at_all_widths([](std::size_t) {
    const auto fail = [](counted) -> int { throw support::failed(); };
    for (int i = 0; i < 20; ++i) {
      auto asked = spawn(fail, counted(1));
      const auto dropped = spawn(fail, counted(2));
      CHECK_THROWS_AS((void)asked.join(), support::failed);
      CHECK_FALSE(asked.joinable());
    }
    CHECK(counted::none_left());
  });
}

TEST_CASE("a handle is joined on another thread, in another arena, after its own is gone") {
  const support::watchdog alive("handles that are joined elsewhere");
  for (const std::size_t width : support::widths) {
    for (int i = 0; i < 20; ++i) {
      std::optional<task_handle<long>> handle;
      {
        const lend::arena arena{width};
        handle = arena.run([] { return spawn(fib, 9); });
      }
      if (i % 3 == 0) {
        CHECK(handle->join() == 34);
      } else if (i % 3 == 1) {
        std::thread([&] { CHECK(handle->join() == 34); }).join();
      } else {
        const lend::arena another{2};
        CHECK(another.run([](task_handle<long> own) { return own.join(); }, *std::move(handle)) ==
              34);
      }
    }
  }
}

TEST_CASE("a handle goes to other tasks, by value and by message") {
  support::at_all_widths([](std::size_t) {
    auto inner = spawn(fib, 10);
    auto outer = spawn([](task_handle<long> own) { return own.join() + 1; }, std::move(inner));
    CHECK(outer.join() == 56);
    auto [to, from] = lend::channel<task_handle<long>>(3);
    for (int i = 0; i < 3; ++i) {
      REQUIRE(to.send(spawn(fib, i + 5)));
    }
    auto sum = spawn(
        [](lend::receiver<task_handle<long>> handles) {
          long all = 0;
          for (int i = 0; i < 3; ++i) {
            all += handles.recv()->join();
          }
          return all;
        },
        std::move(from));
    CHECK(sum.join() == 5 + 8 + 13);
  });
}

TEST_CASE("who waits for a message of a task that has not begun gets it, at any width") {
  const support::watchdog alive("messages of spawned tasks");
  for (const std::size_t width : support::widths) {
    const lend::arena arena{width};
    for (int i = 0; i < 20; ++i) {
      // This thread waits in no arena at all.
      auto [to, from] = lend::channel<int>(1);
      const auto producer =
          arena.run([](lend::sender<int> own) { return spawn(send_numbers, std::move(own), 50); },
                    std::move(to));
      CHECK(sum_of(std::move(from)) == 50 * 49 / 2);
    }
    arena.run([] {
      auto [to, from] = lend::channel<int>(0);
      auto consumer = spawn(sum_of, std::move(from));
      const auto producer = spawn(send_numbers, lend::copy(to), 50);
      send_numbers(std::move(to), 10);
      CHECK(consumer.join() == 50 * 49 / 2 + 10 * 9 / 2);
    });
  }
}

TEST_CASE("a guard's task begins though its thread waits outside of the arena") {
  const support::watchdog alive("messages of guarded tasks");
  auto [to, from] = lend::channel<int>(0);
  const auto producer = lend::scoped(send_numbers, std::move(to), 50);
  CHECK(sum_of(std::move(from)) == 50 * 49 / 2);
}

TEST_CASE("a task may write what a keeper lends it while its handle lives") {
  support::at_all_widths([](std::size_t) {
    lend::keeper<std::vector<int>> numbers(std::in_place, 1000U, 1);
    const auto go = lend::make_arc<std::atomic<bool>>(false);
    auto fill = spawn(
        [](lend::slice_mut<int> v, lend::arc<std::atomic<bool>> may) {
          support::wait_for(*may);
          lend::for_each(v, [](int& x, int by) { x += by; }, 2);
        },
        numbers.mut(), lend::copy(go));
    CHECK_THROWS_AS((void)spawn([](lend::slice<int>) {}, numbers.shared()), lend::lent_error);
    *go = true;
    fill.join();
    CHECK(*numbers == std::vector<int>(1000, 3));
  });
}

TEST_CASE("a task that joins itself is told so") {
  const support::watchdog alive("a task that joins itself");
  support::at_all_widths([](std::size_t width) {
    if (width == 1) {
      return;  // it begins where it is joined, and the handle is there
    }
    auto [to, from] = lend::channel<task_handle<bool>>(1);
    auto [say, answer] = lend::channel<bool>(1);
    REQUIRE(to.send(spawn(
        [](lend::receiver<task_handle<bool>> mine, lend::sender<bool> done) {
          auto self = mine.recv();
          bool told = false;
          const auto join_itself = [&] {
            try {
              self->join();
            } catch (const lend::deadlock_error&) {
              told = true;
            }
          };
          join_itself();
          // As would a part of it, that another thread may have.
          lend::join(lend::task(lend::unchecked(join_itself)), lend::task([] {}));
          // What is left of it is leaked: kept where it can be found.
          static auto& kept = *new std::vector<std::optional<task_handle<bool>>>;
          kept.push_back(std::move(self));
          static_cast<void>(done.send(lend::copy(told)));
          return told;
        },
        std::move(from), std::move(say))));
    CHECK(answer.recv() == true);
  });
}
