#pragma once

#include <lend/own/misuse.hpp>
#include <lend/own/std_types.hpp>
#include <lend/own/transient.hpp>
#include <lend/own/type_name.hpp>

#include <cstddef>
#include <string_view>
#include <type_traits>
#include <utility>

namespace lend::inline LEND_ABI {

/// A callable whose captures lend does not look into; made by lend::unchecked.
template <class F>
struct unchecked_callable {
  F callable;

  template <class... Args>
  constexpr decltype(auto) operator()(Args&&... args)
    requires requires { callable(std::forward<Args>(args)...); }
  {
    return callable(std::forward<Args>(args)...);
  }
  template <class... Args>
  constexpr decltype(auto) operator()(Args&&... args) const
    requires requires { callable(std::forward<Args>(args)...); }
  {
    return callable(std::forward<Args>(args)...);
  }
};

/// Lets a callable with captures cross threads. The caller promises that what it captures is not
/// changed by one task while another one reads or changes it, and outlives the call.
template <class F>
constexpr unchecked_callable<std::decay_t<F>> unchecked(F&& callable) {
  return {std::forward<F>(callable)};
}

}  // namespace lend::inline LEND_ABI

namespace lend::detail::inline LEND_ABI {

template <class F>
inline constexpr bool is_unchecked = false;

template <class F>
inline constexpr bool is_unchecked<unchecked_callable<F>> = true;

/// A function that was passed by a name that has no type, see by_name.hpp.
template <class F>
inline constexpr bool is_by_name = false;

template <trait Trait, class F>
struct subject<Trait, unchecked_callable<F>> {
  using type = void;
};

template <class F, bool ByMany>
constexpr misuse misuse_of_callable_type() {
  if constexpr (is_unchecked<F> || is_by_name<F> || std::is_member_pointer_v<F>) {
    return misuse::none;
  } else if constexpr (std::is_pointer_v<F>) {
    return std::is_function_v<std::remove_pointer_t<F>> ? misuse::none : misuse::no_capture;
  } else if constexpr (std::is_empty_v<F> && requires { F(); }) {
    return misuse::none;
  } else if constexpr (!std::is_aggregate_v<F> && !ListsParts<F>) {
    return misuse::no_capture;
  } else if constexpr (!Send<F>) {
    return misuse::send_callable;
  } else {
    return ByMany && !Sync<F> ? misuse::sync_callable : misuse::none;
  }
}

/// Which rule forbids that a callable crosses threads, called by one task or by several; `F` is
/// what a forwarding reference deduced.
template <class F, bool ByMany>
constexpr misuse misuse_of_callable() {
  using callable = std::decay_t<F>;
  if constexpr (Refused<F>) {
    return misuse::reported;
  } else if constexpr (Transient<F> || !(std::is_class_v<callable> || std::is_pointer_v<callable> ||
                                         std::is_member_pointer_v<callable>)) {
    return misuse::call_mismatch;
  } else if constexpr (misuse_of_callable_type<callable, ByMany>() != misuse::none) {
    return misuse_of_callable_type<callable, ByMany>();
  } else {
    constexpr bool copied = std::is_lvalue_reference_v<F> || std::is_const_v<F>;
    return copied && !is_unchecked<callable> && !std::is_trivially_copyable_v<callable>
               ? misuse::copy_argument
               : misuse::none;
  }
}

// The parameter types of a callable that has exactly one signature.

struct unreadable {};

/// A signature that cannot be read, of a callable with several or none.
struct no_signature {
  using type = unreadable;
  using result = unreadable;
};

template <class MemberPointer, bool OfClosure>
struct member_signature : no_signature {};

#define LEND_MEMBER_SIGNATURE(qualifiers, object)                                          \
  template <class R, class C, class... Params, bool OfClosure>                             \
  struct member_signature<R (C::*)(Params...) qualifiers, OfClosure> {                     \
    using result = R;                                                                      \
    using type =                                                                           \
        std::conditional_t<OfClosure, type_list<Params...>, type_list<object, Params...>>; \
  };
LEND_MEMBER_SIGNATURE(, C&)
LEND_MEMBER_SIGNATURE(const, const C&)
LEND_MEMBER_SIGNATURE(&, C&)
LEND_MEMBER_SIGNATURE(const&, const C&)
LEND_MEMBER_SIGNATURE(&&, C&&)
LEND_MEMBER_SIGNATURE(const&&, const C&&)
LEND_MEMBER_SIGNATURE(noexcept, C&)
LEND_MEMBER_SIGNATURE(const noexcept, const C&)
LEND_MEMBER_SIGNATURE(& noexcept, C&)
LEND_MEMBER_SIGNATURE(const& noexcept, const C&)
LEND_MEMBER_SIGNATURE(&& noexcept, C&&)
LEND_MEMBER_SIGNATURE(const&& noexcept, const C&&)
#undef LEND_MEMBER_SIGNATURE

template <class F>
struct signature : no_signature {};

template <class R, class... Params>
struct signature<R (*)(Params...)> {
  using result = R;
  using type = type_list<Params...>;
};

template <class R, class... Params>
struct signature<R (*)(Params...) noexcept> : signature<R (*)(Params...)> {};

template <class F>
  requires std::is_member_function_pointer_v<F>
struct signature<F> : member_signature<F, false> {};

template <class Member, class Class>
  requires std::is_object_v<Member>
struct signature<Member Class::*> {
  using result = Member;
  using type = type_list<const Class&>;
};

template <class F>
  requires requires { &F::operator(); }
struct signature<F> : member_signature<decltype(&F::operator()), true> {};

template <class F>
struct signature<unchecked_callable<F>> : signature<F> {};

struct any_argument {
  template <class T>
  any_argument(T&&) noexcept;  // NOLINT(google-explicit-constructor,bugprone-forwarding*)
};
template <class>
using any_for = any_argument;

struct any_call_operator {
  void operator()();
};
template <class F>
struct doubly_called : F, any_call_operator {};

/// A class with an operator(), template or not: what converts to a function is called without one.
template <class F>
constexpr bool has_call_operator = false;
template <class F>
  requires(std::is_class_v<F> && !std::is_final_v<F>)
constexpr bool has_call_operator<F> = !requires { &doubly_called<F>::operator(); };

/// `F`, with a rival for each call: one that fits the arguments worse and the object better.
template <class F, class... Args>
struct contested : F {
  using F::operator();
  char operator()(any_for<Args>...);
};

/// Whether a const operator() of a class, template or not, takes the arguments: then the call is
/// ambiguous. Its body is not compiled for that, as it is to find the type of a result.
template <class F, class... Args>
constexpr bool takes_arguments = false;
template <class F, class... Args>
  requires(has_call_operator<F> && sizeof...(Args) > 0)
constexpr bool takes_arguments<F, Args...> = !requires(
    contested<F, Args...>& callable, Args&&... args) { callable(static_cast<Args&&>(args)...); };

/// A lambda: its one operator() is never ambiguous by itself.
template <class F>
constexpr bool is_closure() {
  constexpr std::string_view name = type_name<F>();
  return name.starts_with("(lambda at ") ||
         (name.find("<lambda(") != std::string_view::npos && name.ends_with(")>"));
}

/// The `Index`-th parameter in a list, or unreadable.
template <class Signature, std::size_t Index>
struct parameter {
  using type = unreadable;
};

template <std::size_t Index, class First, class... Rest>
struct parameter<type_list<First, Rest...>, Index> : parameter<type_list<Rest...>, Index - 1> {};

template <class First, class... Rest>
struct parameter<type_list<First, Rest...>, 0> {
  using type = First;
};

// g++ 12 takes the branch for virtual functions, which a small class has none of, for a read past
// it.
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Warray-bounds"
#endif
template <class Member, class Class, class Object, class... Args>
constexpr decltype(auto) invoke_member(Member Class::* member, Object&& object, Args&&... args) {
  if constexpr (!std::is_base_of_v<Class, std::remove_cvref_t<Object>>) {
    return invoke_member(member, *std::forward<Object>(object), std::forward<Args>(args)...);
  } else if constexpr (std::is_function_v<Member>) {
    return (std::forward<Object>(object).*member)(std::forward<Args>(args)...);
  } else {
    return std::forward<Object>(object).*member;
  }
}
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic pop
#endif

/// std::invoke for the callables that lend takes.
template <class F, class... Args>
constexpr decltype(auto) invoke(F& callable, Args&&... args) {
  if constexpr (std::is_member_pointer_v<std::remove_cv_t<F>>) {
    return invoke_member(callable, std::forward<Args>(args)...);
  } else {
    return callable(std::forward<Args>(args)...);
  }
}

}  // namespace lend::detail::inline LEND_ABI
