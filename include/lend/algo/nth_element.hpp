#pragma once

#include <lend/algo/kernel/quick_select.hpp>
#include <lend/algo/kernel/rank_entry.hpp>

#include <cstddef>

namespace lend::detail::inline LEND_ABI {

struct rank_selector {
  static constexpr std::size_t steps(std::size_t count, std::size_t rank) noexcept {
    return count > 1 && rank < count ? count : 0;
  }
  template <class T, class Less>
  void operator()(T* data, std::size_t count, std::size_t rank, const Less& less,
                  failure& failed) const {
    select_rank(data, count, rank, less, failed);
  }
};

struct nth_element_fn : rank_entry<rank_selector> {
  template <class... Args>
  static constexpr void usage() {
    static_assert(
        never<Args...>,
        "lend[call]: nth_element takes a range, a number of elements, and a comparison with what "
        "that gets after two elements; write nth_element(v, k) or nth_element(v, k, less, "
        "args...)");
  }
};

}  // namespace lend::detail::inline LEND_ABI

namespace lend::inline LEND_ABI {

/// Brings the element to `v[k]` that would be there if the range were sorted, by `<` or by
/// `less(a, b, args...)`, a strict weak order: `nth_element(v, k)`. None in front of it is greater,
/// and none behind it is less. With the size as k nothing is done.
///
/// Elements are Send and Sync, and may be move-only. Throws bounds_error if k is more than the
/// size, and overlap_error if loans overlap, before anything starts; else what less throws, or
/// cancelled, and the range is then a permutation of what it was. A less that is no strict weak
/// order gives some permutation. Runs on as many threads give the same order. Numbers in their
/// natural order are compared as sort orders them, NaNs last.
///
/// Work: O(n) expected, n + min(k, n - k) comparisons and some more; O(n log n) at worst. Span:
/// O(n / threads) expected, on up to 64 of them; O(n log n) at worst. Extra memory: O(1).
///
/// A quickselect whose pivots come from a sample, close to the place (Floyd and Rivest, "Expected
/// Time Bounds for Selection", 1975), with the partitions of sort, and heapsort where pivots stay
/// bad.
inline constexpr detail::with_options<detail::nth_element_fn> nth_element{};

}  // namespace lend::inline LEND_ABI
