#include "../counted.hpp"
#include "../process.hpp"
#include "../support.hpp"
#include "../threads.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <numeric>
#include <vector>

// Scopes with very many tasks, large ones, and handles used in all orders.

using lend::scope;
using lend::scope_handle;
using support::at_all_widths;
using support::counted;

namespace {

constexpr bool slow = support::thread_sanitizer || support::address_sanitizer;
constexpr int very_many = slow ? 50'000 : 1'000'000;
constexpr int depth_of_tree = slow ? 13 : 18;
constexpr std::size_t most_megabytes = 48;

void grow(scope_handle& s, int depth, lend::ref<std::atomic<long>> tasks) {
  ++*tasks;
  if (depth > 0) {
    s.spawn(grow, depth - 1, tasks);
    s.spawn(grow, depth - 1, tasks);
  }
}

void chain(scope_handle& s, int length, lend::ref<std::atomic<long>> tasks) {
  ++*tasks;
  if (length > 1) {
    s.spawn(chain, length - 1, tasks);
  }
}

}  // namespace

TEST_CASE("the memory of very many tasks does not grow with their number") {
  at_all_widths([](std::size_t width) {
    support::memory_growth growth;
    std::atomic<long> sum = 0;
    scope(lend::unchecked([&](scope_handle& s, lend::ref<std::atomic<long>> all) {
            for (int i = 0; i < very_many; ++i) {
              s.spawn([](lend::ref<std::atomic<long>> n, int by) { *n += by; }, all, 1);
              if (i % 10'000 == 0) {
                growth.sample();
              }
            }
            growth.sample();
          }),
          lend::shared(sum));
    INFO("width ", width);
    CHECK(sum == very_many);
    CHECK(growth.megabytes() < most_megabytes);
  });
}

TEST_CASE("the memory of a tree of tasks does not grow with their number") {
  at_all_widths([](std::size_t width) {
    support::memory_growth growth;
    std::atomic<long> tasks = 0;
    scope(grow, depth_of_tree, lend::shared(tasks));
    INFO("width ", width);
    CHECK(tasks == (2L << depth_of_tree) - 1);
    CHECK(growth.megabytes() < most_megabytes);
  });
}

TEST_CASE("a long chain of tasks, each of which spawns the next") {
  at_all_widths([](std::size_t) {
    support::memory_growth growth;
    constexpr int length = slow ? 20'000 : 200'000;
    std::atomic<long> tasks = 0;
    scope(chain, length, lend::shared(tasks));
    CHECK(tasks == length);
    CHECK(growth.megabytes() < most_megabytes);
  });
}

TEST_CASE("many scopes, one after the other, in one task and inside each other") {
  at_all_widths([](std::size_t) {
    support::memory_growth growth;
    std::atomic<long> tasks = 0;
    for (int i = 0; i < very_many / 20; ++i) {
      scope(grow, 1, lend::shared(tasks));
    }
    CHECK(tasks == 3 * (very_many / 20));
    lend::parallel_for(
        0, 500, [](int, std::atomic<long>& n) { scope(grow, 4, lend::shared(n)); },
        lend::shared(tasks));
    CHECK(tasks == 3 * (very_many / 20) + 500 * 31);
    CHECK(growth.megabytes() < most_megabytes);
  });
}

TEST_CASE("tasks are joined in the order of their start, in reverse, and in neither") {
  at_all_widths([](std::size_t) {
    constexpr int count = 1000;
    std::vector<int> orders[3];
    for (std::vector<int>& order : orders) {
      order.resize(count);
      std::iota(order.begin(), order.end(), 0);
    }
    std::reverse(orders[1].begin(), orders[1].end());
    std::mt19937_64 random = support::generator(9);
    std::shuffle(orders[2].begin(), orders[2].end(), random);
    for (const std::vector<int>& order : orders) {
      int right = 0;
      scope(lend::unchecked([&](scope_handle& s) {
        std::vector<lend::scope_task<int>> tasks;
        for (int i = 0; i < count; ++i) {
          tasks.push_back(s.spawn([](int n) { return n; }, i));
        }
        for (const int i : order) {
          right += tasks[static_cast<std::size_t>(i)].join() == i;
        }
      }));
      CHECK(right == count);
    }
  });
}

