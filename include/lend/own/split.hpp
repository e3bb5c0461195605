#pragma once

#include <lend/own/config.hpp>
#include <lend/own/transient.hpp>

#include <cstddef>
#include <tuple>

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

/// Consecutive parts of `length` elements, the last one possibly shorter.
template <class Leaf>
struct chunk_leaf {
  Leaf base;
  std::size_t length;
};

/// The position of the others.
struct index_leaf {};

/// Leaves that are walked together, one element or part of each at a time.
template <class... Leaves>
struct view_of {
  std::tuple<Leaves...> leaves;
};

/// Leaves that are cut at the same place.
template <class... Leaves>
struct split_of {
  std::size_t middle;
  std::tuple<Leaves...> leaves;
};

template <class Slice>
using const_split = const transient<split_of<range_leaf<Slice>>>;

}  // namespace lend::detail::inline LEND_ABI
