#include "marked_tree.hpp"

#include "../support.hpp"
#include "../threads.hpp"
#include "rounds.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <string>
#include <thread>
#include <vector>

// Joins, loops and scopes nested in all ways, whose tasks check that each runs once, in the time of
// what it is part of, and only on threads that wait for it or for nothing.

using stress::complain;
using stress::complaint;
using stress::dice;
using stress::kind;
using stress::node;
using stress::thrown;
using stress::tree;

namespace {

using result = std::uint64_t;
using handle = lend::scope_task<result>;

/// Runs a node and what is below it. A spawner gets the handle of its scope.
result visit(node& at, lend::scope_handle* scope);

auto visitor_of(node& child) {
  return lend::unchecked([&child] { return visit(child, nullptr); });
}

template <class... Results>
result checked(const node& at, const std::tuple<Results...>& results) {
  std::size_t child = 0;
  result sum = 0;
  const auto check = [&](result each) {
    if (each != at.children[child++]->result) {
      complain("a join gives the result of another task");
    }
    sum += each;
  };
  std::apply([&](auto... each) { (check(each), ...); }, results);
  return sum;
}

result by_join(const node& at) {
  const std::vector<node*>& parts = at.children;
  switch (at.what) {
    case kind::join_two:
      return checked(
          at, lend::join(lend::task(visitor_of(*parts[0])), lend::task(visitor_of(*parts[1]))));
    case kind::join_three:
      return checked(
          at, lend::join(lend::task(visitor_of(*parts[0])), lend::task(visitor_of(*parts[1])),
                         lend::task(visitor_of(*parts[2]))));
    default:
      return checked(
          at, lend::join(lend::task(visitor_of(*parts[0])), lend::task(visitor_of(*parts[1])),
                         lend::task(visitor_of(*parts[2])), lend::task(visitor_of(*parts[3])),
                         lend::task(visitor_of(*parts[4]))));
  }
}

result by_loop(const node& at) {
  lend::parallel_for(std::size_t{0}, at.children.size(),
                     lend::unchecked([&at](std::size_t i) { visit(*at.children[i], nullptr); }));
  result sum = 0;
  for (const node* child : at.children) {
    sum += child->result;
  }
  return sum;
}

handle spawn(lend::scope_handle& scope, node& child) {
  if (child.what == kind::spawner) {
    return scope.spawn(
        lend::unchecked([&child](lend::scope_handle& here) { return visit(child, &here); }));
  }
  return scope.spawn(lend::unchecked([&child] { return visit(child, nullptr); }));
}

/// The handles of tasks that are to be joined in any order, or never.
class open_handles {
 public:
  explicit open_handles(std::uint64_t seed) : random_(seed) {}

  void run(lend::scope_handle& scope, node& child) {
    const std::uint64_t how = random_.below(4);
    if (how == 0 && child.what != kind::spawner) {
      visit(child, nullptr);
      return;
    }
    handle spawned = spawn(scope, child);
    if (how > 1) {
      open_.push_back({&child, std::move(spawned)});
    }
    if (random_.one_in(3)) {
      join_one();
    }
  }
  void join_some() {
    while (!open_.empty() && !random_.one_in(8)) {
      join_one();
    }
  }

 private:
  struct task {
    const node* what;
    handle spawned;
  };

  void join_one() {
    if (open_.empty()) {
      return;
    }
    std::swap(open_[random_.below(open_.size())], open_.back());
    task joined = std::move(open_.back());
    open_.pop_back();
    const stress::wait_for_node waiting(*joined.what);
    if (joined.spawned.join() != joined.what->result) {
      complain("a handle gives the result of another task");
    }
  }

