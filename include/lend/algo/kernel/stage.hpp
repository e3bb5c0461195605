#pragma once

#include <lend/own/callable.hpp>
#include <lend/own/loan.hpp>
#include <lend/own/pack.hpp>
#include <lend/own/plan.hpp>

#include <cstddef>
#include <type_traits>
#include <utility>

// A stage of a pipeline: a callable without the data that it is called with. What it gets is known
// only when the whole pipeline is, so here its own rules are checked and no more.

namespace lend::detail::inline LEND_ABI {

enum class stage_kind : unsigned char {
  transform,
  filter,
  for_each,
  count_if,
  any_of,
  all_of,
  none_of
};

/// A callable, and what is carried to it.
template <stage_kind Kind, class F, class... Carriers>
struct stage {
  given<F> callable;
  pack<Carriers...> carriers;
};

/// The end of a pipeline that combines what arrives.
template <class T, class Op>
struct reducing_stage {
  given<T> init;
  given<Op> op;
};

/// Stages without a callable.
struct flattening_stage {};
struct summing_stage {};

/// What can be nothing but a callable: no range, no number.
template <class F>
constexpr bool looks_callable() {
  if constexpr (std::is_member_pointer_v<F>) {
    return true;
  } else if constexpr (std::is_pointer_v<F>) {
    return std::is_function_v<std::remove_pointer_t<F>>;
  } else if constexpr (!std::is_class_v<F> || Transient<F> ||
                       requires { typename F::value_type; }) {
    return false;
  } else {
    return is_unchecked<F> || requires { &F::operator(); } || has_call_operator<F>;
  }
}

/// How many parameters a callable has; 0 if that cannot be read.
template <class Signature>
constexpr std::size_t number_of_parameters = 0;
template <class... Params>
constexpr std::size_t number_of_parameters<type_list<Params...>> = sizeof...(Params);

/// A callable and arguments that it may get. If it takes no parameter more than these, or they
/// cannot be arguments, what was meant is a call with its data in the wrong place.
template <class F, class... Args>
constexpr bool is_stage_call() {
  if constexpr (!looks_callable<std::decay_t<F>>()) {
    return false;
  } else {
    using params = typename signature<std::decay_t<F>>::type;
    return number_of_parameters<params> > sizeof...(Args) ||
           (std::is_same_v<params, unreadable> &&
            ((misuse_of_argument<audience::many, Args>() == misuse::none) && ...));
  }
}
template <class F, class... Args>
concept StageCall = is_stage_call<F, Args...>();

/// Which rule forbids a stage, as far as can be told without data.
template <class F, class... Args>
constexpr misuse misuse_of_stage_call() {
  return first_misuse(misuse_of_argument<audience::many, Args>()..., misuse_of_callable<F, true>());
}

/// An algorithm that is a stage as well: `f(callable, args...)` without data.
template <stage_kind Kind>
struct also_stage {
  template <class F, class... Args>
    requires StageCall<F, Args...>
  static constexpr decltype(auto) as_stage(F&& callable, Args&&... args) {
    constexpr misuse found = misuse_of_stage_call<F, Args...>();
    enforce<found, std::decay_t<F>, Args...>();
    if constexpr (found == misuse::none) {
      return make_transient(stage<Kind, std::decay_t<F>, carrier_t<Args>...>{
          {std::forward<F>(callable)}, {{carry(std::forward<Args>(args))}...}});
    } else {
      return refused{};
    }
  }
};

}  // namespace lend::detail::inline LEND_ABI
