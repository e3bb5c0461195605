#pragma once

#include <lend/own/misuse.hpp>
#include <lend/own/traits.hpp>

// What becomes of an object that has several owners.

namespace lend::detail::inline LEND_ABI {

/// Which rule forbids to keep a `T` for longer than a call.
template <class T>
constexpr misuse misuse_of_keeping() {
  return Owned<T> ? misuse::none : misuse::owned_contents;
}

/// What is read by several owners, on any thread, and ended by the last of them, has to be Send and
/// Sync, or Concurrent in place of the latter.
template <class T>
using shared_owner_rule =
    all_of_these<question<trait::send, T>,
                 question<Concurrent<T> ? trait::concurrent : trait::sync, T>>;

/// What several owners reach of a `T`.
template <class T>
using reached_by_owners = std::conditional_t<Concurrent<T>, T, const T>;

}  // namespace lend::detail::inline LEND_ABI
