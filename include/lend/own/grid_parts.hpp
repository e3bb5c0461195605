#pragma once

#include <lend/own/address.hpp>
#include <lend/own/view.hpp>

#include <cstddef>
#include <tuple>
#include <type_traits>
#include <utility>

namespace lend::detail::inline LEND_ABI {

/// Which rule forbids to take the rows and columns of what a loan names.
template <class X>
constexpr misuse misuse_of_grid() {
  if constexpr (LendableGrid<X>) {
    return misuse::none;
  } else {
    return OwnedObject<X> || HeldLoan<std::remove_const_t<X>> ? misuse::lend_not_grid
                                                              : misuse::lend_not_owned;
  }
}

template <class Payload>
constexpr misuse misuse_of_grid_payload = misuse::lend_not_grid;
template <class X>
constexpr misuse misuse_of_grid_payload<mut_loan<X>> = misuse_of_grid<X>();
template <class X>
constexpr misuse misuse_of_grid_payload<shared_loan<X>> = misuse_of_grid<X>();
template <class X>
constexpr misuse misuse_of_grid_payload<mut_grid_loan<X>> = misuse::none;
template <class X>
constexpr misuse misuse_of_grid_payload<shared_grid_loan<X>> = misuse::none;

/// Which rule forbids to take the rows and columns of `A`, as a forwarding reference deduced it.
template <class A>
constexpr misuse misuse_of_grid_source() {
  using lender = std::remove_reference_t<A>;
  if constexpr (Refused<A>) {
    return misuse::reported;
  } else if constexpr (Transient<A>) {
    return FreshTransient<A> ? misuse_of_grid_payload<payload_t<A>> : misuse::loan_named;
  } else if constexpr (!std::is_lvalue_reference_v<A> && !HeldGrid<lender>) {
    return OwnedObject<lender> ? misuse::lend_temporary : misuse::lend_not_owned;
  } else {
    return misuse_of_grid<lender>();
  }
}

template <class X>
constexpr range_leaf<X> grid_leaf_of(const mut_loan<X>& loan) {
  return {loan.lender};
}
template <class X>
constexpr shared_leaf<X> grid_leaf_of(const shared_loan<X>& loan) {
  return {loan.lender};
}
template <class X>
constexpr shaped_leaf<mut_grid_loan<X>> grid_leaf_of(const mut_grid_loan<X>& loan) {
  return {loan};
}
template <class X>
constexpr shaped_leaf<shared_grid_loan<X>> grid_leaf_of(const shared_grid_loan<X>& loan) {
  return {loan};
}

/// The leaf of something that has rows and columns: a loan, a named matrix or grid, or a grid given
/// away.
template <class A>
constexpr auto grid_leaf(A&& source) {
  if constexpr (Transient<A>) {
    return grid_leaf_of(transient_access::payload(source));
  } else if constexpr (std::is_lvalue_reference_v<A>) {
    return range_leaf<std::remove_reference_t<A>>{detail::address_of(source)};
  } else {
    return held_leaf<A>{std::forward<A>(source)};
  }
}

template <class A>
using grid_leaf_t = decltype(grid_leaf(std::declval<A>()));

constexpr void check_extent(std::size_t rows_or_columns) {
  if (rows_or_columns == 0) {
    throw_no_rows();
  }
}

/// A view of the parts of a grid that `Leaf` describes.
template <template <class> class Leaf>
struct grid_view_fn {
  template <class A>
  constexpr decltype(auto) operator()(A&& source LEND_LIFETIMEBOUND) const {
    return view<A>(std::forward<A>(source));
  }

 protected:
  template <class A, class... Sizes>
  static constexpr decltype(auto) view(A&& source, Sizes... sizes) {
    constexpr misuse found = misuse_of_grid_source<A>();
    enforce<found, A>();
    if constexpr (found == misuse::none) {
      (check_extent(sizes), ...);
      using leaf = Leaf<grid_leaf_t<A>>;
      return make_transient(view_of<leaf>{{{leaf{grid_leaf(std::forward<A>(source)), sizes...}}}});
    } else {
      return refused{};
    }
  }
};

struct bands_fn : private grid_view_fn<bands_leaf> {
  template <class... Args>
  static constexpr void usage() {
    static_assert(never<Args...>,
                  "lend[call]: bands takes a matrix or a grid and the number of rows of a band; "
                  "write bands(g, n)");
  }