  dice random_;
  std::vector<task> open_;
};

void spawn_all(lend::scope_handle& scope, const node& at) {
  open_handles open(at.seed);
  for (node* child : at.children) {
    open.run(scope, *child);
  }
  open.join_some();
}

result sum_of_spawned(const node& at) {
  result sum = 0;
  for (const node* child : at.children) {
    sum += child->result + (child->what == kind::spawner ? sum_of_spawned(*child) : 0);
  }
  return sum;
}

result by_scope(const node& at) {
  lend::scope(lend::unchecked([&at](lend::scope_handle& scope) { spawn_all(scope, at); }));
  return sum_of_spawned(at);
}

result visit_children(const node& at, lend::scope_handle* scope) {
  switch (at.what) {
    case kind::leaf:
      return 0;
    case kind::loop:
      return by_loop(at);
    case kind::scope:
      return by_scope(at);
    case kind::spawner:
      spawn_all(*scope, at);
      return 0;
    default:
      return by_join(at);
  }
}

result visit(node& at, lend::scope_handle* scope) {
  const stress::visit_of here(at);
  support::work_for(at.steps);
  const result sum = at.seed + visit_children(at, scope);
  if (at.throws) {
    throw thrown{&at};
  }
  return at.result = sum;
}

/// Runs a tree: whether all went right.
bool runs_right(tree& grown) {
  grown.reset();
  try {
    const result sum = visit(grown.root(), nullptr);
    return grown.settled(true) && sum == grown.expected();
  } catch (const thrown& error) {
    return grown.settled(false) && error.by->throws;
  }
}

constexpr std::size_t widths[] = {2, 4, 9};
constexpr std::uint64_t rarely = 400;

std::uint64_t throw_in(std::uint64_t round) { return round % 3 == 2 ? 10 + round % rarely : 0; }

void check(bool right, std::uint64_t round) {
  INFO("seed ", support::seed(), ", round ", round);
  INFO("complaint: ", std::string(complaint == nullptr ? "none" : complaint.load()));
  REQUIRE(right);
  REQUIRE(complaint == nullptr);
}

}  // namespace

TEST_CASE("marked trees run as they should at every width") {
  const std::vector<lend::arena> arenas(std::begin(widths), std::end(widths));
  stress::for_a_while([&](std::uint64_t round) {
    tree grown(support::seed() + round, 3 + static_cast<int>(round % 3), throw_in(round));
    for (const lend::arena& arena : arenas) {
      check(arena.run(lend::unchecked([&grown] { return runs_right(grown); })), round);
    }
  });
}

TEST_CASE("marked trees run as they should in several arenas at once") {
  const std::vector<lend::arena> arenas(std::begin(widths), std::end(widths));
  stress::for_a_while([&](std::uint64_t round) {
    std::vector<std::thread> threads;
    std::atomic<int> right = 0;
    for (std::uint64_t i = 0; i < 4; ++i) {
      threads.emplace_back([&arenas, &right, round, i] {
        for (std::uint64_t k = 0; k < 8; ++k) {
          tree grown(support::seed() + (round * 4 + i) * 8 + k, 4, throw_in(round));
          const lend::arena& arena = arenas[i % arenas.size()];
          right += arena.run(lend::unchecked([&grown] { return runs_right(grown); }));
        }
      });
    }
    for (std::thread& thread : threads) {
      thread.join();
    }
    check(right == 4 * 8, round);
  });
}

TEST_CASE("a thread that waits inside of a scope runs no other task of the scope") {
  const std::vector<lend::arena> arenas(std::begin(widths), std::end(widths));
  stress::for_a_while([&](std::uint64_t round) {
    dice random(support::seed() + round);
    std::deque<node> nodes;
    const auto add = [&](node* parent, kind what) -> node& {
      node& added = nodes.emplace_back(parent, what, random.roll());
      added.steps = static_cast<int>(random.below(2000));
      if (parent != nullptr) {
        parent->children.push_back(&added);
      }
      return added;
    };
    node& root = add(nullptr, kind::scope);
    for (int i = 0; i < 40; ++i) {
      node& outer = add(&root, kind::join_two);
      for (int k = 0; k < 2; ++k) {
        node& inner = add(&outer, kind::join_two);
        add(&inner, kind::leaf);
        add(&inner, kind::leaf);
      }
    }
    const lend::arena& arena = arenas[round % arenas.size()];
    arena.run(lend::unchecked([&root] { visit(root, nullptr); }));
    check(true, round);
  });
}
