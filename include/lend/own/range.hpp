#pragma once

#include <lend/own/config.hpp>

#include <concepts>
#include <iterator>
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

template <class R>
concept ContiguousRange =
    Iterable<R> && std::contiguous_iterator<range_iterator<R>> && requires(R& range) {
      { std::ranges::data(range) } -> std::same_as<std::add_pointer_t<range_reference<R>>>;
    };

/// It has contiguous elements, and says how many.
template <class R>
concept SizedContiguousRange =
    ContiguousRange<R> && requires(R& range) { std::ranges::size(range); };

}  // namespace lend::detail::inline LEND_ABI
