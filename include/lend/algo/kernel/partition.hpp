#pragma once

#include <lend/algo/kernel/blocks.hpp>

#include <cstddef>
#include <type_traits>
#include <utility>

// Partitioning around data[0]. Every comparison sees a permutation of the input, so that one may
// throw and the work may stop anywhere, and no index depends on the comparison being a strict weak
// order.

namespace lend::detail::inline LEND_ABI {

/// Small trivial elements are cheaper to move than a mispredicted branch.
template <class T>
constexpr bool partitions_without_branches =
    std::is_trivially_copyable_v<T> && std::is_copy_constructible_v<T> &&
    std::is_copy_assignable_v<T> && sizeof(T) <= 32;

/// Brings elements for which `goes_front(element)` holds to the front, and returns how many they
/// are; once failed, any number.
///
/// Lomuto's partition, without a branch where elements are small (Alexandrescu, "Lomuto's
/// Comeback", 2020), Hoare's with checked indices otherwise.
template <class T, class GoesFront>
std::size_t partition_here(T* data, std::size_t count, const GoesFront& goes_front,
                           failure& failed) {
  if constexpr (partitions_without_branches<T>) {
    std::size_t front = 0;
    in_blocks(0, count, pass_block, failed, [&](std::size_t begin, std::size_t end) {
      for (std::size_t i = begin; i < end; ++i) {
        const T element = data[i];
        const bool moves = goes_front(element);
        data[i] = data[front];
        data[front] = element;
        front += static_cast<std::size_t>(moves);
      }
      return true;
    });
    return front;
  } else {
    std::size_t low = 0;
    std::size_t high = count;
    while (low < high && !failed.should_skip()) {
      const std::size_t block_end = low + at_most(pass_block, high - low);
      while (low < block_end && goes_front(data[low])) {
        ++low;
      }
      if (low == block_end) {
        continue;
      }
      const std::size_t block_begin = high - at_most(pass_block, high - low);
      while (high > block_begin && !goes_front(data[high - 1])) {
        --high;
      }
      if (high > block_begin) {
        using std::swap;
        swap(data[low++], data[--high]);
      }
    }
    return low;
  }
}

/// The median of three, by comparisons that do not wait for each other.
template <class T, class Less>
const T* median_of(const T* a, const T* b, const T* c, const Less& less) {
  const bool b_above_a = less(*a, *b);
  const bool c_above_a = less(*a, *c);
  const bool c_above_b = less(*b, *c);
  const T* const of_others = b_above_a == c_above_b ? b : c;
  return b_above_a != c_above_a ? a : of_others;
}

/// A guess of the median: of three elements, or of the guesses for three parts of a long range.
template <class T, class Less>
const T* guess_median(const T* data, std::size_t count, const Less& less) {
  constexpr std::size_t long_range = 128;
  const std::size_t part = count / 8;
  const T* const low = data + part;
  const T* const middle = data + 4 * part;
  const T* const high = data + 6 * part;
  if (count < long_range) {
    return median_of(low, middle, high, less);
  }
  return median_of(guess_median(low, part, less), guess_median(middle, part, less),
                   guess_median(high, part, less), less);
}

/// Brings a guess of the median to data[0].
template <class T, class Less>
void choose_pivot(T* data, std::size_t count, const Less& less) {
  const T* const median = guess_median(data, count, less);
  using std::swap;
  swap(data[0], data[median - data]);
}

}  // namespace lend::detail::inline LEND_ABI
