#pragma once

#include <lend/own/config.hpp>
#include <lend/own/iterators.hpp>

#include <concepts>
#include <cstddef>
#include <type_traits>
#include <utility>

// What is asked of ranges, in terms of <iterator>: <ranges> has the same concepts, and with its
// views costs a compiler a tenth of all that <lend/lend.hpp> does.

namespace lend::detail::inline LEND_ABI {

template <class R>
using range_iterator = decltype(std::ranges::begin(std::declval<R&>()));

template <class R>
using range_reference = std::iter_reference_t<range_iterator<R>>;

template <class R>
using range_value = std::iter_value_t<range_iterator<R>>;

template <class R>
concept Iterable = requires(R& range) {
  std::ranges::begin(range);
  std::ranges::end(range);
};

template <class R>
concept ForwardRange = Iterable<R> && std::forward_iterator<range_iterator<R>>;

template <class I>
concept TaggedContiguous =
    std::is_pointer_v<I> || (requires {
      typename I::iterator_concept;
    } && std::is_same_v<typename I::iterator_concept, std::contiguous_iterator_tag>);

/// A container or a slice that says it is contiguous, and has what that takes. It is taken at its
/// word: to ask its iterators for all that the standard demands of them costs a compiler more than
/// all other questions about a std::vector.
template <class R>
concept SaysContiguous = requires(R& range) {
  range.end();
  requires TaggedContiguous<decltype(range.begin())>;
  requires std::is_same_v<decltype(range.data()), std::add_pointer_t<decltype(*range.begin())>>;
  requires std::is_same_v<decltype(range.size()), std::size_t>;
};

template <class R>
concept ContiguousRange =
    SaysContiguous<R> ||
    (Iterable<R> && std::contiguous_iterator<range_iterator<R>> && requires(R& range) {
      { std::ranges::data(range) } -> std::same_as<std::add_pointer_t<range_reference<R>>>;
    });

/// It has contiguous elements, and says how many.
template <class R>
concept SizedContiguousRange =
    SaysContiguous<R> || (ContiguousRange<R> && requires(R& range) { std::ranges::size(range); });

/// The elements of such a range, const or not.
template <class R>
struct element_of_range {
  using type = std::remove_reference_t<range_reference<R>>;
};
template <SaysContiguous R>
struct element_of_range<R> {
  using type = std::remove_pointer_t<decltype(std::declval<R&>().data())>;
};

template <class R>
constexpr auto data_of_range(R& range) {
  if constexpr (SaysContiguous<R>) {
    return range.data();
  } else {
    return std::ranges::data(range);
  }
}

template <class R>
constexpr std::size_t size_of_range(R& range) {
  if constexpr (SaysContiguous<R>) {
    return range.size();
  } else {
    return static_cast<std::size_t>(std::ranges::size(range));
  }
}

}  // namespace lend::detail::inline LEND_ABI
