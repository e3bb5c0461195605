#include <lend/lend.hpp>

#include "peers.hpp"

#include <tbb/parallel_invoke.h>
#include <tbb/task_group.h>

#include <cstdint>
#include <memory>
#include <string>
#include <utility>

// The cost of a fork: recursions that fork down to the last call, where real code would stop early.

namespace {

/// A complete binary tree: each node has two children or none.
struct node {
  std::unique_ptr<const node> left;
  std::unique_ptr<const node> right;
  std::uint64_t value;
};

std::unique_ptr<const node> grow(unsigned levels, std::uint64_t value) {
  if (levels == 0) {
    return nullptr;
  }
  auto left = grow(levels - 1, 2 * value);
  auto right = grow(levels - 1, 2 * value + 1);
  return std::make_unique<const node>(node{std::move(left), std::move(right), value});
}

struct plain_calls {
  static std::uint64_t fib(std::uint64_t n) { return n < 2 ? n : fib(n - 1) + fib(n - 2); }

  static std::uint64_t sum(const node& tree) {
    return tree.value + (tree.left ? sum(*tree.left) + sum(*tree.right) : 0);
  }
};

struct lend_join {
  static std::uint64_t fib(std::uint64_t n) {
    if (n < 2) {
      return n;
    }
    const auto [a, b] = lend::join(lend::task(fib, n - 1), lend::task(fib, n - 2));
    return a + b;
  }

  static std::uint64_t sum(const node& tree) {
    if (!tree.left) {
      return tree.value;
    }
    const auto [a, b] = lend::join(lend::task(sum, lend::shared(*tree.left)),
                                   lend::task(sum, lend::shared(*tree.right)));
    return tree.value + a + b;
  }
};

struct tbb_parallel_invoke {
  static std::uint64_t fib(std::uint64_t n) {
    if (n < 2) {
      return n;
    }
    std::uint64_t a = 0;
    std::uint64_t b = 0;
    tbb::parallel_invoke([&a, n] { a = fib(n - 1); }, [&b, n] { b = fib(n - 2); });
    return a + b;
  }

  static std::uint64_t sum(const node& tree) {
    if (!tree.left) {
      return tree.value;
    }
    std::uint64_t a = 0;
    std::uint64_t b = 0;
    tbb::parallel_invoke([&] { a = sum(*tree.left); }, [&] { b = sum(*tree.right); });
    return tree.value + a + b;
  }
};

struct tbb_task_group {
  static std::uint64_t fib(std::uint64_t n) {
    if (n < 2) {
      return n;
    }
    std::uint64_t a = 0;
    tbb::task_group group;
    group.run([&a, n] { a = fib(n - 1); });
    const std::uint64_t b = fib(n - 2);
    group.wait();
    return a + b;
  }

  static std::uint64_t sum(const node& tree) {
    if (!tree.left) {
      return tree.value;
    }
    std::uint64_t a = 0;
    tbb::task_group group;
    group.run([&] { a = sum(*tree.left); });
    const std::uint64_t b = sum(*tree.right);
    group.wait();
    return tree.value + a + b;
  }
};

#ifdef _OPENMP
struct openmp_task {
  static std::uint64_t fib(std::uint64_t n) {
    if (n < 2) {
      return n;
    }
    std::uint64_t a = 0;
#pragma omp task shared(a)
    a = fib(n - 1);
    const std::uint64_t b = fib(n - 2);
#pragma omp taskwait
    return a + b;
  }

  static std::uint64_t sum(const node& tree) {
    if (!tree.left) {
      return tree.value;
    }
    std::uint64_t a = 0;
#pragma omp task shared(a, tree)
    a = sum(*tree.left);
    const std::uint64_t b = sum(*tree.right);
#pragma omp taskwait
    return tree.value + a + b;
  }
};
#endif

#ifdef BENCH_RAYON
struct rayon_join {
  static std::uint64_t fib(std::uint64_t n) { return rayon_fib(n); }
  static std::uint64_t sum(const rayon_node* tree) { return rayon_sum_tree(tree); }
};
#endif

/// A tree for each language, of the same values, allocated in the same order.
class tree {
 public:
  explicit tree(unsigned levels) : levels_(levels) {}

  void prepare() {
    if (root_) {
      return;
    }
    root_ = grow(levels_, 1);
#ifdef BENCH_RAYON
    rayon_root_.reset(rayon_grow_tree(levels_));
#endif
  }

  template <class Peer>
  [[nodiscard]] std::uint64_t sum_by(Peer peer) const {
    return peer.sum(*root_);
  }
#ifdef BENCH_RAYON
  [[nodiscard]] std::uint64_t sum_by(rayon_join peer) const { return peer.sum(rayon_root_.get()); }
#endif

 private:
  unsigned levels_;
  std::unique_ptr<const node> root_;
#ifdef BENCH_RAYON
  bench::rayon_tree_owner rayon_root_;
#endif
};

/// Adds all peers; `solve(peer)` gives the result of one run.
template <class Prepare, class Solve>
void add_peers(std::string name, double forks, std::uint64_t expected, const Prepare& prepare,
               const Solve& solve) {
  auto result = std::make_shared<std::uint64_t>();
  const bench::workload load{std::move(name), forks, 0,
                             [=] {
                               prepare();
                               *result = 0;
                             },
                             [=] { return *result == expected; }};
  bench::add<bench::sequential>(load, "plain calls", [=] { *result = solve(plain_calls{}); });
  bench::add<bench::in_lend>(load, "lend::join", [=] { *result = solve(lend_join{}); });
  bench::add<bench::in_tbb>(load, "tbb::parallel_invoke",
                            [=] { *result = solve(tbb_parallel_invoke{}); });
  bench::add<bench::in_tbb>(load, "tbb::task_group", [=] { *result = solve(tbb_task_group{}); });
#ifdef _OPENMP
  bench::add<bench::in_openmp>(load, "omp task", [=] {
#pragma omp parallel
#pragma omp single
    *result = solve(openmp_task{});
  });
#endif
#ifdef BENCH_RAYON
  bench::add<bench::in_rayon>(load, "rayon::join", [=] { *result = solve(rayon_join{}); });
#endif
}

void add_fib(std::uint64_t n) {
  const std::uint64_t forks = plain_calls::fib(n + 1) - 1;
  add_peers(
      "fib/" + std::to_string(n), static_cast<double>(forks), plain_calls::fib(n), [] {},
      [n](auto peer) { return peer.fib(n); });
}

void add_tree(const std::string& nodes, unsigned levels) {
  const std::uint64_t count = (std::uint64_t{1} << levels) - 1;
  const std::uint64_t forks = count / 2;
  auto data = std::make_shared<tree>(levels);
  add_peers(
      "tree/" + nodes, static_cast<double>(forks), count * (count + 1) / 2,
      [data] { data->prepare(); }, [data](auto peer) { return data->sum_by(peer); });
}

}  // namespace

int main(int argc, char** argv) {
  add_fib(25);
  add_fib(32);
  add_tree("64K nodes", 16);
  add_tree("4M nodes", 22);
  return bench::run_all(argc, argv);
}
