#include "../sample_work.hpp"
#include "../support.hpp"

#include <doctest/doctest.h>
#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>
#include <tbb/task_group.h>

#include <atomic>
#include <functional>
#include <vector>

using support::fib;
using support::work_is_right;

TEST_CASE("lend works inside raw oneTBB code") {
  std::atomic<int> sum = 0;
  tbb::task_arena raw(3);
  raw.execute([&] {
    tbb::parallel_for(0, 50, [&](int) {
      std::vector<int> v(100, 1);
      sum += lend::reduce(v, 0, std::plus<>{});
    });
  });
  CHECK(sum == 5000);
}

TEST_CASE("raw oneTBB works inside lend, its exceptions and its cancellation too") {
  CHECK_THROWS_AS(lend::run([] {
                    tbb::parallel_for(0, 1000, [](int i) {
                      if (i == 500) {
                        throw support::failed();
                      }
                    });
                  }),
                  support::failed);
  CHECK(lend::run([] {
          std::atomic<int> calls = 0;
          tbb::parallel_for(0, 1000, [&](int) { ++calls; });
          return calls.load();
        }) == 1000);
}

TEST_CASE("an arena is entered from raw oneTBB code") {
  const lend::arena arena{3};
  tbb::parallel_for(0, 50,
                    [&](int) { CHECK(arena.run([] { return lend::this_arena::width(); }) == 3); });
}

TEST_CASE("lend works in iterations of a raw loop outside of any arena of lend's") {
  std::atomic<int> right = 0;
  tbb::parallel_for(0, 50, [&](int) { right += work_is_right(); });
  CHECK(right == 50);
}

TEST_CASE("lend works in isolated raw code") {
  support::at_all_widths([](std::size_t width) {
    for (int round = 0; round < 20; ++round) {
      bool right = false;
      tbb::this_task_arena::isolate(
          [&] { right = lend::this_arena::width() == width && work_is_right(); });
      CHECK(right);
    }
  });
  std::atomic<int> right = 0;
  tbb::parallel_for(0, 20,
                    [&](int) { tbb::this_task_arena::isolate([&] { right += work_is_right(); }); });
  CHECK(right == 20);
}

TEST_CASE("lend works in a raw arena that is entered from one of lend's") {
  tbb::task_arena raw(3);
  support::at_all_widths([&](std::size_t width) {
    std::atomic<int> right = 0;
    raw.execute([&] { right += work_is_right(); });
    lend::parallel_for(
        0, 10, lend::unchecked([&](int) {
          raw.execute([&] { tbb::parallel_for(0, 4, [&](int) { right += fib(8) == 21; }); });
        }));
    CHECK(right == 41);
    CHECK(lend::this_arena::width() == width);
    CHECK(work_is_right());
  });
}

TEST_CASE("raw loops run in joins, loops and scopes of lend's") {
  support::at_all_widths([](std::size_t) {
    std::atomic<int> calls = 0;
    const auto raw = lend::unchecked(
        [&] { tbb::parallel_for(0, 200, [&](int i) { calls += i % 50 == 0 ? fib(2) : 1; }); });
    for (int round = 0; round < 10; ++round) {
      lend::join(lend::task(raw), lend::task(raw), lend::task([] { fib(10); }));
      lend::parallel_for(0, 4, lend::unchecked([&](int) { raw(); }));
      lend::scope(lend::unchecked([&](lend::scope_handle& s) {
        auto joined = s.spawn(raw);
        s.spawn(raw);
        joined.join();
      }));
    }
    CHECK(calls == 10 * 8 * 200);
  });
}

TEST_CASE("lend and raw code nest in turns") {
  struct turns {
    static int count(int depth) {
      if (depth == 0) {
        return 1;
      }
      std::atomic<int> sum = 0;
      tbb::parallel_for(0, 2, [&](int) {
        const auto [a, b] =
            lend::join(lend::task(&turns::count, depth - 1), lend::task(&turns::count, depth - 1));
        sum += a + b;
      });
      return sum;
    }
  };
  support::at_all_widths([](std::size_t) { CHECK(turns::count(4) == 256); });
  CHECK(turns::count(4) == 256);
}

TEST_CASE("work of lend's in a raw group that is cancelled is done all the same") {
  support::at_all_widths([](std::size_t) {
    for (int round = 0; round < 20; ++round) {
      tbb::task_group group;
      std::atomic<int> begun = 0;
      std::atomic<int> right = 0;
      for (int i = 0; i < 4; ++i) {
        group.run([&] {
          ++begun;
          right += work_is_right();
        });
      }
      group.run_and_wait([&] {
        ++begun;
        group.cancel();
        right += work_is_right();
      });
      CHECK(right == begun);
    }
    CHECK(work_is_right());
  });
}

TEST_CASE("an exception of a raw loop does not cut short what lend does in other iterations") {
  std::atomic<int> begun = 0;
  std::atomic<int> right = 0;
  for (int round = 0; round < 20; ++round) {
    CHECK_THROWS_AS(tbb::parallel_for(0, 8,
                                      [&](int i) {
                                        if (i == 5) {
                                          throw support::failed();
                                        }
                                        ++begun;
                                        right += work_is_right();
                                      }),
                    support::failed);
  }
  CHECK(right == begun);
}

TEST_CASE("an exception of lend's ends a raw loop, and one of a raw loop a join") {
  CHECK_THROWS_AS(tbb::parallel_for(0, 100,
                                    [](int) {
                                      lend::join(lend::task([] { throw support::failed(); }),
                                                 lend::task([] { fib(5); }));
                                    }),
                  support::failed);
  const auto raw = lend::unchecked([] {
    tbb::parallel_for(0, 100, [](int i) {
      if (i == 40) {
        throw support::failed();
      }
    });
  });
  support::at_all_widths([&](std::size_t) {
    CHECK_THROWS_AS(lend::join(lend::task(raw), lend::task([] { fib(8); })), support::failed);
    CHECK_THROWS_AS(lend::join(lend::task([] { fib(8); }), lend::task(raw)), support::failed);
    CHECK(work_is_right());
  });
}
