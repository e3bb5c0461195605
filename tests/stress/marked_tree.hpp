#pragma once

#include "rounds.hpp"

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <vector>

// Trees of tasks that know who they are: what runs twice, too late, or on top of a thread that
// waits for something else is seen.

namespace stress {

enum class kind : unsigned char { leaf, join_two, join_three, join_five, loop, scope, spawner };
enum class state : unsigned char { fresh, running, ended };

struct node {
  node(node* above, kind how, std::uint64_t random) : parent(above), what(how), seed(random) {}

  node* parent;
  kind what;
  std::uint64_t seed;
  std::vector<node*> children;
  int steps = 0;        ///< how much work it does by itself
  bool throws = false;  ///< when its children have ended
  std::uint64_t result = 0;
  std::atomic<state> now = state::fresh;
};

/// Thrown by nodes that throw.
struct thrown {
  const node* by;
};

/// The first thing that went wrong anywhere, or null.
inline std::atomic<const char*> complaint = nullptr;

inline void complain(const char* what) {
  const char* none = nullptr;
  complaint.compare_exchange_strong(none, what);
}

/// The node that this thread works on, or waits for.
inline constinit thread_local const node* top = nullptr;

/// A node is run by this thread as long as this lives.
class visit_of {
 public:
  explicit visit_of(node& here) : here_(here), outer_(top) {
    if (here_.now.exchange(state::running) != state::fresh) {
      complain("a task runs twice");
    }
    if (outer_ != nullptr && !is_below(here_, *outer_)) {
      complain("a thread that waits runs what it does not wait for");
    }
    top = &here_;
  }
  visit_of(const visit_of&) = delete;
  visit_of& operator=(const visit_of&) = delete;
  ~visit_of() {
    if (here_.what != kind::spawner && !children_settled(here_)) {
      complain("a task ends before its parts");
    }
    if (here_.now.exchange(state::ended) != state::running) {
      complain("a task ends twice");
    }
    top = outer_;
  }

  /// Whether none of them runs, nor what they spawned.
  static bool children_settled(const node& at) {
    for (const node* child : at.children) {
      if (child->now == state::running ||
          (child->what == kind::spawner && !children_settled(*child))) {
        return false;
      }
    }
    return true;
  }

 private:
  static bool is_below(const node& at, const node& above) {
    const node* next = &at;
    while (next != nullptr && next != &above) {
      next = next->parent;
    }
    return next != nullptr;
  }

  node& here_;
  const node* outer_;
};

/// This thread waits for a node.
class wait_for_node {
 public:
  explicit wait_for_node(const node& awaited) : outer_(top) { top = &awaited; }
  wait_for_node(const wait_for_node&) = delete;
  wait_for_node& operator=(const wait_for_node&) = delete;
  ~wait_for_node() { top = outer_; }

 private:
  const node* outer_;
};

class tree {
 public:
  /// One leaf in `throw_in` throws, none for 0.
  tree(std::uint64_t seed, int depth, std::uint64_t throw_in) : random_(seed), throw_in_(throw_in) {
    grow(nullptr, kind::scope, depth);
    expected_ = expected_of(root());
  }

  node& root() { return nodes_.front(); }
  [[nodiscard]] std::size_t size() const { return nodes_.size(); }
  [[nodiscard]] std::uint64_t expected() const { return expected_; }

  /// To be called before the tree is run again.
  void reset() {
    for (node& each : nodes_) {
      each.now = state::fresh;
      each.result = 0;
    }
  }
  /// Whether no node runs, and whether all have run if they had to.
  [[nodiscard]] bool settled(bool all) const {
    for (const node& each : nodes_) {
      if (each.now == state::running || (all && each.now != state::ended)) {
        return false;
      }
    }
    return true;
  }

 private:
  node* grow(node* above, kind what, int depth) {
    node& here = nodes_.emplace_back(above, what, random_.roll());
    here.steps = steps();
    here.throws = throw_in_ != 0 && random_.one_in(throw_in_);
    for (std::size_t i = children_of(what); i-- > 0;) {
      here.children.push_back(grow(&here, kind_below(what, depth - 1), depth - 1));
    }
    return &here;
  }
  kind kind_below(kind above, int depth) {
    const bool handle = above == kind::scope || above == kind::spawner;
    if (depth == 0 || random_.one_in(5)) {
      return kind::leaf;
    }
    return static_cast<kind>(1 + random_.below(handle ? 6 : 5));
  }
  std::size_t children_of(kind what) {
    switch (what) {
      case kind::leaf:
        return 0;
      case kind::join_two:
        return 2;
      case kind::join_three:
        return 3;
      case kind::join_five:
        return 5;
      default:
        return 1 + random_.below(5);
    }
  }
  int steps() {
    if (random_.one_in(200)) {
      return 40'000;  // threads that wait for it fall asleep
    }
    return static_cast<int>(random_.below(random_.one_in(4) ? 3000 : 200));
  }
  static std::uint64_t expected_of(const node& at) {
    std::uint64_t sum = at.seed;
    for (const node* child : at.children) {
      sum += expected_of(*child);
    }
    return sum;
  }

  dice random_;
  std::uint64_t throw_in_;
  std::deque<node> nodes_;
  std::uint64_t expected_ = 0;
};

}  // namespace stress
