#pragma once

#include <lend/algo/kernel/natural_sort.hpp>
#include <lend/algo/kernel/quick_select.hpp>
#include <lend/algo/kernel/rank_entry.hpp>

#include <cstddef>

namespace lend::detail::inline LEND_ABI {

struct front_sorter {
  static constexpr std::size_t steps(std::size_t count, std::size_t front) noexcept {
    return count < 2 || front == 0 ? 0 : front == count ? count : count + front;
  }
  template <class T, class Less>
  void operator()(T* data, std::size_t count, std::size_t front, const Less& less,
                  failure& failed) const {
    if (front < count) {
      select_rank(data, count, front - 1, less, failed);
    }
    // Whether the sort is skipped: it would begin with a look at the first two elements.
    if (front > 1 && !failed.should_skip()) {
      quick_sort_fn{}(data, front, less, failed);
    }
  }
};

struct partial_sort_fn : rank_entry<front_sorter> {
  template <class... Args>
  static constexpr void usage() {
    static_assert(
        never<Args...>,
        "lend[call]: partial_sort takes a range, a number of elements, and a comparison with what "
        "that gets after two elements; write partial_sort(v, k) or partial_sort(v, k, less, "
        "args...)");
  }
};

}  // namespace lend::detail::inline LEND_ABI

namespace lend::inline LEND_ABI {

/// Brings the k least elements of a range to the front, sorted by `<` or by `less(a, b, args...)`,
/// a strict weak order: `partial_sort(v, k)`. The others are behind them, in some order. k may be
/// the size.
///
/// By the rules of nth_element, and with what sort promises of the front: numbers and strings in
/// their natural order are not compared there. Not stable. Work: O(n + k log k) expected, O(n log
/// n) at worst. Span and memory: those of nth_element, and of sort for k elements.
///
/// nth_element, then sort.
inline constexpr detail::with_options<detail::partial_sort_fn> partial_sort{};

}  // namespace lend::inline LEND_ABI
