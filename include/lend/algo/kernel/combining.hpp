#pragma once

#include <lend/own/argument.hpp>
#include <lend/own/plan.hpp>
#include <lend/own/std_types.hpp>
#include <lend/own/type_name.hpp>

#include <type_traits>
#include <utility>

// What an operation combines: the value that a reduction begins with, and the rules for both.

namespace lend::detail::inline LEND_ABI {

/// Operations of the standard library that may be regrouped and reordered on numbers; the order is
/// fixed all the same.
template <class Op>
constexpr bool may_be_regrouped = starts_with_any(type_name<Op>(), "std::plus<", "std::multiplies<",
                                                  "std::bit_and<", "std::bit_or<", "std::bit_xor<");

/// What changes nothing that such an operation combines it with, not even the sign of a zero.
template <class T, class Op>
constexpr T neutral() {
  static_assert(may_be_regrouped<Op> && std::is_arithmetic_v<T>);
  constexpr auto name = type_name<Op>();
  if constexpr (starts_with_any(name, "std::multiplies<")) {
    return T{1};
  } else if constexpr (starts_with_any(name, "std::bit_and<")) {
    return static_cast<T>(~T{0});
  } else if constexpr (std::is_floating_point_v<T>) {
    return -T{0};
  } else {
    return T{0};
  }
}

/// The initial value that an argument stands for.
template <class Init>
struct initial_value {
  using type = std::decay_t<Init>;
};
template <Transient Init>
struct initial_value<Init> : given_value<payload_t<Init>> {};

template <class Init>
using initial_value_t = typename initial_value<Init>::type;

template <class Init>
constexpr initial_value_t<Init> take_initial_value(Init&& init) {
  return std::move(carry(std::forward<Init>(init)).value);
}

template <class Init>
constexpr misuse misuse_of_initial_value() {
  constexpr misuse found = misuse_of_argument<audience::one, Init>();
  if constexpr (found != misuse::none) {
    return found;
  } else {
    return std::is_void_v<initial_value_t<Init>> ? misuse::result_mismatch : misuse::none;
  }
}

/// Which rule forbids `Op` to combine values of type `T` with what is found, a `Found`.
template <class T, class Found, class Op>
constexpr misuse misuse_of_combining() {
  using both = type_list<T&&, T&&>;
  using one = type_list<T&&, Found>;
  constexpr misuse found = first_misuse(misuse_of_calling<audience::many, both, Op>(),
                                        misuse_of_calling<audience::many, one, Op>());
  if constexpr (found != misuse::none) {
    return found;
  } else if constexpr (!Owned<T>) {
    return misuse::owned_result;
  } else {
    return std::is_same_v<std::remove_cvref_t<call_result_t<audience::many, both, Op>>, T> &&
                   std::is_same_v<std::remove_cvref_t<call_result_t<audience::many, one, Op>>, T>
               ? misuse::none
               : misuse::result_mismatch;
  }
}

template <class Init>
struct mapped_by {
  using both = type_list<initial_value_t<Init>&&, initial_value_t<Init>&&>;
  using one = both;
};

/// What is shown of an operation: that of both that does not fit.
template <misuse Found, class Op, class Combined>
struct shown_of_combining {
  using type = std::decay_t<Op>;
};
template <class Op, class Combined>
struct shown_of_combining<misuse::call_mismatch, Op, Combined> {
  static constexpr bool both_fit =
      misuse_of_calling<audience::many, typename Combined::both, Op>() == misuse::none;
  using type =
      shown_t<misuse::call_mismatch, audience::many,
              std::conditional_t<both_fit, typename Combined::one, typename Combined::both>, Op>;
};
template <misuse Found, class Op, class Combined>
using shown_of_combining_t = typename shown_of_combining<Found, Op, Combined>::type;

}  // namespace lend::detail::inline LEND_ABI
