#include "../process.hpp"
#include "../support.hpp"
#include "../threads.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstddef>
#include <functional>
#include <numeric>
#include <string>
#include <thread>
#include <vector>

// Loops whose iterations cost what nobody foresees, and recursion deeper than any buffer.

using support::at_all_widths;
using support::rendezvous;
using support::work_for;

namespace {

constexpr int cheap = 50;
constexpr int dear = 1000 * cheap;

/// Whether a loop over [0, size) in which iteration i takes cost(i) steps meets every index once.
template <class Cost>
bool visits_each_once(std::size_t size, Cost cost) {
  std::vector<std::atomic<int>> visits(size);
  lend::parallel_for(std::size_t{0}, size, lend::unchecked([&](std::size_t i) {
                       work_for(cost(i));
                       ++visits[i];
                     }));
  return std::all_of(visits.begin(), visits.end(), [](const auto& n) { return n == 1; });
}

/// Runs a loop in whose iterations [begin, begin + count) as many threads as the arena has have to
/// be at once. All others take `steps`.
bool all_threads_meet(std::size_t size, std::size_t begin, std::size_t count, int steps) {
  rendezvous all(lend::this_arena::width());
  std::vector<std::atomic<int>> visits(size);
  lend::parallel_for(std::size_t{0}, size, lend::unchecked([&](std::size_t i) {
                       if (i - begin < count) {
                         all.meet();
                       } else {
                         work_for(steps);
                       }
                       ++visits[i];
                     }));
  CHECK(std::all_of(visits.begin(), visits.end(), [](const auto& n) { return n == 1; }));
  return all.complete();
}

/// Runs a loop that is cheap up to a quarter, and runs `dear_turn(i)` from there on.
template <class Dear>
void run_cheap_then(std::size_t size, Dear dear_turn) {
  std::vector<std::atomic<int>> visits(size);
  lend::parallel_for(std::size_t{0}, size, lend::unchecked([&](std::size_t i) {
                       if (i >= size / 4) {
                         dear_turn(i);
                       }
                       ++visits[i];
                     }));
  CHECK(std::all_of(visits.begin(), visits.end(), [](const auto& n) { return n == 1; }));
}

/// Whether two threads meet at the end of a loop that was short several times before, and now turns
/// dear at a quarter.
bool threads_meet_where_short_loop_turns_dear(std::size_t size) {
  rendezvous two(std::min<std::size_t>(2, lend::this_arena::width()));
  bool is_dear = false;
  const auto run = [&] {
    run_cheap_then(size, [&](std::size_t i) {
      if (is_dear && i >= size / 4 * 3) {
        two.meet();
      } else if (is_dear) {
        std::this_thread::sleep_for(std::chrono::microseconds(50));
      }
    });
  };
  for (int round = 0; round < 5; ++round) {
    run();
  }
  is_dear = true;
  run();
  return two.complete();
}

}  // namespace

TEST_CASE("every index is met once, at all sizes") {
  at_all_widths([](std::size_t) {
    for (const std::size_t size : {0U, 1U, 2U, 3U, 4U, 7U, 63U, 64U, 65U, 1000U, 1'000'000U}) {
      CHECK(visits_each_once(size, [](std::size_t) { return 0; }));
    }
  });
}

TEST_CASE("one iteration a thousand times dearer than the rest") {
  at_all_widths([](std::size_t) {
    for (const std::size_t size : {1U, 2U, 3U, 1000U, 5000U}) {
      for (const std::size_t at : {std::size_t{0}, size / 2, size - 1}) {
        CHECK(visits_each_once(size, [at](std::size_t i) { return i == at ? dear : cheap; }));
      }
    }
  });
}

TEST_CASE("costs that grow, fall, and follow no rule") {
  at_all_widths([](std::size_t) {
    constexpr std::size_t size = 3000;
    CHECK(visits_each_once(size, [](std::size_t i) { return static_cast<int>(i); }));
    CHECK(visits_each_once(size, [](std::size_t i) { return static_cast<int>(size - i); }));
    const auto random = support::random_numbers<int>(size, 1'000'000, 5);
    CHECK(visits_each_once(size, [&](std::size_t i) { return 2'000'000 / (random[i] + 20); }));
  });
}