  template <class A>
  constexpr decltype(auto) operator()(A&& source LEND_LIFETIMEBOUND, std::size_t height) const {
    return view<A>(std::forward<A>(source), height);
  }
};

struct tiles_fn : private grid_view_fn<tiles_leaf> {
  template <class... Args>
  static constexpr void usage() {
    static_assert(never<Args...>,
                  "lend[call]: tiles takes a matrix or a grid and the height and width of a tile; "
                  "write tiles(g, height, width)");
  }

  template <class A>
  constexpr decltype(auto) operator()(A&& source LEND_LIFETIMEBOUND, std::size_t height,
                                      std::size_t width) const {
    return view<A>(std::forward<A>(source), height, width);
  }
};

template <class A>
constexpr bool is_grid_source = misuse_of_grid_source<A>() == misuse::none;

/// Which rule forbids to cut `A` along an axis of a grid, or as a range beside one.
template <class A>
constexpr misuse misuse_of_axis() {
  if constexpr (is_grid_source<A> || HeldStrided<std::remove_cvref_t<A>>) {
    return misuse::none;
  } else {
    return misuse_of_single_range<A>();
  }
}

template <template <class> class Axis>
struct split_axis_fn {
  template <class... Args>
  static constexpr void usage() {
    static_assert(never<Args...>,
                  "lend[call]: split_rows and split_cols take the place of the cut and then what "
                  "is cut there; write split_rows(i, g) or split_rows(i, g, h)");
  }

  template <class... As>
    requires(sizeof...(As) > 0)
  constexpr decltype(auto) operator()(std::size_t middle,
                                      As&&... sources LEND_LIFETIMEBOUND) const {
    constexpr misuse found = first_misuse(misuse_of_axis<As>()...);
    enforce<found, As...>();
    if constexpr (found == misuse::none) {
      return make_split(middle, concatenate(axis_leaves(std::forward<As>(sources))...));
    } else {
      return refused{};
    }
  }

 private:
  template <class A>
  static constexpr auto axis_leaves(A&& source) {
    if constexpr (is_grid_source<A>) {
      using leaf = Axis<grid_leaf_t<A>>;
      return pack<leaf>{{{grid_leaf(std::forward<A>(source))}}};
    } else {
      return leaves(std::forward<A>(source));
    }
  }
};

}  // namespace lend::detail::inline LEND_ABI

namespace lend::inline LEND_ABI {

/// The rows of a matrix or a grid: each a slice_mut where the call writes, a slice where it reads.
inline constexpr detail::grid_view_fn<detail::rows_leaf> rows{};

/// The columns of a matrix or a grid: each a strided_mut where the call writes, a strided where it
/// reads.
inline constexpr detail::grid_view_fn<detail::columns_leaf> columns{};

/// `height` consecutive rows at a time, as a grid_mut or a grid; the last band has fewer if height
/// does not divide the number of rows. Throws size_error if height is 0.
inline constexpr detail::explained<detail::bands_fn> bands{};

/// Grids of `height` rows and `width` columns, row by row of tiles: `tiles(g, height, width)`.
/// Those at the end are lower, or narrower, if height does not divide the number of rows, or width
/// that of columns. `enumerate` puts the row and the column of the tile among the tiles in front of
/// it.
///
/// Throws size_error if height or width is 0. Tiles that are walked together have to lie in rows of
/// the same length: the call that takes them throws size_error otherwise.
inline constexpr detail::explained<detail::tiles_fn> tiles{};

/// Matrices and grids that are cut between the same rows: `split_rows(middle, a, b)` lends the rows
/// before `middle` and those from it on to the call around it. A range beside them is cut between
/// its elements. That call throws bounds_error if there are fewer than `middle`.
inline constexpr detail::explained<detail::split_axis_fn<detail::rows_leaf>> split_rows{};

/// The same between columns.
inline constexpr detail::explained<detail::split_axis_fn<detail::columns_leaf>> split_cols{};

}  // namespace lend::inline LEND_ABI
