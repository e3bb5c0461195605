#pragma once

#include <lend/own/positions.hpp>

#include <cstddef>
#include <tuple>
#include <type_traits>
#include <utility>

namespace lend::detail::inline LEND_ABI {

/// Parts of `base` that lie between neighbouring offsets.
template <class Base, class Offsets>
struct piece_leaf {
  Base base;
  Offsets offsets;
};

template <class Elements, class Offsets>
struct piece_cursor {
  using value = typename Elements::value;
  using argument = slice_of_t<Elements>;
  static constexpr bool sized = true;

  Elements elements;
  Offsets offsets;

  [[nodiscard]] constexpr std::size_t size() const noexcept {
    return offsets.count == 0 ? 0 : offsets.count - 1;
  }
  // SAFETY: check() found that the offsets do not fall and lie within the elements, and both are
  // lent until the call ends, so that parts with different indices are disjoint.
  constexpr argument get(std::size_t index) const noexcept {
    return slice_of(elements, as_position(offsets.data[index]),
                    as_position(offsets.data[index + 1]));
  }

  void check() const {
    for (std::size_t i = 0; i < offsets.count; ++i) {
      const auto offset = offsets.data[i];
      if (as_position(offset) > elements.count) [[unlikely]] {
        throw_offset_outside(i, shown_position(offset), elements.count);
      }
      if (i > 0 && offset < offsets.data[i - 1]) [[unlikely]] {
        throw_offset_falls(i, shown_position(offsets.data[i - 1]), shown_position(offset));
      }
    }
  }
};

template <class Elements, class Offsets>
constexpr entered how_entered<piece_cursor<Elements, Offsets>> =
    strongest(how_entered<Elements>, how_entered<Offsets>);

template <class Elements, class Offsets>
constexpr bool compares_within<piece_cursor<Elements, Offsets>> = true;

template <class Elements, class Offsets, class Use>
void visit_footprints(const piece_cursor<Elements, Offsets>& cursor, Use&& use) {
  visit_footprints(cursor.elements, use);
  visit_footprints(cursor.offsets, use);
}

template <class Elements, class Offsets>
constexpr piece_cursor<Elements, Offsets> make_piece_cursor(const Elements& elements,
                                                            const Offsets& offsets) {
  return {elements, offsets};
}

template <access Access, class Base, class Offsets>
constexpr auto bind_leaf(piece_leaf<Base, Offsets>& leaf) {
  return make_piece_cursor(bind_leaf<Access>(leaf.base), bind_leaf<access::read>(leaf.offsets));
}

struct pieces_fn {
  template <class... Args>
  static constexpr void usage() {
    static_assert(never<Args...>,
                  "lend[call]: pieces takes a range and the offsets where its pieces begin and "
                  "end; write pieces(v, offsets)");
  }

  template <class A, class Offsets>
  constexpr decltype(auto) operator()(A&& range LEND_LIFETIMEBOUND,
                                      Offsets&& offsets LEND_LIFETIMEBOUND) const {
    constexpr misuse found =
        first_misuse(misuse_of_single_range<A>(), misuse_of_positions<Offsets>());
    enforce<found, A, Offsets>();
    if constexpr (found == misuse::none) {
      return make(std::get<0>(leaves(std::forward<A>(range))),
                  std::get<0>(leaves(std::forward<Offsets>(offsets))));
    } else {
      return refused{};
    }
  }

 private:
  template <class Base, class Offsets>
  static constexpr decltype(auto) make(Base base, Offsets offsets) {
    using leaf = piece_leaf<Base, Offsets>;
    return make_transient(
        view_of<leaf>{std::tuple<leaf>{leaf{std::move(base), std::move(offsets)}}});
  }
};

}  // namespace lend::detail::inline LEND_ABI

namespace lend::inline LEND_ABI {

/// The parts [offsets[i], offsets[i + 1]) of a range, one less than there are offsets, and none if
/// there is no offset: slice_mut where the call writes, slice where it reads. What lies before the
/// first offset and from the last one on is not visited. Parts may be empty.
///
/// `offsets` is a range of integers, which is lent shared. The call that takes the view throws,
/// before anything starts, overlap_error if an offset is less than the one before it or if the
/// offsets lie within what is written, and bounds_error if an offset lies outside of the range. It
/// reads the offsets once for that, on the calling thread.
inline constexpr detail::explained<detail::pieces_fn> pieces{};

}  // namespace lend::inline LEND_ABI
