#pragma once

#include <lend/own/error.hpp>
#include <lend/own/view.hpp>

#include <concepts>
#include <cstddef>
#include <type_traits>

// Ranges of integers that say where the parts of another range are: offsets and indices.

namespace lend::detail::inline LEND_ABI {

template <class I>
concept Position = std::integral<I> && !std::is_same_v<I, bool> && sizeof(I) <= sizeof(std::size_t);

/// A negative one lies beyond the end of every range.
template <Position I>
constexpr std::size_t as_position(I number) noexcept {
  return static_cast<std::size_t>(number);
}

template <Position I>
constexpr shown_integer shown_position(I number) noexcept {
  if constexpr (std::is_signed_v<I>) {
    if (number < 0) {
      return {std::size_t{0} - as_position(number), true};
    }
  }
  return {as_position(number), false};
}

/// Which rule forbids `A` as offsets or indices.
template <class A>
constexpr misuse misuse_of_positions() {
  constexpr misuse found = misuse_of_single_range<A>();
  if constexpr (found != misuse::none) {
    return found;
  } else {
    using cursor = decltype(bound_t<access::read, A>::cursors.value);
    return Position<typename cursor::value> ? misuse::none : misuse::lend_not_integers;
  }
}

}  // namespace lend::detail::inline LEND_ABI
