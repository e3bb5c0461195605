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

template <class T, class Less>
void order_two(T& a, T& b, const Less& less) {
  if (less(b, a)) {
    using std::swap;
    swap(a, b);
  }
}

/// Puts the median of three to `middle`.
template <class T, class Less>
void order_three(T& low, T& middle, T& high, const Less& less) {
  order_two(low, middle, less);
  order_two(middle, high, less);
  order_two(low, middle, less);
}

/// Brings a guess of the median to data[0]: of three elements, or of nine in a long range (Tukey's
/// ninther).
template <class T, class Less>
void choose_pivot(T* data, std::size_t count, const Less& less) {
  constexpr std::size_t long_range = 128;
  using std::swap;
  const std::size_t middle = count / 2;
  if (count >= long_range) {
    const std::size_t step = count / 8;
    order_three(data[middle - step - 1], data[middle - step], data[middle - step + 1], less);
    order_three(data[middle - 1], data[middle], data[middle + 1], less);
    order_three(data[middle + step - 1], data[middle + step], data[middle + step + 1], less);
    order_three(data[middle - step], data[middle], data[middle + step], less);
  } else {
    order_three(data[0], data[middle], data[count - 1], less);
  }
  swap(data[0], data[middle]);
}

}  // namespace lend::detail::inline LEND_ABI
