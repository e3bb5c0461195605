#pragma once

#include <lend/own/by_name.hpp>

#include <coroutine>
#include <cstddef>
#include <type_traits>
#include <utility>

namespace lend::detail::inline LEND_ABI {

template <class R, class... Params>
concept Coroutine = requires { typename std::coroutine_traits<R, Params...>::promise_type; };

/// Whether a callable `F` with these parameters and the result `R` can be a coroutine.
template <class F, class R, class Params>
constexpr bool is_coroutine = Coroutine<R>;
template <class F, class R, class... Params>
constexpr bool is_coroutine<F, R, type_list<Params...>> =
    Coroutine<R, Params...> || Coroutine<R, F, Params...>;

/// Which rule forbids a result of type `R`, from a call that made loans or not.
template <class R, bool MadeLoans>
constexpr misuse misuse_of_result() {
  if constexpr (std::is_reference_v<R>) {
    return misuse::owned_reference;
  } else if constexpr (Guard<R>) {
    return misuse::guard_passed;
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
  static constexpr bool exists = false;
};

/// What a call of `F` gives: of a data member its value, if a copy is free.
template <class F, class Result>
using given_back = std::conditional_t<std::is_member_object_pointer_v<std::remove_cvref_t<F>> &&
                                          std::is_trivially_copyable_v<std::remove_cvref_t<Result>>,
                                      std::remove_cvref_t<Result>, Result>;

template <class F, class... Args>
  requires requires { std::declval<F>()(std::declval<Args>()...); }
struct result_of<F, type_list<Args...>> {
  static constexpr bool exists = true;
  using type = decltype(std::declval<F>()(std::declval<Args>()...));
};

template <class F, class... Args>
  requires(std::is_member_pointer_v<std::remove_cvref_t<F>> && std::is_invocable_v<F, Args...>)
struct result_of<F, type_list<Args...>> {
  static constexpr bool exists = true;
  using type = given_back<F, std::invoke_result_t<F, Args...>>;
};

template <class F, class List>
constexpr bool takes_list = false;
template <class F, class... Args>
constexpr bool takes_list<F, type_list<Args...>> = takes_arguments<F, Args...>;

/// Declared only: shows in an error what the callable is called with.
template <class... Params>
struct called_with;

/// A value that the callee may keep shows as one.
template <class Form>
struct shown_form {
  using type = Form;
};
template <class Form>
struct shown_form<Form&&> {
  using type = Form;
};

template <class Forms>
struct shown_forms;
template <class... Forms>
struct shown_forms<type_list<Forms...>> {
  using type = called_with<typename shown_form<Forms>::type...>;
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

  /// The forms of all arguments; of those whose bit is set in `Fallbacks`, the fallback.
  template <std::size_t Fallbacks>
  using forms_with = type_list<typename delivery<To, Carriers, param<Is>>::template form<
      ((Fallbacks >> Is) & std::size_t{1}) != 0>...>;

  template <class Forms>
  struct with_leading;
  template <class... Forms>
  struct with_leading<type_list<Forms...>> {
    using type = type_list<Leading..., Forms...>;
  };

  template <std::size_t Fallbacks>
  using arguments_with = typename with_leading<forms_with<Fallbacks>>::type;

  static constexpr bool is_readable = !std::is_same_v<params, unreadable>;
  template <std::size_t Fallbacks>
  static constexpr bool takes = !is_readable && takes_list<F, arguments_with<Fallbacks>>;

  template <std::size_t Fallbacks>
  static constexpr bool fits() {
    if constexpr (takes<Fallbacks>) {
      return true;
    } else {
      return result_of<callee, arguments_with<Fallbacks>>::exists;
    }
  }

  static constexpr std::size_t few = 5;
  static constexpr std::size_t all = (std::size_t{1} << sizeof...(Is) % 64) - 1;

  /// Which arguments get their fallback, if parameters cannot be read: none, all, or some of few.
  template <std::size_t Some = 1>
  static constexpr std::size_t pick_fallbacks() {
    if constexpr (is_readable || fits<0>()) {
      return 0;
    } else if constexpr (sizeof...(Is) > few || Some >= all || fits<all>()) {
      return all;
    } else if constexpr (fits<Some>()) {
      return Some;
    } else {
      return pick_fallbacks<Some + 1>();
    }
  }
  using as_called = typename shown_forms<arguments_with<0>>::type;
  static constexpr std::size_t fallbacks = pick_fallbacks();
  using forms = forms_with<fallbacks>;
  using called = result_of<callee, arguments_with<fallbacks>>;

  /// A lambda that takes its arguments and has no result has errors in its body, and the compiler
  /// has shown them.
  static constexpr misuse misuse_of_result_type() {
    if constexpr (called::exists) {
      using called_by = std::conditional_t<is_readable, params, arguments_with<fallbacks>>;
      return is_coroutine<callee, typename called::type, called_by> ? misuse::owned_coroutine
                                                                    : misuse::none;
    } else if constexpr (takes<fallbacks>) {
      return is_closure<F>() ? misuse::reported : misuse::call_mismatch;
    } else {
      return misuse::call_mismatch;
    }
  }

  static constexpr misuse found =
      first_misuse(misuse_of_parts<params, Leading...>(),
                   misuse_of_delivery<To, Carriers, param<Is>>()..., misuse_of_result_type());

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

/// A function passed by name was chosen among those that fit.
template <audience To, class R, class... Leading, class... Carriers, std::size_t... Is>
struct call_plan<To, by_name<To, R, type_list<Leading...>, type_list<Carriers...>>,
                 type_list<Leading...>, type_list<Carriers...>, std::index_sequence<Is...>> {
  struct called {
    static constexpr bool exists = true;
    using type = R;
  };
  static constexpr misuse found = misuse::none;

  static constexpr R run(const auto& callable, Leading&&... leading, auto&... carriers) {
    return callable.call(static_cast<Leading&&>(leading)..., carriers...);
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

/// The list of parts that `Parts` is, or stands for: some can be told only if no rule forbids them.
template <class Parts>
struct leading_parts {
  using type = Parts;
};

/// What an error shows of a callable: what it is called with, where that is what does not fit.
template <misuse Found, audience To, class Parts, class F, class... Args>
struct shown_call {
  using type = std::decay_t<F>;
};
template <audience To, class Parts, class F, class... Args>
struct shown_call<misuse::call_mismatch, To, Parts, F, Args...> {
  using type = typename plan_for<To, std::decay_t<F>, typename leading_parts<Parts>::type,
                                 carrier_t<Args>...>::as_called;
};
template <misuse Found, audience To, class Parts, class F, class... Args>
using shown_t = typename shown_call<Found, To, Parts, F, Args...>::type;

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

/// The result that `F` is written with, where that can be read.
template <class F>
constexpr auto written_result() {
  using written = typename signature<F>::result;
  return std::type_identity<
      std::conditional_t<std::is_same_v<written, unreadable>, refused, written>>{};
}

template <audience To, class Leading, class F, class... Args>
constexpr auto seeming_result() {
  if constexpr (((misuse_of_argument<To, Args>() == misuse::none) && ...)) {
    using plan = plan_for<To, std::decay_t<F>, Leading, carrier_t<Args>...>;
    if constexpr (plan::called::exists) {
      return std::type_identity<typename plan::called::type>{};
    } else {
      return written_result<std::decay_t<F>>();
    }
  } else {
    return written_result<std::decay_t<F>>();
  }
}

/// What a refused call seems to return, so that the lines after it are no errors of their own: what
/// it would have returned, where that is known.
template <audience To, class Leading, class F, class... Args>
constexpr decltype(auto) refuse_call() {
  return refused_value<typename decltype(seeming_result<To, Leading, F, Args...>())::type>();
}

}  // namespace lend::detail::inline LEND_ABI
