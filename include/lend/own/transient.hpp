#pragma once

#include <lend/own/config.hpp>

#include <cstddef>
#include <type_traits>
#include <utility>

namespace lend::detail::inline LEND_ABI {

template <class...>
inline constexpr bool never = false;

struct refused_parts;
template <class Payload, class... Places>
refused_parts explain_split(Places... places);

/// What `mut`, `shared`, `zip`, `task` and their like give: a loan, view or task that is used up in
/// the expression that makes it.
///
/// They are returned as `const` prvalues, and a call takes only those: naming one drops the const
/// (`auto l = mut(v)`), so that neither `l` nor `std::move(l)` is taken. A copy says why not.
template <class Payload>
class [[nodiscard(
    "lend[blocking-loan]: a loan, view or task does nothing alone; write it inside the call that "
    "uses it")]] transient {
 public:
  explicit constexpr transient(Payload payload) : payload_(std::move(payload)) {}

  transient(const transient& other) : payload_(other.payload_) {
    static_assert(never<Payload>,
                  "lend[blocking-loan]: a loan, view or task is not stored, copied, returned or "
                  "passed on; write it inside the call that uses it");
  }
  transient& operator=(const transient&) = delete;  // lend[blocking-loan]: write it inside the call
  ~transient() = default;

  template <class... Places>
  auto split_at(Places... places) const {
    return explain_split<Payload>(places...);
  }

 private:
  friend struct transient_access;
  // A task given to join is moved out of the const prvalue that carried it.
  mutable Payload payload_;
};

struct transient_access {
  template <class Payload>
  static constexpr Payload& payload(const transient<Payload>& of) noexcept {
    return of.payload_;
  }
};

template <class T>
struct payload_of {
  static constexpr bool is_transient = false;
  using type = void;
};

template <class Payload>
struct payload_of<transient<Payload>> {
  static constexpr bool is_transient = true;
  using type = Payload;
};

/// `A` is what a forwarding reference deduced.
template <class A>
concept Transient = payload_of<std::remove_cvref_t<A>>::is_transient;

/// Written in the expression that uses it.
template <class A>
concept FreshTransient = Transient<A> && std::is_const_v<A>;

template <Transient A>
using payload_t = typename payload_of<std::remove_cvref_t<A>>::type;

/// A value that belongs to the callee.
template <class T>
struct given {
  T value;
};

template <class Payload>
inline constexpr bool is_given = false;
template <class T>
inline constexpr bool is_given<given<T>> = true;

/// A loan, or what is made of loans: nothing that somebody could keep.
template <class A>
concept Lent = Transient<A> && !is_given<payload_t<A>>;

/// The result of a call that a rule refused. It fits everywhere, so that one misuse is one error.
struct refused {
  constexpr refused() = default;
  template <class... Ignored>
  explicit constexpr refused(Ignored&&...) noexcept {}
  template <class T>
  operator T() const;  // NOLINT(google-explicit-constructor)
  [[nodiscard]] refused join() const;
  refused operator[](const auto& index) const;
  refused operator()(const auto&... arguments) const;
};

/// For who gives both parts a name.
struct refused_parts {
  refused front;
  refused back;
};

template <class Payload, class... Places>
refused_parts explain_split(Places... /*places*/) {
  static_assert(never<Payload, Places...>,
                "lend[call]: a loan or view is not split where it is made; write "
                "lend::join(lend::split_at(i, v), f), which lends both parts");
  return {};
}

/// Stands where a value would come from a call that was refused.
template <class R>
R refused_value() {
  __builtin_unreachable();
}

template <class A>
concept Refused = std::is_same_v<std::remove_cvref_t<A>, refused> ||
                  std::is_same_v<std::remove_cvref_t<A>, refused_parts>;

// Operators that take it and anything else: what is done with the result is no error of its own.
bool operator==(refused, const auto& right);

#define LEND_REFUSED_OPERATOR(result, sign)         \
  result operator sign(refused, const auto& right); \
  template <class Left>                             \
    requires(!Refused<Left>)                        \
  result operator sign(Left&& left, refused);
#define LEND_REFUSED_ASSIGNMENT(sign) \
  template <class Left>               \
  Left& operator sign(Left & left, refused);
#define LEND_REFUSED_SIGN(sign) refused operator sign(refused);
LEND_REFUSED_OPERATOR(refused, +)
LEND_REFUSED_OPERATOR(refused, -)
LEND_REFUSED_OPERATOR(refused, *)
LEND_REFUSED_OPERATOR(refused, /)
LEND_REFUSED_OPERATOR(refused, %)
LEND_REFUSED_OPERATOR(refused, &)
LEND_REFUSED_OPERATOR(refused, |)
LEND_REFUSED_OPERATOR(refused, ^)
LEND_REFUSED_OPERATOR(refused, <<)
LEND_REFUSED_OPERATOR(refused, >>)
LEND_REFUSED_OPERATOR(bool, <)
LEND_REFUSED_OPERATOR(bool, >)
LEND_REFUSED_OPERATOR(bool, <=)
LEND_REFUSED_OPERATOR(bool, >=)
LEND_REFUSED_ASSIGNMENT(+=)
LEND_REFUSED_ASSIGNMENT(-=)
LEND_REFUSED_ASSIGNMENT(*=)
LEND_REFUSED_ASSIGNMENT(/=)
LEND_REFUSED_ASSIGNMENT(%=)
LEND_REFUSED_ASSIGNMENT(&=)
LEND_REFUSED_ASSIGNMENT(|=)
LEND_REFUSED_ASSIGNMENT(^=)
LEND_REFUSED_SIGN(+)
LEND_REFUSED_SIGN(-)
LEND_REFUSED_SIGN(~)
LEND_REFUSED_SIGN(*)
#undef LEND_REFUSED_OPERATOR
#undef LEND_REFUSED_ASSIGNMENT
#undef LEND_REFUSED_SIGN

// For what is said of `auto [a, b] = v.split_at(i)`, below.
template <std::size_t Index, class Payload>
refused get(const transient<Payload>& of);
template <class Payload>
constexpr std::size_t count_names() {
  static_assert(never<Payload>,
                "lend[blocking-loan]: a part that is lent has no name; split what is given away, "
                "auto [a, b] = std::move(v).split_at(i), or write the split inside the call that "
                "uses it");
  return 2;
}

}  // namespace lend::detail::inline LEND_ABI

// NOLINTBEGIN(cert-dcl58-cpp): both depend on a type of lend's
template <class Payload>
struct std::tuple_size<lend::detail::transient<Payload>> {
  static constexpr std::size_t value = lend::detail::count_names<Payload>();
};
template <std::size_t Index, class Payload>
struct std::tuple_element<Index, lend::detail::transient<Payload>> {
  using type = lend::detail::refused;
};
// NOLINTEND(cert-dcl58-cpp)
