#include <lend/lend.hpp>

#include "peers.hpp"

#include <tbb/parallel_for.h>
#include <tbb/parallel_invoke.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <numeric>
#include <string>
#include <vector>

// Trees that no one can foresee: what it costs that a thread that waits runs only parts of what it
// waits for. Unbalanced Tree Search (Olivier et al., 2006), with binomial trees: a node has eight
// children or, a little more often than seven times out of eight, none.

namespace {

constexpr std::size_t children_of_root = 2'000;
constexpr std::size_t children_of_node = 8;
/// Of 2^64: the mean size of a subtree is 1 / (1 - 8 * 0.124), 125 nodes.
constexpr double share_with_children = 0.124;
/// About a nanosecond each.
constexpr int steps_a_node = 150;

using state = std::uint64_t;

/// The state of a node follows from its parent's. SplitMix64 (Steele, Lea and Flood, 2014).
state child_of(state parent, std::size_t child) {
  state z = parent + (child + 1) * 0x9E3779B97F4A7C15U;
  z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
  z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
  return z ^ (z >> 31U);
}

/// What there is to do at each node.
state work_at(state node) {
  for (int i = 0; i < steps_a_node; ++i) {
    node = (node ^ (node >> 32U)) * 6'364'136'223'846'793'005U;
  }
  return node;
}

bool has_children(state node) {
  return static_cast<double>(work_at(node) >> 11U) * 0x1p-53 < share_with_children;
}

/// How many nodes there are below some siblings, and they themselves. `each(n, count)` stores what
/// `count(i)` gives for each of n siblings, and adds that up.
template <class Each>
std::uint64_t nodes_below(state parent, std::size_t siblings, Each each) {
  return each(siblings, [parent, each](std::size_t i) {
    const state node = child_of(parent, i);
    return 1 + (has_children(node) ? nodes_below(node, children_of_node, each) : 0);
  });
}

struct plain_loop {
  template <class Count>
  std::uint64_t operator()(std::size_t siblings, const Count& count) const {
    std::uint64_t sum = 0;
    for (std::size_t i = 0; i < siblings; ++i) {
      sum += count(i);
    }
    return sum;
  }
};

struct lend_loop {
  template <class Count>
  std::uint64_t operator()(std::size_t siblings, const Count& count) const {
    std::vector<std::uint64_t> counts(siblings);
    lend::parallel_for(std::size_t{0}, siblings,
                       lend::unchecked([&](std::size_t i) { counts[i] = count(i); }));
    return std::reduce(counts.begin(), counts.end());
  }
};

struct tbb_loop {
  template <class Count>
  std::uint64_t operator()(std::size_t siblings, const Count& count) const {
    std::vector<std::uint64_t> counts(siblings);
    tbb::parallel_for(std::size_t{0}, siblings, [&](std::size_t i) { counts[i] = count(i); });
    return std::reduce(counts.begin(), counts.end());
  }
};

template <class Count>
std::uint64_t by_joins(std::size_t begin, std::size_t end, const Count& count) {
  if (end - begin == 1) {
    return count(begin);
  }
  const std::size_t middle = begin + (end - begin) / 2;
  const auto [a, b] =
      lend::join(lend::task(lend::unchecked([&] { return by_joins(begin, middle, count); })),
                 lend::task(lend::unchecked([&] { return by_joins(middle, end, count); })));
  return a + b;
}

struct lend_joins {
  template <class Count>
  std::uint64_t operator()(std::size_t siblings, const Count& count) const {
    return by_joins(0, siblings, count);
  }
};

template <class Count>
std::uint64_t by_invoking(std::size_t begin, std::size_t end, const Count& count) {
  if (end - begin == 1) {
    return count(begin);
  }
  const std::size_t middle = begin + (end - begin) / 2;
  std::uint64_t a = 0;
  std::uint64_t b = 0;
  tbb::parallel_invoke([&] { a = by_invoking(begin, middle, count); },
                       [&] { b = by_invoking(middle, end, count); });
  return a + b;
}

struct tbb_invokes {
  template <class Count>
  std::uint64_t operator()(std::size_t siblings, const Count& count) const {
    return by_invoking(0, siblings, count);
  }
};

}  // namespace

int main(int argc, char** argv) {
  constexpr state root = 1;
  const auto nodes = [](auto each) { return nodes_below(root, children_of_root, each); };
  const std::uint64_t expected = nodes(plain_loop{});
  auto result = std::make_shared<std::uint64_t>();
  const bench::workload load{"irregular/" + std::to_string(expected) + " nodes",
                             static_cast<double>(expected), 0, [=] { *result = 0; },
                             [=] { return *result == expected; }};
  bench::add<bench::sequential>(load, "plain calls", [=] { *result = nodes(plain_loop{}); });
  bench::add<bench::in_lend>(load, "lend::parallel_for", [=] { *result = nodes(lend_loop{}); });
  bench::add<bench::in_tbb>(load, "tbb::parallel_for", [=] { *result = nodes(tbb_loop{}); });
  bench::add<bench::in_lend>(load, "lend::join", [=] { *result = nodes(lend_joins{}); });
  bench::add<bench::in_tbb>(load, "tbb::parallel_invoke", [=] { *result = nodes(tbb_invokes{}); });
  return bench::run_all(argc, argv);
}
