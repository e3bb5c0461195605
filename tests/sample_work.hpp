#pragma once

#include <lend/lend.hpp>

#include "support.hpp"

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <functional>
#include <vector>

// Some of everything that lend does, which says whether it was right. It calls nothing of the test
// framework, so that other processes can use it.

namespace support {

inline int fib(int n) {
  if (n < 2) {
    return n;
  }
  const auto [a, b] = lend::join(lend::task(fib, n - 1), lend::task(fib, n - 2));
  return a + b;
}

inline int count_leaves(lend::scope_handle& s, int depth) {
  if (depth == 0) {
    return 1;
  }
  auto left = s.spawn(count_leaves, depth - 1);
  auto right = s.spawn(count_leaves, depth - 1);
  return left.join() + right.join();
}

inline bool sorts_are_right() {
  std::vector<int> v(20'000);
  for (std::size_t i = 0; i < v.size(); ++i) {
    v[i] = static_cast<int>(i * 7919 % 20'011);
  }
  std::vector<int> w = v;
  lend::sort(v, std::less<>{});
  lend::stable_sort(w, std::greater<>{});
  return std::is_sorted(v.begin(), v.end()) && std::is_sorted(w.begin(), w.end(), std::greater<>{});
}

/// Joins, loops and a reduction.
inline bool loops_are_right() {
  std::vector<int> v(10'000);
  lend::for_each(lend::enumerate(v), [](std::size_t i, int& x) { x = static_cast<int>(i % 10); });
  std::atomic<int> calls = 0;
  lend::parallel_for(0, 300, [](int, std::atomic<int>& n) { ++n; }, lend::shared(calls));
  return lend::reduce(v, 0, std::plus<>{}) == 45'000 && calls == 300 && fib(12) == 144;
}

inline bool failures_are_right() {
  try {
    lend::join(lend::task([] { throw failed(); }), lend::task([] {}));
    return false;
  } catch (const failed&) {
    return true;
  }
}

inline bool work_is_right() {
  return loops_are_right() && sorts_are_right() && failures_are_right() &&
         lend::scope([](lend::scope_handle& s) { return count_leaves(s, 6); }) == 64;
}

}  // namespace support
