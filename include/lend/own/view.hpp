#pragma once

#include <lend/own/address.hpp>
#include <lend/own/cursor.hpp>
#include <lend/own/grid_cursor.hpp>
#include <lend/own/usage.hpp>

#include <cstddef>
#include <type_traits>
#include <utility>

namespace lend::detail::inline LEND_ABI {

template <class Payload>
constexpr bool is_view = false;
template <class... Leaves>
constexpr bool is_view<view_of<Leaves...>> = true;

/// Which rule forbids to walk or split what a loan names.
template <class X>
constexpr misuse misuse_of_range() {
  if constexpr (WalkableRange<X>) {
    return misuse::none;
  } else if constexpr (HeldGrid<std::remove_const_t<X>>) {
    return misuse::grid_as_range;
  } else {
    return OwnedObject<X> || HeldLoan<std::remove_const_t<X>> ? misuse::lend_not_range
                                                              : misuse_of_unowned<X>();
  }
}

template <class Payload>
constexpr misuse misuse_of_source_payload =
    is_view<Payload> ? misuse::none : misuse::lend_not_range;
template <class X>
constexpr misuse misuse_of_source_payload<mut_loan<X>> = misuse_of_range<X>();
template <class X>
constexpr misuse misuse_of_source_payload<shared_loan<X>> = misuse_of_range<X>();
template <class X>
constexpr misuse misuse_of_source_payload<mut_grid_loan<X>> = misuse::grid_as_range;
template <class X>
constexpr misuse misuse_of_source_payload<shared_grid_loan<X>> = misuse::grid_as_range;

/// Why a temporary is not walked or split.
template <class X>
constexpr misuse misuse_of_temporary() {
  if constexpr (is_closure<X>()) {
    return misuse::call_order;
  } else {
    return OwnedObject<X> ? misuse::lend_temporary : misuse_of_unowned<X>();
  }
}

/// Which rule forbids to walk or split `A`, as a forwarding reference deduced it.
template <class A>
constexpr misuse misuse_of_source() {
  using range = std::remove_reference_t<A>;
  if constexpr (Refused<A>) {
    return misuse::reported;
  } else if constexpr (Transient<A>) {
    return FreshTransient<A> ? misuse_of_source_payload<payload_t<A>> : misuse::loan_named;
  } else if constexpr (Iterator<A>) {
    return misuse::lend_iterator;
  } else if constexpr (!std::is_lvalue_reference_v<A> && !HeldElements<range>) {
    return misuse_of_temporary<std::remove_const_t<range>>();
  } else {
    return misuse_of_range<range>();
  }
}

template <class X>
constexpr auto leaves_of(const mut_loan<X>& loan) {
  return pack<range_leaf<X>>{{{loan.lender}}};
}
template <class X>
constexpr auto leaves_of(const shared_loan<X>& loan) {
  return pack<shared_leaf<X>>{{{loan.lender}}};
}
template <class... Leaves>
constexpr auto leaves_of(view_of<Leaves...>& view) {
  return std::move(view.leaves);
}

/// The leaves of something that can be walked: a view, a loan, a named range or a slice given away.
template <class A>
constexpr auto leaves(A&& source) {
  if constexpr (Transient<A>) {
    return leaves_of(transient_access::payload(source));
  } else if constexpr (std::is_lvalue_reference_v<A>) {
    return pack<range_leaf<std::remove_reference_t<A>>>{{{detail::address_of(source)}}};
  } else {
    return pack<held_leaf<A>>{{{std::forward<A>(source)}}};
  }
}

template <class Indices, class... Leaves>
constexpr view_of<Leaves...> make_view(pack_of<Indices, Leaves...> leaves) {
  return {std::move(leaves)};
}

template <class A>
using view_t = decltype(make_view(leaves(std::declval<A>())));

template <access Access, class A>
using bound_t = decltype(bind_view<Access>(std::declval<view_t<A>&>()));

/// Which rule forbids to read or write `A` from several tasks.
template <access Access, class A>
constexpr misuse misuse_of_walk() {
  if constexpr (misuse_of_source<A>() != misuse::none) {
    return misuse_of_source<A>();
  } else {
    return bound_t<Access, A>::found;
  }
}

template <class Leaf>
constexpr bool is_element_leaf = false;
template <class Range>
constexpr bool is_element_leaf<range_leaf<Range>> = true;
template <class Range>
constexpr bool is_element_leaf<shared_leaf<Range>> = true;
template <class Slice>
constexpr bool is_element_leaf<held_leaf<Slice>> = true;

/// A leaf of elements one behind the other: all but columns.
template <class Leaf>
constexpr bool is_contiguous_leaf = false;
template <class Range>
constexpr bool is_contiguous_leaf<range_leaf<Range>> = LendableRange<Range>;
template <class Range>
constexpr bool is_contiguous_leaf<shared_leaf<Range>> = LendableRange<Range>;
template <class Slice>
constexpr bool is_contiguous_leaf<held_leaf<Slice>> = LendableRange<Slice>;
/// What can be cut in two: elements, not parts or positions of them.
template <class Cursor>
concept Cuttable =
    requires(const Cursor& cursor, std::size_t place) { slice_of(cursor, place, place); };

template <class View>
constexpr bool all_cuttable = false;
template <class... Cursors>
constexpr bool all_cuttable<bound_view<Cursors...>> = (Cuttable<Cursors> && ...);

/// Which rule forbids to cut `A`, a range or a view.
template <class A>
constexpr misuse misuse_of_cut() {
  if constexpr (misuse_of_source<A>() != misuse::none) {
    return misuse_of_source<A>();
  } else {
    return all_cuttable<bound_t<access::write, A>> ? misuse::none : misuse::lend_not_range;
  }
}

template <class Leaves>
constexpr bool is_single_range = false;
template <class Leaf>
constexpr bool is_single_range<pack<Leaf>> = is_contiguous_leaf<Leaf>;

/// Which rule forbids `A` where a whole range of elements is needed, not a view.
template <class A>
constexpr misuse misuse_of_single_range() {
  if constexpr (misuse_of_source<A>() != misuse::none) {
    return misuse_of_source<A>();
  } else {
    return is_single_range<decltype(leaves(std::declval<A>()))> ? misuse::none
                                                                : misuse::lend_not_range;
  }
}

/// A view of the parts of a range that `Leaf` describes, all of one length.
template <template <class> class Leaf>
struct parts_of_length_fn {
  template <class A>
  constexpr decltype(auto) operator()(A&& range LEND_LIFETIMEBOUND, std::size_t length) const {
    constexpr misuse found = misuse_of_single_range<A>();
    enforce<found, A>();
    if constexpr (found == misuse::none) {
      if (length == 0) {
        throw_no_length();
      }
      auto base = leaves(std::forward<A>(range)).value;
      using leaf = Leaf<decltype(base)>;
      return make_transient(view_of<leaf>{{{leaf{std::move(base), length}}}});
    } else {
      return refused{};
    }
  }
};

struct chunks_fn : parts_of_length_fn<chunk_leaf> {
  template <class... Args>
  static constexpr void usage() {
    static_assert(never<Args...>,
                  "lend[call]: chunks takes a range and the length of a chunk; write chunks(v, n)");
  }
};

struct zip_fn {
  template <class... As>
    requires(sizeof...(As) > 0)
  constexpr decltype(auto) operator()(As&&... ranges LEND_LIFETIMEBOUND) const {
    constexpr misuse found = first_misuse(misuse_of_source<As>()...);
    enforce<found, As...>();
    if constexpr (found == misuse::none) {
      return make_transient(make_view(concatenate(leaves(std::forward<As>(ranges))...)));
    } else {
      return refused{};
    }
  }
};

template <class Leaf>
constexpr bool is_tiles_leaf = false;
template <class Leaf>
constexpr bool is_tiles_leaf<tiles_leaf<Leaf>> = true;

/// What stands in front of leaves that are enumerated: where each of their elements or parts is.
template <class Indices, class... Leaves>
constexpr auto places_of(const pack_of<Indices, Leaves...>&) {
  if constexpr ((is_tiles_leaf<Leaves> || ...)) {
    return pack<tile_row_leaf, tile_column_leaf>{};
  } else {
    return pack<index_leaf>{};
  }
}

struct enumerate_fn {
  template <class... Args>
  static constexpr void usage() {
    static_assert(never<Args...>,
                  "lend[call]: enumerate takes one range or view; write enumerate(v), or "
                  "enumerate(zip(v, w)) to walk several together");
  }

