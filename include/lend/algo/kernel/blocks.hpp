#pragma once

#include <lend/own/atomic.hpp>
#include <lend/task/failure.hpp>

#include <cstddef>

namespace lend::detail::inline LEND_ABI {

/// Elements of a sequential pass between two looks whether the rest is to be skipped.
inline constexpr std::size_t pass_block = 4096;

constexpr std::size_t at_most(std::size_t limit, std::size_t count) noexcept {
  return count < limit ? count : limit;
}

// ORDER: relaxed; only the least value counts, and it is a hint until all tasks have joined.
inline void lower(atomic<std::size_t>& least, std::size_t to) noexcept {
  std::size_t known = least.load(memory_order_relaxed);
  while (to < known &&
         !least.compare_exchange_weak(known, to, memory_order_relaxed, memory_order_relaxed)) {
  }
}

/// The first of `count` ascending numbers that is greater than `value`, or `count`.
constexpr std::size_t first_above(const std::size_t* numbers, std::size_t count,
                                  std::size_t value) noexcept {
  std::size_t begin = 0;
  while (begin < count) {
    const std::size_t middle = begin + (count - begin) / 2;
    if (numbers[middle] > value) {
      count = middle;
    } else {
      begin = middle + 1;
    }
  }
  return begin;
}

/// Calls `pass(begin, end)` for one block of [begin, end) after the other, until one returns false
/// or the rest is to be skipped. Whether it came to the end.
template <class Pass>
bool in_blocks(std::size_t begin, std::size_t end, std::size_t block, failure& failed,
               const Pass& pass) {
  while (begin < end) {
    const std::size_t block_end = begin + at_most(block, end - begin);
    if (failed.should_skip() || !pass(begin, block_end)) {
      return false;
    }
    begin = block_end;
  }
  return true;
}

}  // namespace lend::detail::inline LEND_ABI
