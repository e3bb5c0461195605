#pragma once

#include <lend/algo/kernel/keyed_sort.hpp>

#include <type_traits>

namespace lend::detail::inline LEND_ABI {

template <class K>
using is_ordered_key = std::bool_constant<OrderedKey<K>>;

}  // namespace lend::detail::inline LEND_ABI

namespace lend::inline LEND_ABI {

/// Sorts a range by `key(x, args...)`, in order of `<`. Elements with equal keys keep their order.
///
/// Elements are Send and Sync, and may be move-only. Numbers as keys are sorted by their digits, so
/// that key is called several times for an element, and NaNs come last. Throws what key throws, or
/// cancelled; the range is then a permutation of what it was, as it is if key gives another value
/// each time. Throws std::bad_alloc, before anything moves. Work: O(n) for numbers, else O(n log
/// n). Span: O(n / buckets) expected for numbers, else O(log^3 n) after a look whether all is in
/// order. Extra memory: n elements, or n keys and n elements where those are large.
///
/// A radix sort as in sort, else a merge sort as in stable_sort.
inline constexpr detail::with_options<
    detail::keyed_sort_entry<detail::is_ordered_key, detail::named_numbers, detail::keyed_sort_fn>>
    sort_by_key{};

}  // namespace lend::inline LEND_ABI
