#pragma once

#include <lend/algo/kernel/walk.hpp>

#include <cstddef>
#include <type_traits>
#include <utility>

// What the algorithms share that bring elements to other places.

namespace lend::detail::inline LEND_ABI {

/// Which rule forbids to put the elements of `A` into another order.
template <class A>
constexpr misuse misuse_of_rearranging() {
  if constexpr (misuse_of_output<A>() != misuse::none) {
    return misuse_of_output<A>();
  } else {
    return std::is_swappable_v<element_value_t<access::write, A>> ? misuse::none
                                                                  : misuse::not_movable;
  }
}

/// Which rule forbids to assign a `From` to a `To`.
template <class To, class From>
constexpr misuse misuse_of_assigning =
    std::is_assignable_v<To&, const From&> ? misuse::none : misuse::not_assignable;

/// to = from; numbers are converted without a warning.
template <class To, class From>
constexpr void store(To& to, const From& from) {
  if constexpr (std::is_arithmetic_v<To> && std::is_arithmetic_v<From>) {
    to = static_cast<To>(from);
  } else {
    to = from;
  }
}

/// The same for a loop over parts of `unit` elements each.
constexpr control in_units_of(std::size_t unit, control how) noexcept {
  how.grain = how.grain / unit + (how.grain % unit != 0);
  return how;
}

}  // namespace lend::detail::inline LEND_ABI
