#pragma once

#include <lend/own/error.hpp>
#include <lend/own/lendable.hpp>

#include <cstddef>
#include <type_traits>
#include <utility>

namespace lend::detail::inline LEND_ABI {

/// `front`, of which the compiler no longer knows what object it was made from: what it reaches may
/// be what `back` reaches. Neighbours that are put together may be elements of two arrays.
template <class T>
T* of_either_object(T* front, T* back) noexcept {
  __asm__("" : "+r"(front), "+r"(back));
  return front;
}

/// Which rule forbids to put together what forwarding references deduced.
template <class Front, class Back>
constexpr misuse misuse_of_rejoin() {
  using slice = std::remove_cvref_t<Front>;
  if constexpr (Refused<Front> || Refused<Back>) {
    return misuse::reported;
  } else if constexpr (!HeldRange<slice> || !std::is_same_v<slice, std::remove_cvref_t<Back>>) {
    return misuse::not_joinable;
  } else {
    constexpr bool given = std::is_same_v<Front, slice> && std::is_same_v<Back, slice>;
    return given || !ExclusiveLoan<slice> ? misuse::none : misuse::exclusive_copied;
  }
}

struct rejoin_fn {
  template <class Front, class Back>
  constexpr auto operator()(Front&& front, Back&& back) const {
    constexpr misuse found = misuse_of_rejoin<Front, Back>();
    enforce<found, Front, Back>();
    if constexpr (found == misuse::none) {
      return join<std::remove_cvref_t<Front>>(front, back);
    } else {
      return refused{};
    }
  }

 private:
  template <class Slice, class Front, class Back>
  static Slice join(Front& front, Back& back) {
    const std::size_t front_size = front.size();
    const std::size_t size = front_size + back.size();
    if (front.data() + front_size != back.data()) [[unlikely]] {
      throw_not_neighbours();
    }
    // SAFETY: both loans end here, and the one that is made covers the bytes of both.
    auto* const begin = of_either_object(slice_access::take(front), slice_access::take(back));
    if constexpr (ExclusiveLoan<Slice>) {
      return slice_access::exclusive(begin, size);
    } else {
      return slice_access::shared<typename Slice::value_type>(begin, size);
    }
  }
};

}  // namespace lend::detail::inline LEND_ABI

namespace lend::inline LEND_ABI {

/// Puts together two slices, or two slice_muts that are given away, whose elements are neighbours:
/// `v = lend::rejoin(std::move(front), std::move(back))`.
///
/// Throws size_error if `back` does not begin where `front` ends, and moved_error if one was given
/// away before; both are then as they were. Slices do not say what object they are parts of, for
/// that would not fit into two registers, so arrays that happen to be neighbours are put together
/// as well; the compiler is kept from assuming that they are not.
inline constexpr detail::rejoin_fn rejoin{};

}  // namespace lend::inline LEND_ABI
