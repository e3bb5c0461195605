#pragma once

#include <lend/own/config.hpp>
#include <lend/own/pack.hpp>
#include <lend/own/transient.hpp>

#include <cstddef>

// What views and splits are made of: leaves. Whether a leaf is read or written is decided by the
// call that takes it.

namespace lend::detail::inline LEND_ABI {

/// A range that the caller names: a container, an array or a slice.
template <class Range>
struct range_leaf {
  Range* range;
};

/// The same, lent by `shared`: read-only whatever the call does.
template <class Range>
struct shared_leaf {
  Range* range;
};

/// A slice that was given to the view.
template <class Slice>
struct held_leaf {
  Slice range;
};

/// A range that `mut` or `shared` lends as a grid.
template <class Loan>
struct shaped_leaf {
  Loan loan;
};

/// Consecutive parts of `length` elements, the last one possibly shorter.
template <class Leaf>
struct chunk_leaf {
  Leaf base;
  std::size_t length;
};

/// The position of the others.
struct index_leaf {};

/// The rows of a grid; cut at a place, two grids one above the other.
template <class Leaf>
struct rows_leaf {
  Leaf base;
};

/// The columns of a grid; cut at a place, two grids beside each other.
template <class Leaf>
struct columns_leaf {
  Leaf base;
};

/// Grids of `height` consecutive rows, the last one possibly lower.
template <class Leaf>
struct bands_leaf {
  Leaf base;
  std::size_t height;
};

/// Grids of `height` rows and `width` columns, the last ones possibly smaller.
template <class Leaf>
struct tiles_leaf {
  Leaf base;
  std::size_t height;
  std::size_t width;
};

/// The row and the column of a tile among the tiles.
struct tile_row_leaf {};
struct tile_column_leaf {};

/// Leaves that are walked together, one element or part of each at a time.
template <class... Leaves>
struct view_of {
  pack<Leaves...> leaves;
};

/// Leaves that are cut at the same place.
template <class... Leaves>
struct split_of {
  std::size_t middle;
  pack<Leaves...> leaves;
};

template <class Slice>
using const_split = const transient<split_of<range_leaf<Slice>>>;
template <class Grid>
using const_row_split = const transient<split_of<rows_leaf<range_leaf<Grid>>>>;
template <class Grid>
using const_column_split = const transient<split_of<columns_leaf<range_leaf<Grid>>>>;

}  // namespace lend::detail::inline LEND_ABI
