#pragma once

#include <lend/own/deliver.hpp>

#include <cstddef>
#include <type_traits>
#include <utility>

namespace lend::detail::inline LEND_ABI {

template <class R>
concept Coroutine = requires { typename R::promise_type; };

/// Which rule forbids a result of type `R`, from a call that made loans or not.
template <class R, bool MadeLoans>
constexpr misuse misuse_of_result() {
  if constexpr (std::is_reference_v<R>) {
    return misuse::owned_reference;
  } else if constexpr (Coroutine<R>) {
    return misuse::owned_coroutine;
  } else if constexpr (!Send<R>) {
    return misuse::send_result;
  } else {
    return MadeLoans && !Owned<R> ? misuse::owned_result : misuse::none;
  }
}

template <class F, class List>
struct result_of;

template <class F, class... Args>
struct result_of<F, type_list<Args...>> {
  static constexpr bool exists = std::is_invocable_v<F, Args...>;
};

template <class F, class... Args>
  requires std::is_invocable_v<F, Args...>
struct result_of<F, type_list<Args...>> {
  static constexpr bool exists = true;
  using type = std::invoke_result_t<F, Args...>;
};

/// How `F` is called: with the parts it works on (`Leading`), then with what is carried to it.
template <audience To, class F, class Leading, class Carriers,
          class Indices = decltype(std::make_index_sequence<0>{})>
struct call_plan;

template <audience To, class F, class... Leading, class... Carriers, std::size_t... Is>
struct call_plan<To, F, type_list<Leading...>, type_list<Carriers...>, std::index_sequence<Is...>> {
  using callee = std::conditional_t<To == audience::many, const F&, F&>;
  using params = typename signature<F>::type;

  template <std::size_t I>
  using param = typename parameter<params, sizeof...(Leading) + I>::type;

  using chosen = type_list<typename delivery<To, Carriers, param<Is>>::type...>;
  using fallback = type_list<typename delivery<To, Carriers, param<Is>>::fallback...>;

  template <class Forms>
  struct with_leading;
  template <class... Forms>
  struct with_leading<type_list<Forms...>> {
    using type = type_list<Leading..., Forms...>;
  };

  static constexpr bool as_chosen = result_of<callee, typename with_leading<chosen>::type>::exists;
  static constexpr bool tries_fallback = !as_chosen && std::is_same_v<params, unreadable>;

  template <bool Fallback>
  static constexpr auto pick_forms() {
    if constexpr (Fallback) {
      return fallback{};
    } else {
      return chosen{};
    }
  }
  using forms = decltype(pick_forms<tries_fallback>());
  using called = result_of<callee, typename with_leading<forms>::type>;

  static constexpr misuse found = first_misuse(
      misuse_of_parts<params, Leading...>(), misuse_of_delivery<To, Carriers, param<Is>>()...,
      called::exists ? misuse::none : misuse::call_mismatch);

  static constexpr decltype(auto) run(callee callable, Leading&&... leading, auto&... carriers) {
    return run_as(forms{}, callable, static_cast<Leading&&>(leading)..., carriers...);
  }

 private:
  template <class... Forms>
  static constexpr decltype(auto) run_as(type_list<Forms...>, callee callable, Leading&&... leading,
                                         auto&... carriers) {
    return invoke(callable, static_cast<Leading&&>(leading)..., deliver<Forms>(carriers)...);
  }
};

template <audience To, class F, class Leading, class... Carriers>
using plan_for = call_plan<To, F, Leading, type_list<Carriers...>,
                           std::make_index_sequence<sizeof...(Carriers)>>;

/// Which rule forbids to call `F` for `To`, its result aside: the arguments and the callable, then
/// how they fit. `F` and `Args` are what forwarding references deduced.
template <audience To, class Leading, class F, class... Args>
constexpr misuse misuse_of_calling() {
  constexpr misuse before = first_misuse(misuse_of_argument<To, Args>()...,
                                         misuse_of_callable<F, To == audience::many>());
  if constexpr (before != misuse::none) {
    return before;
  } else {
    return plan_for<To, std::decay_t<F>, Leading, carrier_t<Args>...>::found;
  }
}

/// What a call that no rule forbids returns.
template <audience To, class Leading, class F, class... Args>
using call_result_t =
    typename plan_for<To, std::decay_t<F>, Leading, carrier_t<Args>...>::called::type;

/// Which rule forbids a call whose result goes back to the caller.
template <audience To, class Leading, bool MadeLoans, class F, class... Args>
constexpr misuse misuse_of_call() {
  if constexpr (misuse_of_calling<To, Leading, F, Args...>() != misuse::none) {
    return misuse_of_calling<To, Leading, F, Args...>();
  } else {
    constexpr bool made = MadeLoans || (makes_loan<carrier_t<Args>> || ...);
    return misuse_of_result<call_result_t<To, Leading, F, Args...>, made>();
  }
}

/// Stands where a value would come from a call that was refused.
template <class R>
R refused_value() {
  __builtin_unreachable();
}

template <audience To, class Leading, class F, class... Args>
constexpr auto seeming_result() {
  if constexpr (((misuse_of_argument<To, Args>() == misuse::none) && ...)) {
    using plan = plan_for<To, std::decay_t<F>, Leading, carrier_t<Args>...>;
    if constexpr (plan::called::exists) {
      return std::type_identity<typename plan::called::type>{};
    } else {
      return std::type_identity<refused>{};
    }
  } else {
    return std::type_identity<refused>{};
  }
}

/// What a refused call seems to return, so that the lines after it are no errors of their own: what
/// it would have returned, where that is known.
template <audience To, class Leading, class F, class... Args>
constexpr decltype(auto) refuse_call() {
  return refused_value<typename decltype(seeming_result<To, Leading, F, Args...>())::type>();
}

}  // namespace lend::detail::inline LEND_ABI