  template <class A>
  constexpr decltype(auto) operator()(A&& range LEND_LIFETIMEBOUND) const {
    constexpr misuse found = misuse_of_source<A>();
    enforce<found, A>();
    if constexpr (found == misuse::none) {
      auto walked = leaves(std::forward<A>(range));
      auto places = places_of(walked);
      return make_transient(make_view(concatenate(std::move(places), std::move(walked))));
    } else {
      return refused{};
    }
  }
};

template <class Indices, class... Leaves>
constexpr decltype(auto) make_split(std::size_t middle, pack_of<Indices, Leaves...> leaves) {
  return make_transient(split_of<Leaves...>{middle, std::move(leaves)});
}

struct split_at_fn {
  template <class... Args>
  static constexpr void usage() {
    static_assert(never<Args...>,
                  "lend[call]: split_at takes the place of the cut and then what is cut there; "
                  "write split_at(i, v) or split_at(i, v, w)");
  }

  template <class... As>
    requires(sizeof...(As) > 0)
  constexpr decltype(auto) operator()(std::size_t middle, As&&... ranges LEND_LIFETIMEBOUND) const {
    constexpr misuse found = first_misuse(misuse_of_cut<As>()...);
    enforce<found, As...>();
    if constexpr (found == misuse::none) {
      return make_split(middle, concatenate(leaves(std::forward<As>(ranges))...));
    } else {
      return refused{};
    }
  }
};

}  // namespace lend::detail::inline LEND_ABI

namespace lend::inline LEND_ABI {

/// Consecutive parts of `length` elements, the last one possibly shorter: slice_mut where the call
/// writes, slice where it reads. Throws size_error if length is 0.
inline constexpr detail::explained<detail::chunks_fn> chunks{};

/// Ranges and views walked together. Their sizes must be equal: the call that takes the view throws
/// size_error otherwise, before anything starts.
inline constexpr detail::zip_fn zip{};

/// A range or view, with the position of each element or part in front of it; in front of tiles two
/// positions, the row and the column of the tile among the tiles, counted from 0.
inline constexpr detail::explained<detail::enumerate_fn> enumerate{};

/// Ranges that are cut at the same place: `split_at(middle, a, b)` lends both halves of both to the
/// call around it. That call throws bounds_error if one of them has fewer than `middle` elements.
inline constexpr detail::explained<detail::split_at_fn> split_at{};

}  // namespace lend::inline LEND_ABI
