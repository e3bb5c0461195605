#include "../support.hpp"
#include "rounds.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <cstdint>
#include <numeric>
#include <random>
#include <thread>
#include <vector>

// Random trees of joins, loops and scopes, nested in all ways. LEND_STRESS_SECONDS makes it longer.

namespace {

using stress::for_a_while;
using support::below;

/// Changed by several tasks at once: its members are atomic.
struct counters {
  std::atomic<long> leaves;
  std::atomic<long> alive;
};

/// One node of a random tree: its shape follows from its seed alone.
struct node {
  std::uint64_t seed;
  int depth;
  int throw_in;  ///< a leaf throws once in so many; 0 for never
};

long grow(node at, lend::ref<counters> all);

long leaf(node at, lend::ref<counters> all) {
  ++all->alive;
  ++all->leaves;
  --all->alive;
  std::mt19937_64 random(at.seed);
  if (at.throw_in > 0 && below(random, static_cast<std::size_t>(at.throw_in)) == 0) {
    throw support::failed();
  }
  return 1;
}

node child(const node& parent, std::uint64_t index) {
  return {parent.seed * 6364136223846793005U + index + 1, parent.depth - 1, parent.throw_in};
}

long by_join(node at, lend::ref<counters> all) {
  const auto [a, b, c] =
      lend::join(lend::task(grow, child(at, 0), all), lend::task(grow, child(at, 1), all),
                 lend::task(grow, child(at, 2), all));
  return a + b + c;
}

long by_loop(node at, lend::ref<counters> all, std::size_t width) {
  std::vector<long> sums(width);
  lend::for_each(
      lend::enumerate(sums),
      [](std::size_t i, long& sum, const node& parent, lend::ref<counters> counted) {
        sum = grow(child(parent, i), counted);
      },
      at, all);
  return std::accumulate(sums.begin(), sums.end(), 0L);
}

long by_reduction(node at, lend::ref<counters> all, std::size_t width) {
  std::vector<std::uint64_t> indices(width);
  std::iota(indices.begin(), indices.end(), std::uint64_t{0});
  return lend::transform_reduce(
      indices, 0L, std::plus<>{},
      [](std::uint64_t i, const node& parent, lend::ref<counters> counted) {
        return grow(child(parent, i), counted);
      },
      at, all);
}

long by_scope(node at, lend::ref<counters> all, std::size_t width) {
  return lend::scope(
      [](lend::scope_handle& s, node parent, lend::ref<counters> counted, std::size_t tasks) {
        long sum = 0;
        auto last = s.spawn(grow, child(parent, 0), counted);
        for (std::size_t i = 1; i < tasks; ++i) {
          auto next = s.spawn(grow, child(parent, i), counted);
          sum += last.join();
          last = std::move(next);
        }
        return sum + last.join();
      },
      at, all, width);
}

long grow(node at, lend::ref<counters> all) {
  if (at.depth == 0) {
    return leaf(at, all);
  }
  std::mt19937_64 random(at.seed);
  const std::size_t width = 1 + below(random, 5);
  switch (below(random, 4)) {
    case 0:
      return by_join(at, all);
    case 1:
      return by_loop(at, all, width);
    case 2:
      return by_reduction(at, all, width);
    default:
      return by_scope(at, all, width);
  }
}

}  // namespace

TEST_CASE("random trees count their leaves right at every width") {
  for_a_while([](std::uint64_t round) {
    const node root{support::seed() + round, 4, 0};
    long expected = -1;
    support::at_all_widths([&](std::size_t width) {
      counters all{};
      const long counted = lend::call(grow, root, lend::shared(all));
      INFO("seed ", root.seed, ", width ", width);
      CHECK(counted == all.leaves);
      CHECK(all.alive == 0);
      CHECK((expected == -1 || counted == expected));
      expected = counted;
    });
  });
}

TEST_CASE("random trees with throwing leaves end, and leave nothing running") {
  for_a_while([](std::uint64_t round) {
    const node root{support::seed() + round, 4, 1 + static_cast<int>(round % 40)};
    support::at_all_widths([&](std::size_t width) {
      counters all{};
      INFO("seed ", root.seed, ", width ", width);
      try {
        const long counted = lend::call(grow, root, lend::shared(all));
        CHECK(counted == all.leaves);
      } catch (const support::failed&) {
        CHECK(all.leaves > 0);
      }
      CHECK(all.alive == 0);
    });
  });
}

TEST_CASE("random trees in many arenas at once") {
  for_a_while([](std::uint64_t round) {
    std::vector<std::thread> threads;
    std::atomic<int> right = 0;
    for (std::uint64_t i = 0; i < 4; ++i) {
      threads.emplace_back([&right, round, i] {
        const lend::arena arena{1 + i};
        counters all{};
        const node root{support::seed() + round * 4 + i, 3, 0};
        right += arena.run(grow, root, lend::shared(all)) == all.leaves;
      });
    }
    for (std::thread& thread : threads) {
      thread.join();
    }
    CHECK(right == 4);
  });
}
