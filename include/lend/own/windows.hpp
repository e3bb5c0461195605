#pragma once

#include <lend/own/view.hpp>

#include <cstddef>
#include <tuple>
#include <type_traits>
#include <utility>

namespace lend::detail::inline LEND_ABI {

/// Parts of `length` elements, one for each place where they fit.
template <class Leaf>
struct window_leaf {
  Leaf base;
  std::size_t length;
};

template <class Elements>
struct window_cursor {
  using value = typename Elements::value;
  using argument = slice<value>;
  static constexpr bool sized = true;
  /// Parts with different indices share elements, so no access makes them exclusive.
  static constexpr bool overlapping = true;

  Elements elements;
  std::size_t length;

  [[nodiscard]] constexpr std::size_t size() const noexcept {
    return elements.count < length ? 0 : elements.count - length + 1;
  }
  constexpr argument get(std::size_t index) const noexcept {
    return slice_of(elements, index, index + length);
  }
};

template <class Elements>
constexpr entered how_entered<window_cursor<Elements>> = how_entered<Elements>;

template <class Elements, class Use>
void visit_footprints(const window_cursor<Elements>& cursor, Use&& use) {
  visit_footprints(cursor.elements, use);
}

template <class Elements>
constexpr window_cursor<Elements> make_window_cursor(const Elements& elements, std::size_t length) {
  return {elements, length};
}

template <access, class Leaf>
constexpr auto bind_leaf(window_leaf<Leaf>& leaf) {
  return make_window_cursor(bind_leaf<access::read>(leaf.base), leaf.length);
}

struct windows_fn {
  template <class... Args>
  static constexpr void usage() {
    static_assert(never<Args...>,
                  "lend[call]: windows takes a range and the length of a window; write windows(v, "
                  "n)");
  }

  template <class A>
  constexpr decltype(auto) operator()(A&& range LEND_LIFETIMEBOUND, std::size_t length) const {
    constexpr misuse found = misuse_of_single_range<A>();
    enforce<found, A>();
    if constexpr (found == misuse::none) {
      if (length == 0) {
        throw_no_length();
      }
      auto base = std::get<0>(leaves(std::forward<A>(range)));
      using leaf = window_leaf<decltype(base)>;
      return make_transient(view_of<leaf>{std::tuple<leaf>{leaf{std::move(base), length}}});
    } else {
      return refused{};
    }
  }
};

}  // namespace lend::detail::inline LEND_ABI

namespace lend::inline LEND_ABI {

/// All parts of `length` neighbouring elements, the first at 0: size() - length + 1 of them, none
/// if the range is shorter. They overlap, so each is a slice, and the range is lent shared. Throws
/// size_error if length is 0.
inline constexpr detail::explained<detail::windows_fn> windows{};

}  // namespace lend::inline LEND_ABI
