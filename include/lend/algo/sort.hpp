#pragma once

#include <lend/algo/kernel/comparison.hpp>
#include <lend/algo/kernel/natural_sort.hpp>

namespace lend::inline LEND_ABI {

/// Sorts a range, by `<` or by `less(a, b, args...)`, a strict weak order. Not stable.
///
/// Elements are Send and Sync, and may be move-only. Throws what less throws, or cancelled; the
/// range is then a permutation of what it was. A less that is no strict weak order gives some
/// permutation. Runs on as many threads leave equal elements in the same order. Work: O(n log n),
/// O(n) for sorted, reversed and all-equal input. Span: O(n / threads) expected, on up to 64 of
/// them, O(n log n) at worst. Extra memory: O(log n).
///
/// Numbers and strings in their natural order, that of std::less and std::greater, are not
/// compared: O(n) work for numbers, and for strings as if each were read once, seven characters at
/// a time. NaNs come last in either order; -0.0 and 0.0 are equal. Extra memory: n numbers, or n
/// strings and 32 bytes for each; without it they are compared. Throws std::bad_alloc if there is
/// no room for the small tables that are needed after that.
///
/// A quicksort with branch-free partitions, the first of them by all threads (Edelkamp and Weiss,
/// "BlockQuicksort", 2016; Francis and Pannan, "A Parallel Partition for Enhanced Parallel
/// Quicksort", 1992), medians of medians of three as pivots (Rousseeuw and Bassett, "The Remedian",
/// 1990), equal elements set aside (Peters, "Pattern-defeating Quicksort", 2021) and heapsort where
/// pivots stay bad. Few different small elements that exceed the caches are sorted in chunks, and
/// equal ones of these then put together. For numbers, a distribution to buckets by a sample
/// (Frazer and McKellar, "Samplesort", 1970) through lines of the cache (Satish et al., "Fast Sort
/// on CPUs and GPUs", 2010), then a radix sort in each; for strings the same with keys of
/// characters (Andersson and Nilsson, "A New Efficient Radix Sort", 1994).
inline constexpr detail::with_options<detail::sort_entry<detail::quick_sort_fn>> sort{};

}  // namespace lend::inline LEND_ABI
