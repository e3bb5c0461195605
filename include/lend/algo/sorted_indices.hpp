#pragma once

#include <lend/algo/kernel/comparison.hpp>
#include <lend/algo/kernel/sort_positions.hpp>
#include <lend/own/heap_array.hpp>
#include <lend/own/unique_indices.hpp>

#include <cstddef>
#include <type_traits>
#include <utility>

namespace lend::detail::inline LEND_ABI {

struct sorted_indices_fn {
  template <class... Args>
  static constexpr void usage() {
    static_assert(
        never<Args...>,
        "lend[call]: sorted_indices takes a range, and a comparison with what that gets "
        "after two elements; write sorted_indices(v) or sorted_indices(v, less, args...)");
  }

  template <class A, class... Args>
    requires(misuse_of_elements<access::read, A>() == misuse::none)
  static auto named(type_list<A>, type_list<Args...>) -> named_verdict_t<compared_in<A>, Args...>;

  template <class A>
  unique_indices<std::size_t> operator()(const control& how, A&& range) const {
    return (*this)(how, std::forward<A>(range), less_than{});
  }

  template <class A, class Less, class... Args>
  unique_indices<std::size_t> operator()(const control& how, A&& range, Less&& less,
                                         Args&&... args) const {
    constexpr misuse found = misuse_of_ordering<A, Less, Args...>();
    enforce<found, A, shown_t<found, audience::many, read_elements_of<A>, Less, Args...>,
            Args...>();
    if constexpr (found == misuse::none) {
      using value = element_value_t<access::read, A>;
      auto view = make_view(leaves(std::forward<A>(range)));
      const auto elements = bind_elements<access::read, A>(view);
      check_disjoint(elements, argument_loan<Less>{less}, argument_loan<Args>{args}...);
      if constexpr (sizeof...(Args) == 0 && is_natural_order<value, std::decay_t<Less>>) {
        return sort(how, elements, natural_order_t<value, std::decay_t<Less>>{});
      } else {
        return sort(how, elements,
                    make_ready<audience::many, compared_in<A>>(std::forward<Less>(less),
                                                               std::forward<Args>(args)...));
      }
    } else {
      return refused_value<unique_indices<std::size_t>>();
    }
  }

 private:
  template <class Elements, class Less>
  static unique_indices<std::size_t> sort(const control& how, const Elements& elements,
                                          const Less& less) {
    const std::size_t count = elements.size();
    auto indices = heap_array<std::size_t>::to_be_filled(count);
    if (count > 1) {
      keeping_failures(how, count, [&](failure& failed) {
        sort_positions(elements.data, count, indices.get(), less, failed);
      });
    } else if (count == 1) {
      indices[0] = 0;
    }
    return known_indices::take(std::move(indices), count, count);
  }
};

}  // namespace lend::detail::inline LEND_ABI

namespace lend::inline LEND_ABI {

/// Where the elements of a range are that come first, second, ... in its order, by `<` or by
/// `less(a, b, args...)`, a strict weak order: `v[indices[0]]` is the least one. Those of equal
/// elements rise. The range is only read.
///
/// The indices are unique_indices, of v.size() as their bound: scatter and gather take them, and
/// need not check them. Elements are Sync. Throws std::bad_alloc, what less throws, or cancelled. A
/// less that is no strict weak order gives all indices in some order. Work: O(n log n), O(n) for
/// sorted and descending input, and for numbers and strings in their natural order, whose NaNs come
/// last. Span: that of stable_sort. Extra memory: n indices; up to 6 n for numbers and strings in
/// their natural order, and for elements of at most 16 bytes that are trivially copyable.
///
/// A merge sort as in stable_sort, of the indices or of small elements beside theirs, or the sort
/// of numbers and strings beside their indices.
inline constexpr detail::with_options<detail::sorted_indices_fn> sorted_indices{};

}  // namespace lend::inline LEND_ABI
