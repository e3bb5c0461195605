#pragma once

#include <lend/algo/kernel/blocks.hpp>
#include <lend/algo/kernel/radix_key.hpp>
#include <lend/task/enter.hpp>
#include <lend/task/loop.hpp>

#include <atomic>
#include <cstddef>
#include <utility>

// Ranges that are in order already, or the other way round, found with several tasks.

namespace lend::detail::inline LEND_ABI {

/// Whether `in_order(data[i - 1], data[i])` holds for all i of [begin, end).
template <class T, class InOrder>
bool all_in_order(const T* data, std::size_t begin, std::size_t end, const InOrder& in_order) {
  constexpr std::size_t at_once = 256;
  while (begin < end) {
    const std::size_t last = begin + at_most(at_once, end - begin);
    bool all = true;
    for (std::size_t i = begin; i < last; ++i) {
      all &= in_order(data[i - 1], data[i]);
    }
    if (!all) {
      return false;
    }
    begin = last;
  }
  return true;
}

/// The same for all neighbours; most ranges are seen at once not to be in order. Once failed,
/// false.
template <class T, class InOrder>
bool is_parallel_run(const T* data, std::size_t count, failure& failed, const InOrder& in_order) {
  const std::size_t first = at_most(pass_block, count);
  if (!all_in_order(data, 1, first, in_order)) {
    return false;
  }
  std::atomic<bool> all = true;
  if (first < count) {
    inside_some_arena([&] {
      fork_range(control{}, count - first, [&](std::size_t begin, std::size_t end) {
        in_blocks(
            first + begin, first + end, pass_block, failed, [&](std::size_t from, std::size_t to) {
              // ORDER: relaxed; the end of the loop makes what was stored visible.
              if (all.load(std::memory_order_relaxed) && !all_in_order(data, from, to, in_order)) {
                all.store(false, std::memory_order_relaxed);
              }
              return all.load(std::memory_order_relaxed);
            });
      });
    });
  }
  return all.load(std::memory_order_relaxed) && !failed.failed();
}

template <class T>
void reverse_in_parallel(T* data, std::size_t count) {
  inside_some_arena([&] {
    fork_range(control{}, count / 2, [&](std::size_t begin, std::size_t end) {
      for (std::size_t i = begin; i < end; ++i) {
        using std::swap;
        swap(data[i], data[count - 1 - i]);
      }
    });
  });
}

/// Whether the range is in order of its keys, ascending or descending; the latter is reversed,
/// which keeps the order of elements with equal keys, or is not seen.
template <class T, class Key>
bool sort_run_of_keys(T* data, std::size_t count, const Key& key, failure& failed) {
  if (key.may_stay(data[0], data[1])) {
    return is_parallel_run(data, count, failed, [&](const T& before, const T& element) {
      return key.may_stay(before, element);
    });
  }
  const bool descends = is_parallel_run(
      data, count, failed,
      [&](const T& before, const T& element) { return key.may_change(before, element); });
  if (descends) {
    reverse_in_parallel(data, count);
  }
  return descends;
}

}  // namespace lend::detail::inline LEND_ABI
