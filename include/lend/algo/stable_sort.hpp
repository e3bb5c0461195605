#pragma once

#include <lend/algo/kernel/comparison.hpp>
#include <lend/algo/kernel/natural_sort.hpp>
#include <lend/algo/kernel/sort_numbers.hpp>
#include <lend/algo/kernel/stable_merge_sort.hpp>
#include <lend/algo/kernel/text_sort.hpp>

#include <cstddef>
#include <type_traits>

namespace lend::detail::inline LEND_ABI {

struct merge_sort_fn {
  template <class T, class Less>
  void operator()(T* data, std::size_t count, const Less& less, failure& failed) const {
    if constexpr (is_natural<Less> && std::is_integral_v<T>) {
      sort_naturally<direction_of<Less>>(data, count, failed);
    } else if constexpr (is_natural<Less> && RadixNumber<T>) {
      using key = number_key<T, direction_of<Less>, zeros::equal>;
      if (!sort_numbers(data, count, key{}, failed)) {
        inside_some_arena(
            [&] { merge_sort_in_place(data, count, less_by_key<key>{key{}}, failed); });
      }
    } else if constexpr (is_natural<Less>) {
      if (count <= few_texts || !sort_texts<direction_of<Less>>(data, count, failed)) {
        sort_by_merging(data, count, less, failed);
      }
    } else {
      sort_by_merging(data, count, less, failed);
    }
  }
};

}  // namespace lend::detail::inline LEND_ABI

namespace lend::inline LEND_ABI {

/// Sorts a range, by `<` or by `less(a, b, args...)`, a strict weak order. Equal elements keep
/// their order.
///
/// Elements are Send and Sync, and may be move-only. Throws std::bad_alloc, what less throws, or
/// cancelled; the range is then a permutation of what it was. Work: O(n
/// log n), O(n) for sorted and descending input. Span: O(log^3 n). Extra memory: n elements, or
/// none and O(n log^2 n) work if their moves may throw.
///
/// Numbers and strings in their natural order are sorted as by sort, in O(n) work, which is stable
/// here: -0.0 and 0.0 keep their order.
///
/// A merge sort whose merges are cut in two by a binary search (Cormen et al., "Introduction to
/// Algorithms", 27.3).
inline constexpr detail::with_options<detail::sort_entry<detail::merge_sort_fn>> stable_sort{};

}  // namespace lend::inline LEND_ABI
