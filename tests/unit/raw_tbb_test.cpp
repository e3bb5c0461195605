#include "../support.hpp"

#include <doctest/doctest.h>
#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>

#include <atomic>
#include <functional>
#include <vector>

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