TEST_CASE("dear iterations find every thread, wherever they are") {
  constexpr std::size_t size = 10'000;
  at_all_widths([](std::size_t width) {
    const std::size_t count = std::max<std::size_t>(8, 2 * width);
    constexpr int about_two_microseconds = 2000;
    INFO("width ", width);
    REQUIRE(all_threads_meet(size, size - count, count, about_two_microseconds));
    REQUIRE(all_threads_meet(size, 0, count, about_two_microseconds));
    REQUIRE(all_threads_meet(size, size / 2, count, about_two_microseconds));
  });
}

TEST_CASE("dear iterations find every thread among others that cost nothing") {
  constexpr std::size_t size = 1'000'000;
  at_all_widths([](std::size_t width) {
    const std::size_t count = size / 10;
    INFO("width ", width);
    REQUIRE(all_threads_meet(size, size - count, count, 0));
    REQUIRE(all_threads_meet(size, 0, count, 0));
    REQUIRE(all_threads_meet(size, size / 2, count, 0));
  });
}

TEST_CASE("as few iterations as there are threads are at work at once") {
  at_all_widths([](std::size_t width) {
    for (int round = 0; round < 10; ++round) {
      REQUIRE(all_threads_meet(width, 0, width, 0));
    }
  });
}

TEST_CASE("a loop that is always short, and then turns dear, is shared") {
  at_all_widths([](std::size_t width) {
    INFO("width ", width);
    for (const std::size_t size : {8U, 64U, 400U, 1000U}) {
      INFO("size ", size);
      REQUIRE(threads_meet_where_short_loop_turns_dear(size));
    }
  });
}

TEST_CASE("what counts or keeps elements shares a loop that turns dear") {
  constexpr std::size_t size = 1000;
  at_all_widths([](std::size_t width) {
    std::vector<int> numbers(size);
    std::iota(numbers.begin(), numbers.end(), 0);
    rendezvous two(std::min<std::size_t>(2, width));
    rendezvous again(std::min<std::size_t>(2, width));
    const auto keep = [](const int& x, rendezvous& where) {
      if (x >= static_cast<int>(size) / 4 * 3) {
        where.meet();
      } else if (x >= static_cast<int>(size) / 4) {
        std::this_thread::sleep_for(std::chrono::microseconds(50));
      }
      return x % 2 == 0;
    };
    const auto kept =
        lend::copy_if(numbers, lend::unchecked([&](const int& x) { return keep(x, two); }));
    CHECK(kept.size() == size / 2);
    CHECK(lend::count_if(numbers, lend::unchecked([&](const int& x) { return keep(x, again); })) ==
          size / 2);
    CHECK(two.complete());
    CHECK(again.complete());
  });
}

TEST_CASE("short loops meet every index, whatever the grain") {
  at_all_widths([](std::size_t) {
    for (const std::size_t grain : {0U, 1U, 3U, 7U, 16U}) {
      for (const std::size_t size : {63U, 64U, 65U, 200U, 447U, 448U, 1000U, 4097U}) {
        for (int round = 0; round < 3; ++round) {
          std::vector<int> visits(size);
          lend::for_each(lend::options{.grain = grain}, visits, [](int& n) { ++n; });
          CHECK(std::all_of(visits.begin(), visits.end(), [](int n) { return n == 1; }));
        }
      }
    }
  });
}

TEST_CASE("every thread finds work in a loop inside one dear iteration") {
  at_all_widths([](std::size_t width) {
    for (const int at : {0, 50, 99}) {
      std::atomic<int> outer = 0;
      std::atomic<bool> met = false;
      lend::parallel_for(0, 100, lend::unchecked([&](int i) {
                           ++outer;
                           if (i == at) {
                             met = all_threads_meet(4 * width, 0, 4 * width, 0);
                           } else {
                             work_for(cheap);
                           }
                         }));
      CHECK(outer == 100);
      CHECK(met);
    }
  });
}

TEST_CASE("nested loops of uneven length") {
  at_all_widths([](std::size_t) {
    std::vector<std::vector<int>> rows(200);
    for (std::size_t i = 0; i < rows.size(); ++i) {
      rows[i].resize(i % 50 == 7 ? 3000 : i % 4);
    }
    lend::for_each(lend::enumerate(rows), [](std::size_t i, std::vector<int>& row) {
      lend::for_each(
          lend::enumerate(row),
          [](std::size_t k, int& x, std::size_t outer) {
            x = static_cast<int>(outer + k);
            work_for(static_cast<int>(k % 100));
          },
          i);
    });
    for (std::size_t i = 0; i < rows.size(); ++i) {
      std::vector<int> expected(rows[i].size());
      std::iota(expected.begin(), expected.end(), static_cast<int>(i));
      REQUIRE(rows[i] == expected);
    }
  });
}

