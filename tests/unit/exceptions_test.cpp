#include "../counted.hpp"
#include "../support.hpp"
#include "../threads.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <numeric>
#include <vector>

// A throw at every node of random trees of tasks.

using support::at_all_widths;
using support::below;
using support::counted;

namespace {

/// What a node throws.
struct thrown {
  int node;
};

enum class kind { leaf, join_two, join_three, join_five, halves, loop, reduction, scope, awaited };

struct node {
  kind what;
  int number;
  std::vector<node> children;
};

/// Which node throws, and whether it does so before its children or after them.
struct plan {
  int thrower;
  bool at_end;
};

std::atomic<int> nodes_begun = 0;

std::size_t children_of(kind what, std::mt19937_64& random) {
  switch (what) {
    case kind::leaf:
      return 0;
    case kind::join_two:
    case kind::halves:
      return 2;
    case kind::join_three:
      return 3;
    case kind::join_five:
      return 5;
    default:
      return 1 + below(random, 4);
  }
}

node make_tree(std::mt19937_64& random, int depth, int& numbers) {
  node made{kind::leaf, numbers++, {}};
  if (depth > 0) {
    made.what = static_cast<kind>(1 + below(random, 8));
    const std::size_t count = children_of(made.what, random);
    for (std::size_t i = 0; i < count; ++i) {
      const bool deeper = below(random, 5) != 0;
      made.children.push_back(make_tree(random, deeper ? depth - 1 : 0, numbers));
    }
  }
  return made;
}

/// The number of nodes of a tree.
counted visit(const node& at, counted one, plan wanted);

int sum_of(const std::vector<counted>& numbers) {
  return std::transform_reduce(numbers.begin(), numbers.end(), 0, std::plus<>{},
                               [](const counted& n) { return n.value(); });
}

auto task_of(const node& at, std::size_t child, plan wanted) {
  return lend::unchecked([&below = at.children[child], wanted, one = counted(1)] {
    return visit(below, one, wanted);
  });
}

template <class... Results>
int total(const std::tuple<Results...>& results) {
  return std::apply([](const auto&... each) { return (each.value() + ... + 0); }, results);
}

int by_join(const node& at, plan wanted) {
  const auto go = [&](std::size_t i) { return task_of(at, i, wanted); };
  switch (at.what) {
    case kind::join_two:
      return total(lend::join(lend::task(go(0)), lend::task(go(1))));
    case kind::join_three:
      return total(lend::join(lend::task(go(0)), lend::task(go(1)), lend::task(go(2))));
    default:
      return total(lend::join(lend::task(go(0)), lend::task(go(1)), lend::task(go(2)),
                              lend::task(go(3)), lend::task(go(4))));
  }
}

int by_halves(const node& at, plan wanted) {
  return total(lend::join(
      lend::split_at(1, at.children),
      [](lend::slice<node> half, plan p) { return visit(half[0], counted(1), p); }, wanted));
}

int by_loop(const node& at, plan wanted) {
  std::vector<counted> results(at.children.size());
  lend::for_each(
      lend::zip(results, at.children),
      [](counted& result, const node& child, plan p, const counted& one) {
        result = visit(child, one, p);
      },
      wanted, counted(1));
  return sum_of(results);
}

int by_reduction(const node& at, plan wanted) {
  return lend::transform_reduce(
             at.children, counted(0),
             [](const counted& a, const counted& b) { return counted(a.value() + b.value()); },
             [](const node& child, plan p) { return visit(child, counted(1), p); }, wanted)
      .value();
}

int by_scope(const node& at, plan wanted) {
  std::vector<counted> results(at.children.size());
  lend::scope(lend::unchecked([&](lend::scope_handle& s) {
    for (std::size_t i = 0; i < at.children.size(); ++i) {
      s.spawn(lend::unchecked([&child = at.children[i], &result = results[i], wanted](counted one) {
                result = visit(child, std::move(one), wanted);
              }),
              counted(1));
    }
  }));
  return sum_of(results);
}

int by_awaited_tasks(const node& at, plan wanted) {
  return lend::scope(lend::unchecked([&](lend::scope_handle& s) {
    std::vector<lend::scope_task<counted>> tasks;
    for (std::size_t i = 0; i < at.children.size(); ++i) {
      tasks.push_back(s.spawn(task_of(at, i, wanted)));
    }
    int sum = 0;
    for (auto& task : tasks) {
      sum += task.join().value();
    }
    return sum;
  }));
}

int visit_children(const node& at, plan wanted) {
  switch (at.what) {
    case kind::leaf:
      return 0;
    case kind::halves:
      return by_halves(at, wanted);
    case kind::loop:
      return by_loop(at, wanted);
    case kind::reduction:
      return by_reduction(at, wanted);
    case kind::scope:
      return by_scope(at, wanted);
    case kind::awaited:
      return by_awaited_tasks(at, wanted);
    default:
      return by_join(at, wanted);
  }
}

counted visit(const node& at, counted one, plan wanted) {
  ++nodes_begun;
  if (at.number == wanted.thrower && !wanted.at_end) {
    throw thrown{at.number};
  }
  const counted sum(one.value() + visit_children(at, wanted));
  if (at.number == wanted.thrower && wanted.at_end) {
    throw thrown{at.number};
  }
  return sum;
}

/// Runs the tree so that `wanted` throws, and says whether that, and nothing else, came out.
bool throws_as_planned(const node& tree, plan wanted, int nodes) {
  nodes_begun = 0;
  int caught = -1;
  try {
    (void)visit(tree, counted(1), wanted);
  } catch (const thrown& error) {
    caught = error.node;
  }
  return caught == wanted.thrower && nodes_begun <= nodes && counted::none_left();
}

}  // namespace

TEST_CASE("a throw at any node of a tree comes out at its root, and leaves nothing behind") {
  const support::watchdog alive("a throw at every node");
  at_all_widths([](std::size_t width) {
    for (std::uint64_t round = 0; round < 12; ++round) {
      std::mt19937_64 random = support::generator(round);
      int nodes = 0;
      const node tree = make_tree(random, 5, nodes);
      INFO("seed ", support::seed(), ", round ", round, ", width ", width, ", nodes ", nodes);
      REQUIRE(visit(tree, counted(1), plan{-1, false}).value() == nodes);
      const int step = 1 + nodes / 60;
      for (int thrower = 0; thrower < nodes; thrower += step) {
        REQUIRE(throws_as_planned(tree, {thrower, false}, nodes));
        REQUIRE(throws_as_planned(tree, {thrower, true}, nodes));
      }
      REQUIRE(visit(tree, counted(1), plan{-1, false}).value() == nodes);
    }
  });
  CHECK(counted::none_left());
}
