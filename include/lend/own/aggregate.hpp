#pragma once

#include <lend/own/config.hpp>

#include <cstddef>
#include <type_traits>
#include <utility>

// The members of an aggregate, found without its help: brace initialization counts them,
// structured bindings name their types.

namespace lend::detail::inline LEND_ABI {

template <class... Ts>
struct type_list {};

template <class... Lefts, class... Rights>
type_list<Lefts..., Rights...> operator+(type_list<Lefts...>, type_list<Rights...>);

/// One list after the other.
template <class... Lists>
using joined = decltype((type_list<>{} + ... + Lists{}));

/// Never called; it has bodies for clang, which counts what a constexpr constructor would call.
struct any_value {
  template <class T>
  operator T() const noexcept {  // NOLINT(google-explicit-constructor)
    __builtin_unreachable();
  }
};

template <class Derived>
struct any_base {
  template <class T>
    requires(std::is_base_of_v<T, Derived> && !std::is_same_v<T, Derived>)
  operator T() const noexcept;  // NOLINT(google-explicit-constructor)
};

template <std::size_t>
using any_at = any_value;

template <class T, std::size_t... Is>
constexpr bool initializable_from(std::index_sequence<Is...>) {
  return requires { T{any_at<Is>{}...}; };
}

template <class T, std::size_t... Before, std::size_t... Nested, std::size_t... After>
constexpr bool initializable_nested(std::index_sequence<Before...>, std::index_sequence<Nested...>,
                                    std::index_sequence<After...>) {
  return requires { T{any_at<Before>{}..., {any_at<Nested>{}...}, any_at<After>{}...}; };
}

inline constexpr std::size_t max_members = 24;
inline constexpr std::size_t max_initializers = 64;
inline constexpr std::size_t not_countable = static_cast<std::size_t>(-1);

template <class T, std::size_t N>
constexpr bool takes_initializers = initializable_from<T>(std::make_index_sequence<N>{});

/// Where the search starts: members are seldom smaller than a byte.
template <class T>
constexpr std::size_t most_initializers() {
  constexpr std::size_t bytes = sizeof(T) < max_initializers ? sizeof(T) : max_initializers;
  if constexpr (bytes < max_initializers && !takes_initializers<T, bytes + 1>) {
    return bytes;
  } else {
    return max_initializers;
  }
}

/// The number of initializers that `T{...}` takes, elements of member arrays counted one by one.
template <class T, std::size_t N = most_initializers<T>()>
constexpr std::size_t initializer_count() {
  if constexpr (takes_initializers<T, N>) {
    return N;
  } else if constexpr (N == 0) {
    return not_countable;
  } else {
    return initializer_count<T, N - 1>();
  }
}

template <class T, std::size_t Before, std::size_t Nested, std::size_t After>
constexpr bool takes_braces =
    initializable_nested<T>(std::make_index_sequence<Before>{}, std::make_index_sequence<Nested>{},
                            std::make_index_sequence<After>{});

/// How many initializers the member at initializer `At` of `Total` uses up: more than one for an
/// array. A class that happens to take braces leaves room for more initializers behind it.
template <class T, std::size_t At, std::size_t Total, std::size_t Width = Total - At>
constexpr std::size_t initializers_of_member() {
  if constexpr (Width <= 1) {
    return 1;
  } else if constexpr (takes_braces<T, At, Width, Total - At - Width> &&
                       !takes_braces<T, At, Width, Total - At - Width + 1>) {
    return Width;
  } else {
    return initializers_of_member<T, At, Total, Width - 1>();
  }
}

template <class T, std::size_t Total, std::size_t At = 0>
constexpr std::size_t fold_members() {
  if constexpr (At >= Total) {
    return 0;
  } else {
    return 1 + fold_members<T, Total, At + initializers_of_member<T, At, Total>()>();
  }
}

template <class T>
constexpr bool has_tuple_size = requires { sizeof(std::tuple_size<T>); };

template <class T>
constexpr bool has_first_base = requires { T{any_base<T>{}}; };

template <class T>
constexpr std::size_t member_count() {
  if constexpr (!std::is_aggregate_v<T> || std::is_union_v<T> || has_tuple_size<T> ||
                has_first_base<T>) {
    return not_countable;
  } else {
    constexpr std::size_t total = initializer_count<T>();
    if constexpr (total == not_countable) {
      return not_countable;
    } else {
      constexpr std::size_t members = fold_members<T, total>();
      // Members that no braces initialize, such as references with a default, count as none.
      constexpr bool hidden = members == 0 && !std::is_empty_v<T>;
      return hidden || members > max_members ? not_countable : members;
    }
  }
}

// A structured binding gives the declared types: a `mutable` member of a const object shows as
// non-const, and a reference member as a reference.

// clang-format off
/// `use.template operator()<declared types...>(members...)`
template <std::size_t Count, class T, class Use>
constexpr decltype(auto) with_members(T& object, Use&& use) {
#define LEND_D(x) decltype(x)
  if constexpr (Count == 0) { return use.template operator()<>(); }
  else if constexpr (Count == 1) { auto& [a] = object; return use.template operator()<LEND_D(a)>(a); }
  else if constexpr (Count == 2) { auto& [a, b] = object; return use.template operator()<LEND_D(a), LEND_D(b)>(a, b); }
  else if constexpr (Count == 3) { auto& [a, b, c] = object; return use.template operator()<LEND_D(a), LEND_D(b), LEND_D(c)>(a, b, c); }
  else if constexpr (Count == 4) { auto& [a, b, c, d] = object; return use.template operator()<LEND_D(a), LEND_D(b), LEND_D(c), LEND_D(d)>(a, b, c, d); }
  else if constexpr (Count == 5) { auto& [a, b, c, d, e] = object; return use.template operator()<LEND_D(a), LEND_D(b), LEND_D(c), LEND_D(d), LEND_D(e)>(a, b, c, d, e); }
  else if constexpr (Count == 6) { auto& [a, b, c, d, e, f] = object; return use.template operator()<LEND_D(a), LEND_D(b), LEND_D(c), LEND_D(d), LEND_D(e), LEND_D(f)>(a, b, c, d, e, f); }
  else if constexpr (Count == 7) { auto& [a, b, c, d, e, f, g] = object; return use.template operator()<LEND_D(a), LEND_D(b), LEND_D(c), LEND_D(d), LEND_D(e), LEND_D(f), LEND_D(g)>(a, b, c, d, e, f, g); }
  else if constexpr (Count == 8) { auto& [a, b, c, d, e, f, g, h] = object; return use.template operator()<LEND_D(a), LEND_D(b), LEND_D(c), LEND_D(d), LEND_D(e), LEND_D(f), LEND_D(g), LEND_D(h)>(a, b, c, d, e, f, g, h); }
  else if constexpr (Count == 9) { auto& [a, b, c, d, e, f, g, h, i] = object; return use.template operator()<LEND_D(a), LEND_D(b), LEND_D(c), LEND_D(d), LEND_D(e), LEND_D(f), LEND_D(g), LEND_D(h), LEND_D(i)>(a, b, c, d, e, f, g, h, i); }
  else if constexpr (Count == 10) { auto& [a, b, c, d, e, f, g, h, i, j] = object; return use.template operator()<LEND_D(a), LEND_D(b), LEND_D(c), LEND_D(d), LEND_D(e), LEND_D(f), LEND_D(g), LEND_D(h), LEND_D(i), LEND_D(j)>(a, b, c, d, e, f, g, h, i, j); }
  else if constexpr (Count == 11) { auto& [a, b, c, d, e, f, g, h, i, j, k] = object; return use.template operator()<LEND_D(a), LEND_D(b), LEND_D(c), LEND_D(d), LEND_D(e), LEND_D(f), LEND_D(g), LEND_D(h), LEND_D(i), LEND_D(j), LEND_D(k)>(a, b, c, d, e, f, g, h, i, j, k); }
  else if constexpr (Count == 12) { auto& [a, b, c, d, e, f, g, h, i, j, k, l] = object; return use.template operator()<LEND_D(a), LEND_D(b), LEND_D(c), LEND_D(d), LEND_D(e), LEND_D(f), LEND_D(g), LEND_D(h), LEND_D(i), LEND_D(j), LEND_D(k), LEND_D(l)>(a, b, c, d, e, f, g, h, i, j, k, l); }
  else if constexpr (Count == 13) { auto& [a, b, c, d, e, f, g, h, i, j, k, l, m] = object; return use.template operator()<LEND_D(a), LEND_D(b), LEND_D(c), LEND_D(d), LEND_D(e), LEND_D(f), LEND_D(g), LEND_D(h), LEND_D(i), LEND_D(j), LEND_D(k), LEND_D(l), LEND_D(m)>(a, b, c, d, e, f, g, h, i, j, k, l, m); }
  else if constexpr (Count == 14) { auto& [a, b, c, d, e, f, g, h, i, j, k, l, m, n] = object; return use.template operator()<LEND_D(a), LEND_D(b), LEND_D(c), LEND_D(d), LEND_D(e), LEND_D(f), LEND_D(g), LEND_D(h), LEND_D(i), LEND_D(j), LEND_D(k), LEND_D(l), LEND_D(m), LEND_D(n)>(a, b, c, d, e, f, g, h, i, j, k, l, m, n); }
  else if constexpr (Count == 15) { auto& [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o] = object; return use.template operator()<LEND_D(a), LEND_D(b), LEND_D(c), LEND_D(d), LEND_D(e), LEND_D(f), LEND_D(g), LEND_D(h), LEND_D(i), LEND_D(j), LEND_D(k), LEND_D(l), LEND_D(m), LEND_D(n), LEND_D(o)>(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o); }
  else if constexpr (Count == 16) { auto& [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p] = object; return use.template operator()<LEND_D(a), LEND_D(b), LEND_D(c), LEND_D(d), LEND_D(e), LEND_D(f), LEND_D(g), LEND_D(h), LEND_D(i), LEND_D(j), LEND_D(k), LEND_D(l), LEND_D(m), LEND_D(n), LEND_D(o), LEND_D(p)>(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p); }
  else if constexpr (Count == 17) { auto& [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q] = object; return use.template operator()<LEND_D(a), LEND_D(b), LEND_D(c), LEND_D(d), LEND_D(e), LEND_D(f), LEND_D(g), LEND_D(h), LEND_D(i), LEND_D(j), LEND_D(k), LEND_D(l), LEND_D(m), LEND_D(n), LEND_D(o), LEND_D(p), LEND_D(q)>(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q); }
  else if constexpr (Count == 18) { auto& [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r] = object; return use.template operator()<LEND_D(a), LEND_D(b), LEND_D(c), LEND_D(d), LEND_D(e), LEND_D(f), LEND_D(g), LEND_D(h), LEND_D(i), LEND_D(j), LEND_D(k), LEND_D(l), LEND_D(m), LEND_D(n), LEND_D(o), LEND_D(p), LEND_D(q), LEND_D(r)>(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r); }
  else if constexpr (Count == 19) { auto& [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s] = object; return use.template operator()<LEND_D(a), LEND_D(b), LEND_D(c), LEND_D(d), LEND_D(e), LEND_D(f), LEND_D(g), LEND_D(h), LEND_D(i), LEND_D(j), LEND_D(k), LEND_D(l), LEND_D(m), LEND_D(n), LEND_D(o), LEND_D(p), LEND_D(q), LEND_D(r), LEND_D(s)>(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s); }
  else if constexpr (Count == 20) { auto& [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t] = object; return use.template operator()<LEND_D(a), LEND_D(b), LEND_D(c), LEND_D(d), LEND_D(e), LEND_D(f), LEND_D(g), LEND_D(h), LEND_D(i), LEND_D(j), LEND_D(k), LEND_D(l), LEND_D(m), LEND_D(n), LEND_D(o), LEND_D(p), LEND_D(q), LEND_D(r), LEND_D(s), LEND_D(t)>(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t); }
  else if constexpr (Count == 21) { auto& [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u] = object; return use.template operator()<LEND_D(a), LEND_D(b), LEND_D(c), LEND_D(d), LEND_D(e), LEND_D(f), LEND_D(g), LEND_D(h), LEND_D(i), LEND_D(j), LEND_D(k), LEND_D(l), LEND_D(m), LEND_D(n), LEND_D(o), LEND_D(p), LEND_D(q), LEND_D(r), LEND_D(s), LEND_D(t), LEND_D(u)>(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u); }
  else if constexpr (Count == 22) { auto& [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v] = object; return use.template operator()<LEND_D(a), LEND_D(b), LEND_D(c), LEND_D(d), LEND_D(e), LEND_D(f), LEND_D(g), LEND_D(h), LEND_D(i), LEND_D(j), LEND_D(k), LEND_D(l), LEND_D(m), LEND_D(n), LEND_D(o), LEND_D(p), LEND_D(q), LEND_D(r), LEND_D(s), LEND_D(t), LEND_D(u), LEND_D(v)>(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v); }
  else if constexpr (Count == 23) { auto& [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v, w] = object; return use.template operator()<LEND_D(a), LEND_D(b), LEND_D(c), LEND_D(d), LEND_D(e), LEND_D(f), LEND_D(g), LEND_D(h), LEND_D(i), LEND_D(j), LEND_D(k), LEND_D(l), LEND_D(m), LEND_D(n), LEND_D(o), LEND_D(p), LEND_D(q), LEND_D(r), LEND_D(s), LEND_D(t), LEND_D(u), LEND_D(v), LEND_D(w)>(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v, w); }
  else if constexpr (Count == 24) { auto& [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v, w, x] = object; return use.template operator()<LEND_D(a), LEND_D(b), LEND_D(c), LEND_D(d), LEND_D(e), LEND_D(f), LEND_D(g), LEND_D(h), LEND_D(i), LEND_D(j), LEND_D(k), LEND_D(l), LEND_D(m), LEND_D(n), LEND_D(o), LEND_D(p), LEND_D(q), LEND_D(r), LEND_D(s), LEND_D(t), LEND_D(u), LEND_D(v), LEND_D(w), LEND_D(x)>(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v, w, x); }
#undef LEND_D
}
// clang-format on

struct list_types {
  template <class... Declared>
  constexpr type_list<Declared...> operator()(const auto&...) const {
    return {};
  }
};

/// The declared types of the members of a const `T`, which has a member_count().
template <class T>
using member_types =
    decltype(with_members<member_count<T>()>(std::declval<const T&>(), list_types{}));

}  // namespace lend::detail::inline LEND_ABI