TEST_CASE("three loops inside each other") {
  at_all_widths([](std::size_t) {
    std::vector<std::atomic<int>> cells(8000);
    lend::parallel_for(0, 20, lend::unchecked([&](int x) {
                         lend::parallel_for(0, 20, lend::unchecked([&, x](int y) {
                                              lend::parallel_for(
                                                  0, 20, lend::unchecked([&, x, y](int z) {
                                                    const int cell = (x * 20 + y) * 20 + z;
                                                    ++cells[static_cast<std::size_t>(cell)];
                                                  }));
                                            }));
                       }));
    CHECK(std::all_of(cells.begin(), cells.end(), [](const auto& n) { return n == 1; }));
  });
}

TEST_CASE("uneven maps and reductions, of elements that are only moved, too") {
  at_all_widths([](std::size_t) {
    const auto uneven = [](std::size_t i) {
      work_for(i % 997 == 996 ? dear : 0);
      return i;
    };
    std::vector<std::size_t> indices(10'000);
    lend::tabulate(indices, uneven);
    std::vector<support::move_only> out(indices.size());
    lend::transform(indices, out, [](std::size_t i) {
      work_for(i % 1001 == 0 ? dear : 0);
      return support::move_only(static_cast<int>(i));
    });
    for (std::size_t i = 0; i < out.size(); ++i) {
      REQUIRE(out[i].value() == static_cast<int>(i));
    }
    CHECK(lend::transform_reduce(indices, std::size_t{0}, std::plus<>{}, uneven) == 49'995'000);
    const auto text =
        lend::transform_reduce(lend::chunks(std::as_const(indices), 1000), std::string(),
                               std::plus<>{}, [](lend::slice<std::size_t> part) {
                                 work_for(part[0] == 5000 ? dear : cheap);
                                 return std::to_string(part[0] / 1000);
                               });
    CHECK(text == "0123456789");
  });
}

namespace {

/// Recursion to one side; ThreadSanitizer's own stack has room for fewer calls.
constexpr int deep = support::thread_sanitizer ? 2000 : 100'000;

int length(int n) {
  if (n == 0) {
    return 0;
  }
  const auto [rest, one] = lend::join(lend::task(length, n - 1), lend::task([] { return 1; }));
  return rest + one;
}

int length_to_the_right(int n) {
  if (n == 0) {
    return 0;
  }
  const auto [one, rest] =
      lend::join(lend::task([] { return 1; }), lend::task(length_to_the_right, n - 1));
  return rest + one;
}

/// A tree hangs at every thousandth level.
long comb(int n) {
  if (n == 0) {
    return 0;
  }
  const auto [rest, tooth] = lend::join(
      lend::task(comb, n - 1), lend::task([](int m) { return m % 1000 == 0 ? length(50) : 1; }, n));
  return rest + tooth;
}

void fall(int n) {
  if (n == 0) {
    throw support::failed();
  }
  lend::join(lend::task(fall, n - 1), lend::task([] {}));
}

}  // namespace

TEST_CASE("joins nest deeper than any buffer for them") {
  support::on_deep_stack([] {
    at_all_widths([](std::size_t) {
      CHECK(length(deep) == deep);
      CHECK(comb(deep) == deep + 49 * (deep / 1000));
      CHECK(length(10) == 10);
    });
  });
}

TEST_CASE("joins nest deeply to the other side") {
  at_all_widths([](std::size_t) { CHECK(length_to_the_right(1000) == 1000); });
  support::on_deep_stack([] {
    const lend::arena one{1};
    CHECK(one.run(length_to_the_right, deep) == deep);
  });
}

TEST_CASE("an exception comes up from a great depth") {
  support::on_deep_stack([] {
    at_all_widths([](std::size_t) {
      CHECK_THROWS_AS(fall(deep / 20), support::failed);
      CHECK(length(10) == 10);
    });
  });
}

TEST_CASE("loops nest deeply in each other") {
  struct nest {
    static void at(int depth, std::atomic<int>& calls) {
      ++calls;
      if (depth > 0) {
        lend::parallel_for(
            0, 2,
            [](int i, int below, std::atomic<int>& n) {
              if (i == 0) {
                nest::at(below, n);
              }
            },
            depth - 1, lend::shared(calls));
      }
    }
  };
  at_all_widths([](std::size_t) {
    std::atomic<int> calls = 0;
    nest::at(300, calls);
    CHECK(calls == 301);
  });
}