TEST_CASE("handles are dropped, overwritten, moved and joined late") {
  at_all_widths([](std::size_t) {
    int sum = 0;
    scope(lend::unchecked([&](scope_handle& s) {
      const auto one = [](counted n) { return n; };
      auto kept = s.spawn(one, counted(1));
      for (int i = 0; i < 500; ++i) {
        s.spawn(one, counted(i));
        auto overwritten = s.spawn(one, counted(i));
        overwritten = s.spawn(one, counted(2 * i));
        if (i % 2 == 0) {
          const auto moved = std::make_unique<lend::scope_task<counted>>(std::move(overwritten));
          sum += moved->join().value();
        }
      }
      sum += kept.join().value();
    }));
    CHECK(sum == 1 + 2 * 249 * 250);
    CHECK(counted::none_left());
  });
}

namespace {

struct alignas(64) aligned {
  std::array<std::uint64_t, 8> numbers;
};

}  // namespace

TEST_CASE("large arguments, aligned ones, and those that are only moved") {
  at_all_widths([](std::size_t) {
    std::atomic<long> right = 0;
    scope(lend::unchecked([&](scope_handle& s, lend::ref<std::atomic<long>> all) {
            for (std::uint64_t i = 0; i < 2000; ++i) {
              std::array<std::uint64_t, 128> kilobyte{};
              kilobyte.fill(i);
              s.spawn(lend::unchecked([&right, kilobyte, i] {
                right += std::count(kilobyte.begin(), kilobyte.end(), i) == 128;
              }));
              s.spawn(
                  [](std::array<std::uint64_t, 128> numbers, std::uint64_t n,
                     lend::ref<std::atomic<long>> good) {
                    *good += numbers[0] == n && numbers[127] == n;
                  },
                  kilobyte, i, all);
              s.spawn(lend::unchecked([&right](aligned a) {
                        const auto address = reinterpret_cast<std::uintptr_t>(&a);
                        right += address % 64 == 0 && a.numbers[7] == 7;
                      }),
                      aligned{{0, 1, 2, 3, 4, 5, 6, 7}});
              auto moved = s.spawn(
                  [](std::unique_ptr<std::uint64_t> p, support::move_only m) {
                    *p += static_cast<std::uint64_t>(m.value());
                    return p;
                  },
                  std::make_unique<std::uint64_t>(i), support::move_only(1));
              if (i % 16 == 0) {
                right += *moved.join() == i + 1;
              }
            }
          }),
          lend::shared(right));
    CHECK(right == 3 * 2000 + 125);
  });
}

TEST_CASE("some of very many tasks throw") {
  at_all_widths([](std::size_t width) {
    for (const int bad : {0, 1, 500, 4999}) {
      std::atomic<int> calls = 0;
      INFO("width ", width, ", task ", bad);
      CHECK_THROWS_AS(scope(lend::unchecked([&](scope_handle& s) {
                        for (int i = 0; i < 5000; ++i) {
                          s.spawn(lend::unchecked([&calls, bad, i](counted n) {
                                    ++calls;
                                    if (i % 1000 == bad || i == bad) {
                                      throw support::failed();
                                    }
                                    return n;
                                  }),
                                  counted(i));
                        }
                      })),
                      support::failed);
      CHECK(calls <= 5000);
      CHECK(counted::none_left());
    }
  });
}

TEST_CASE("tasks that spawn are joined by what they spawn from, and throw") {
  at_all_widths([](std::size_t) {
    struct tree {
      static long sum(scope_handle& s, int depth, int thrower, int number) {
        if (number == thrower) {
          throw support::failed();
        }
        if (depth == 0) {
          return 1;
        }
        auto left = s.spawn(&tree::sum, depth - 1, thrower, 2 * number);
        auto right = s.spawn(&tree::sum, depth - 1, thrower, 2 * number + 1);
        return right.join() + left.join();
      }
    };
    CHECK(scope(&tree::sum, 9, -1, 1) == 512);
    for (int thrower = 1; thrower < 256; thrower += 5) {
      CHECK_THROWS_AS((void)scope(&tree::sum, 7, thrower, 1), support::failed);
    }
    CHECK(scope(&tree::sum, 9, -1, 1) == 512);
  });
}
