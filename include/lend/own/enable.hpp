#pragma once

#include <lend/own/config.hpp>

namespace lend::inline LEND_ABI {

/// What a class says of itself in `enable_send` and its siblings.
enum class answer : unsigned char { no, yes, derive };

inline constexpr answer no = answer::no;
inline constexpr answer yes = answer::yes;
inline constexpr answer derive = answer::derive;

/// Specialize with `lend::yes` to promise, or `lend::no` to deny, that a class may move to another
/// thread. This is the `unsafe impl Send` of the library: nothing checks the promise.
template <class T>
inline constexpr auto enable_send = derive;

/// The same for a class that several threads may read at once through `const T&`.
template <class T>
inline constexpr auto enable_sync = derive;

/// The same for a class that several threads may change at once through `T&`.
template <class T>
inline constexpr auto enable_concurrent = derive;

/// The same for a class that holds no loan, and nothing else that refers to data it does not own.
template <class T>
inline constexpr auto enable_owned = derive;

}  // namespace lend::inline LEND_ABI
