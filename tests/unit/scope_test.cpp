#include "../support.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <chrono>
#include <memory>
#include <string>
#include <thread>
#include <variant>
#include <vector>

using lend::mut;
using lend::scope;
using lend::scope_handle;
using lend::shared;
using lend::slice_mut;

namespace {

int count_leaves(scope_handle& s, int depth) {
  if (depth == 0) {
    return 1;
  }
  auto left = s.spawn(count_leaves, depth - 1);
  auto right = s.spawn(count_leaves, depth - 1);
  return left.join() + right.join();
}

void add_to_all(slice_mut<int> part, lend::ref<std::string> text) {
  for (int& x : part) {
    x += static_cast<int>(text->size());
  }
}

/// Counts how many of it there are.
class tracked {
 public:
  tracked() { ++alive; }
  tracked(tracked&& /*other*/) noexcept { ++alive; }
  tracked& operator=(tracked&&) = delete;
  ~tracked() { --alive; }

  inline static std::atomic<int> alive = 0;

 private:
  [[maybe_unused]] int value_ = 0;
};

void increment(lend::ref<std::atomic<int>> n) { ++*n; }

}  // namespace

template <>
inline constexpr auto lend::enable_send<tracked> = lend::yes;

TEST_CASE("tasks take parts of what the scope was lent") {
  support::at_all_widths([](std::size_t) {
    std::vector<int> v(1000, 1);
    const std::string text = "four";
    scope(
        [](scope_handle& s, slice_mut<int> all, lend::ref<std::string> t) {
          while (all.size() > 100) {
            auto [part, rest] = std::move(all).split_at(100);
            s.spawn(add_to_all, std::move(part), t);
            all = std::move(rest);
          }
          s.spawn(add_to_all, std::move(all), t);
        },
        mut(v), shared(text));
    CHECK(v == std::vector<int>(1000, 5));
  });
}

TEST_CASE("a scope returns the result of its body, when all tasks have ended") {
  support::at_all_widths([](std::size_t) {
    std::atomic<int> done = 0;
    const int result = scope(
        [](scope_handle& s, lend::ref<std::atomic<int>> n) {
          for (int i = 0; i < 20; ++i) {
            s.spawn(
                [](lend::ref<std::atomic<int>> m) {
                  std::this_thread::sleep_for(std::chrono::microseconds(100));
                  ++*m;
                },
                n);
          }
          return 7;
        },
        shared(done));
    CHECK(result == 7);
    CHECK(done == 20);
  });
}

TEST_CASE("handles give results, also of tasks that spawn") {
  support::at_all_widths([](std::size_t) {
    CHECK(scope([](scope_handle& s) { return count_leaves(s, 8); }) == 256);
    CHECK(scope([](scope_handle& s) {
            auto task = s.spawn([](std::unique_ptr<int> p) { return p; }, std::make_unique<int>(3));
            return *task.join();
          }) == 3);
    CHECK(scope([](scope_handle& s) { return s.spawn([] {}).join(); }) == std::monostate{});
  });
}

TEST_CASE("a result is taken once") {
  scope([](scope_handle& s) {
    auto task = s.spawn([] { return 1; });
    CHECK(task.join() == 1);
    CHECK_THROWS_AS((void)task.join(), lend::moved_error);
  });
}

TEST_CASE("dropped handles and many tasks") {
  support::at_all_widths([](std::size_t) {
    std::atomic<int> n = 0;
    scope(
        [](scope_handle& s, lend::ref<std::atomic<int>> counter) {
          for (int i = 0; i < 10'000; ++i) {
            s.spawn(increment, counter);
          }
        },
        shared(n));
    CHECK(n == 10'000);
  });
}

TEST_CASE("a task may give its slice back") {
  std::vector<int> v{1, 2, 3};
  scope(
      [](scope_handle& s, slice_mut<int> all) {
        auto task = s.spawn(
            [](slice_mut<int> part) {
              part[0] = 8;
              return part;
            },
            std::move(all));
        slice_mut<int> back = task.join();
        CHECK(back.size() == 3);
      },
      mut(v));
  CHECK(v[0] == 8);
}

TEST_CASE("the first exception ends the scope, from the body or a task") {
  support::at_all_widths([](std::size_t) {
    std::atomic<int> running = 0;
    const auto busy = [](lend::ref<std::atomic<int>> n) {
      ++*n;
      std::this_thread::sleep_for(std::chrono::microseconds(50));
      --*n;
    };
    CHECK_THROWS_AS(scope(
                        [](scope_handle& s, lend::ref<std::atomic<int>> n, auto work) {
                          s.spawn(work, n);
                          throw support::failed();
                        },
                        shared(running), busy),
                    support::failed);
    CHECK_THROWS_AS(scope(
                        [](scope_handle& s, lend::ref<std::atomic<int>> n, auto work) {
                          for (int i = 0; i < 10; ++i) {
                            s.spawn(work, n);
                            s.spawn([] { throw support::failed(); });
                          }
                        },
                        shared(running), busy),
                    support::failed);
    CHECK(running == 0);
  });
}

TEST_CASE("joining a task that failed throws what it threw") {
  CHECK_THROWS_AS(scope([](scope_handle& s) {
                    auto task = s.spawn([]() -> int { throw support::failed(); });
                    return task.join();
                  }),
                  support::failed);
}

TEST_CASE("arguments and results of a task end before the scope returns") {
  support::at_all_widths([](std::size_t) {
    for (int round = 0; round < 20; ++round) {
      CHECK(tracked::alive == 0);
      scope([](scope_handle& s) {
        for (int i = 0; i < 20; ++i) {
          s.spawn([](tracked t) { return t; }, tracked{});
        }
      });
      CHECK(tracked::alive == 0);
    }
  });
}

TEST_CASE("many tasks fail while others are joined") {
  support::at_all_widths([](std::size_t) {
    for (int round = 0; round < 50; ++round) {
      CHECK_THROWS_AS(scope([](scope_handle& s) {
                        for (int i = 0; i < 10; ++i) {
                          s.spawn([] { throw support::failed(); });
                          s.spawn([] { return std::vector<int>(3); }).join();
                        }
                      }),
                      support::failed);
    }
  });
}

TEST_CASE("scopes nest, with loops and joins inside") {
  support::at_all_widths([](std::size_t) {
    std::vector<std::vector<int>> rows(20, std::vector<int>(100));
    scope(
        [](scope_handle& s, slice_mut<std::vector<int>> all) {
          while (!all.empty()) {
            auto [first, rest] = std::move(all).split_at(1);
            all = std::move(rest);
            s.spawn(
                [](slice_mut<std::vector<int>> row) {
                  scope(
                      [](scope_handle& inner, slice_mut<int> cells) {
                        auto [front, back] = std::move(cells).split_at(50);
                        const auto fill = [](slice_mut<int> part) {
                          lend::for_each(part, [](int& x) { x = 3; });
                        };
                        inner.spawn(fill, std::move(front));
                        inner.spawn(fill, std::move(back));
                      },
                      mut(row[0]));
                },
                std::move(first));
          }
        },
        mut(rows));
    CHECK(rows == std::vector<std::vector<int>>(20, std::vector<int>(100, 3)));
  });
}

TEST_CASE("a scope without tasks") {
  scope([](scope_handle&) {});
  CHECK(scope([](scope_handle&, int n) { return n; }, 4) == 4);
}
