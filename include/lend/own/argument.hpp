#pragma once

#include <lend/own/callable.hpp>
#include <lend/own/loan.hpp>

#include <type_traits>
#include <utility>

// What stands after a callable: which rule it breaks, and what is carried to the callee.

namespace lend::detail::inline LEND_ABI {

/// Who gets the arguments: the one task of a blocking call, all tasks of one, a task that may
/// outlive the call that starts it, or one that may outlive all calls, as its guard may be leaked.
enum class audience : unsigned char { one, many, spawned, guarded };

template <class Payload>
constexpr bool is_argument_payload = false;
template <class X>
constexpr bool is_argument_payload<mut_loan<X>> = true;
template <class X>
constexpr bool is_argument_payload<shared_loan<X>> = true;
template <class X>
constexpr bool is_argument_payload<mut_grid_loan<X>> = true;
template <class X>
constexpr bool is_argument_payload<shared_grid_loan<X>> = true;
template <class T>
constexpr bool is_argument_payload<given<T>> = true;

/// The type that is lent, as the traits ask for it: elements for a slice, the object otherwise.
template <class X>
struct lent_data {
  using type = std::remove_const_t<X>;
};

template <class X>
  requires HeldLoan<std::remove_const_t<X>>
struct lent_data<X> {
  using type = typename held_loan<std::remove_const_t<X>>::value;
};

template <class X>
using lent_data_t = typename lent_data<X>::type;

template <trait Trait, class Payload>
struct subject<Trait, transient<Payload>> {
  using type = void;
};

template <trait Trait, class X>
struct subject<Trait, transient<mut_loan<X>>> {
  using type = lent_data_t<X>;
};

template <trait Trait, class X>
struct subject<Trait, transient<shared_loan<X>>> {
  using type = std::conditional_t<Trait == trait::send, void, lent_data_t<X>>;
};

template <trait Trait, class T>
struct subject<Trait, transient<given<T>>> {
  using type = T;
};

/// What starts the tasks of a scope, see scope.hpp.
template <class T>
constexpr bool is_scope_handle = false;

template <audience To, class T>
constexpr misuse misuse_of_value() {
  if constexpr (To == audience::many && is_sole_holder<T>) {
    return misuse::exclusive_shared_out;
  } else if constexpr (Guard<T>) {
    return misuse::guard_passed;
  } else if constexpr (is_scope_handle<T>) {
    return misuse::owned_handle;
  } else if constexpr (!Send<T>) {
    return is_std_lock<T> ? misuse::send_lock : misuse::send_argument;
  } else if constexpr (To == audience::guarded && !Owned<T>) {
    return misuse::owned_argument;
  } else {
    return To == audience::many && !Sync<T> ? misuse::sync_argument : misuse::none;
  }
}

/// Which rule forbids to lend anything to `To`.
template <audience To>
constexpr misuse misuse_of_lending() {
  if constexpr (To == audience::spawned) {
    return misuse::loan_spawned;
  } else {
    return To == audience::guarded ? misuse::loan_guarded : misuse::none;
  }
}

template <audience To, class X>
constexpr misuse misuse_of_loan(mut_loan<X>*) {
  if constexpr (misuse_of_lending<To>() != misuse::none) {
    return misuse_of_lending<To>();
  } else if constexpr (To == audience::many) {
    return misuse::exclusive_shared_out;
  } else {
    return Send<lent_data_t<X>> ? misuse::none : misuse::send_argument;
  }
}

template <audience To, class X>
constexpr misuse misuse_of_loan(shared_loan<X>*) {
  if constexpr (misuse_of_lending<To>() != misuse::none) {
    return misuse_of_lending<To>();
  } else {
    return Sync<lent_data_t<X>> ? misuse::none : misuse::sync_argument;
  }
}

template <audience To, class X>
constexpr misuse misuse_of_loan(mut_grid_loan<X>*) {
  return misuse_of_loan<To>(static_cast<mut_loan<X>*>(nullptr));
}
template <audience To, class X>
constexpr misuse misuse_of_loan(shared_grid_loan<X>*) {
  return misuse_of_loan<To>(static_cast<shared_loan<X>*>(nullptr));
}

template <audience To, class T>
constexpr misuse misuse_of_loan(given<T>*) {
  return misuse_of_value<To, T>();
}

/// Which rule forbids to copy an lvalue of type `T` without a word.
template <audience To, class T>
constexpr misuse misuse_of_copying() {
  constexpr bool is_free = std::is_trivially_copyable_v<T> && std::is_copy_constructible_v<T>;
  if constexpr (To == audience::spawned || To == audience::guarded) {
    return is_free ? misuse::none : misuse::copy_to_spawned;
  } else if constexpr (!std::is_copy_constructible_v<T> && Concurrent<T>) {
    return misuse::copy_concurrent;
  } else if constexpr (is_free) {
    return misuse::none;
  } else {
    return To == audience::many ? misuse::copy_to_all : misuse::copy_argument;
  }
}

/// Which rule forbids an argument; `A` is what a forwarding reference deduced.
template <audience To, class A>
constexpr misuse misuse_of_argument() {
  using value = std::decay_t<A>;
  constexpr bool copied = std::is_lvalue_reference_v<A> || std::is_const_v<A>;
  if constexpr (Refused<A>) {
    return misuse::reported;
  } else if constexpr (Transient<A>) {
    if constexpr (!FreshTransient<A>) {
      return misuse::loan_named;
    } else if constexpr (is_argument_payload<payload_t<A>>) {
      return misuse_of_loan<To>(static_cast<payload_t<A>*>(nullptr));
    } else {
      return misuse::view_as_argument;
    }
  } else if constexpr (std::is_array_v<std::remove_reference_t<A>>) {
    return misuse::copy_array;
  } else if constexpr (copied && is_sole_holder<value>) {
    return misuse::exclusive_copied;
  } else if constexpr (misuse_of_value<To, value>() != misuse::none) {
    return misuse_of_value<To, value>();
  } else if constexpr (copied) {
    return misuse_of_copying<To, value>();
  } else {
    return misuse::none;
  }
}

/// The first misuse among several.
template <class... Misuses>
constexpr misuse first_misuse(Misuses... found) {
  misuse first = misuse::none;
  ((first = first == misuse::none ? found : first), ...);
  return first;
}

template <class A>
struct carrier {
  using type = given<std::decay_t<A>>;
};

template <Transient A>
struct carrier<A> {
  using type = payload_t<A>;
};

/// What is carried to the callee for an argument: mut_loan, shared_loan or given.
template <class A>
using carrier_t = typename carrier<A>::type;

template <class A>
constexpr carrier_t<A> carry(A&& argument) {
  if constexpr (Transient<A>) {
    return std::move(transient_access::payload(argument));
  } else {
    return {std::forward<A>(argument)};
  }
}

template <class Carrier>
constexpr bool makes_loan = false;
template <class X>
constexpr bool makes_loan<mut_loan<X>> = true;
template <class X>
constexpr bool makes_loan<shared_loan<X>> = true;
template <class X>
constexpr bool makes_loan<mut_grid_loan<X>> = true;
template <class X>
constexpr bool makes_loan<shared_grid_loan<X>> = true;

}  // namespace lend::detail::inline LEND_ABI
