#pragma once

#include <lend/algo/kernel/keyed_sort.hpp>

#include <type_traits>

namespace lend::detail::inline LEND_ABI {

template <class K>
using is_integer_key = std::bool_constant<IntegerKey<K>>;

}  // namespace lend::detail::inline LEND_ABI

namespace lend::inline LEND_ABI {

/// Sorts a range by the integers that `key(x, args...)` gives: sort_by_key, which is sure not to
/// compare.
inline constexpr detail::with_options<
    detail::keyed_sort_entry<detail::is_integer_key, detail::named_integers, detail::keyed_sort_fn>>
    integer_sort{};

}  // namespace lend::inline LEND_ABI
