#pragma once

#include <lend/own/lendable.hpp>
#include <lend/own/misuse.hpp>
#include <lend/own/transient.hpp>

#include <memory>
#include <type_traits>
#include <utility>

namespace lend::detail::inline LEND_ABI {

/// The caller's object, lent exclusively.
template <class X>
struct mut_loan {
  X* lender;
};

/// The caller's object, const or not, lent shared.
template <class X>
struct shared_loan {
  X* lender;
};

/// A value that belongs to the callee.
template <class T>
struct given {
  T value;
};

/// A `const` prvalue, as every transient is returned.
template <class Payload>
constexpr const transient<Payload> make_transient(Payload payload) {
  return transient<Payload>(std::move(payload));
}

struct mut_fn {
  template <class X>
  constexpr decltype(auto) operator()(X&& object LEND_LIFETIMEBOUND) const {
    using lender = std::remove_reference_t<X>;
    constexpr misuse found = misuse_of_mut<lender, std::is_lvalue_reference_v<X>>();
    enforce<found, lender>();
    if constexpr (found == misuse::none) {
      return make_transient(mut_loan<lender>{std::addressof(object)});
    } else {
      return refused{};
    }
  }
};

struct shared_fn {
  template <class X>
  constexpr decltype(auto) operator()(X&& object LEND_LIFETIMEBOUND) const {
    using lender = std::remove_reference_t<X>;
    constexpr misuse found = misuse_of_shared<lender, std::is_lvalue_reference_v<X>>();
    enforce<found, lender>();
    if constexpr (found == misuse::none) {
      return make_transient(shared_loan<lender>{std::addressof(object)});
    } else {
      return refused{};
    }
  }
};

template <class X>
constexpr misuse misuse_of_copy() {
  if constexpr (std::is_array_v<X>) {
    return misuse::copy_array;
  } else {
    return Transient<X> || is_sole_holder<X> ? misuse::exclusive_copied : misuse::none;
  }
}

/// What says by a clone() how it is copied, and only where somebody asks for that, is asked.
template <class X>
constexpr X copy_of(const X& value) {
  if constexpr (requires { X(value); }) {
    return value;
  } else {
    return value.clone();
  }
}

struct copy_fn {
  template <class X>
  constexpr decltype(auto) operator()(const X& value) const {
    constexpr misuse found = misuse_of_copy<X>();
    enforce<found, X>();
    if constexpr (found == misuse::none) {
      return make_transient(given<X>{copy_of(value)});
    } else {
      return refused{};
    }
  }
};

}  // namespace lend::detail::inline LEND_ABI

namespace lend::inline LEND_ABI {

/// Lends an object or a contiguous range exclusively, for the call that this is an argument of.
///
/// The callee's parameter decides what it gets: a slice_mut or slice of the elements, a ref_mut or
/// ref of the object, or a reference to it; where the parameter cannot be read (`auto`), the slice
/// for a range, else the ref. A slice_mut or ref_mut is lent on.
inline constexpr detail::mut_fn mut{};

/// Lends an object or a contiguous range read-only, for the call that this is an argument of. The
/// callee gets a slice, a ref or a const reference; of a Concurrent type also a reference.
inline constexpr detail::shared_fn shared{};

/// Passes a copy of `x` to a call. Throws what the copy constructor throws.
inline constexpr detail::copy_fn copy{};

}  // namespace lend::inline LEND_ABI
