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

struct any_value {
  template <class T>
  operator T() const noexcept;  // NOLINT(google-explicit-constructor)
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
      return members <= max_members ? members : not_countable;
    }
  }
}

// A structured binding gives the declared types: a `mutable` member of a const object shows as
// non-const, and a reference member as a reference.

// clang-format off
template <std::size_t Count, class T>
constexpr auto member_types_of(const T& object) {
#define LEND_D(x) decltype(x)
  if constexpr (Count == 0) { return type_list<>{}; }
  else if constexpr (Count == 1) { const auto& [a] = object; return type_list<LEND_D(a)>{}; }
  else if constexpr (Count == 2) { const auto& [a, b] = object; return type_list<LEND_D(a), LEND_D(b)>{}; }
  else if constexpr (Count == 3) { const auto& [a, b, c] = object; return type_list<LEND_D(a), LEND_D(b), LEND_D(c)>{}; }
  else if constexpr (Count == 4) { const auto& [a, b, c, d] = object; return type_list<LEND_D(a), LEND_D(b), LEND_D(c), LEND_D(d)>{}; }
  else if constexpr (Count == 5) { const auto& [a, b, c, d, e] = object; return type_list<LEND_D(a), LEND_D(b), LEND_D(c), LEND_D(d), LEND_D(e)>{}; }
  else if constexpr (Count == 6) { const auto& [a, b, c, d, e, f] = object; return type_list<LEND_D(a), LEND_D(b), LEND_D(c), LEND_D(d), LEND_D(e), LEND_D(f)>{}; }
  else if constexpr (Count == 7) { const auto& [a, b, c, d, e, f, g] = object; return type_list<LEND_D(a), LEND_D(b), LEND_D(c), LEND_D(d), LEND_D(e), LEND_D(f), LEND_D(g)>{}; }
  else if constexpr (Count == 8) { const auto& [a, b, c, d, e, f, g, h] = object; return type_list<LEND_D(a), LEND_D(b), LEND_D(c), LEND_D(d), LEND_D(e), LEND_D(f), LEND_D(g), LEND_D(h)>{}; }
  else if constexpr (Count == 9) { const auto& [a, b, c, d, e, f, g, h, i] = object; return type_list<LEND_D(a), LEND_D(b), LEND_D(c), LEND_D(d), LEND_D(e), LEND_D(f), LEND_D(g), LEND_D(h), LEND_D(i)>{}; }
  else if constexpr (Count == 10) { const auto& [a, b, c, d, e, f, g, h, i, j] = object; return type_list<LEND_D(a), LEND_D(b), LEND_D(c), LEND_D(d), LEND_D(e), LEND_D(f), LEND_D(g), LEND_D(h), LEND_D(i), LEND_D(j)>{}; }
  else if constexpr (Count == 11) { const auto& [a, b, c, d, e, f, g, h, i, j, k] = object; return type_list<LEND_D(a), LEND_D(b), LEND_D(c), LEND_D(d), LEND_D(e), LEND_D(f), LEND_D(g), LEND_D(h), LEND_D(i), LEND_D(j), LEND_D(k)>{}; }
  else if constexpr (Count == 12) { const auto& [a, b, c, d, e, f, g, h, i, j, k, l] = object; return type_list<LEND_D(a), LEND_D(b), LEND_D(c), LEND_D(d), LEND_D(e), LEND_D(f), LEND_D(g), LEND_D(h), LEND_D(i), LEND_D(j), LEND_D(k), LEND_D(l)>{}; }
  else if constexpr (Count == 13) { const auto& [a, b, c, d, e, f, g, h, i, j, k, l, m] = object; return type_list<LEND_D(a), LEND_D(b), LEND_D(c), LEND_D(d), LEND_D(e), LEND_D(f), LEND_D(g), LEND_D(h), LEND_D(i), LEND_D(j), LEND_D(k), LEND_D(l), LEND_D(m)>{}; }
  else if constexpr (Count == 14) { const auto& [a, b, c, d, e, f, g, h, i, j, k, l, m, n] = object; return type_list<LEND_D(a), LEND_D(b), LEND_D(c), LEND_D(d), LEND_D(e), LEND_D(f), LEND_D(g), LEND_D(h), LEND_D(i), LEND_D(j), LEND_D(k), LEND_D(l), LEND_D(m), LEND_D(n)>{}; }
  else if constexpr (Count == 15) { const auto& [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o] = object; return type_list<LEND_D(a), LEND_D(b), LEND_D(c), LEND_D(d), LEND_D(e), LEND_D(f), LEND_D(g), LEND_D(h), LEND_D(i), LEND_D(j), LEND_D(k), LEND_D(l), LEND_D(m), LEND_D(n), LEND_D(o)>{}; }
  else if constexpr (Count == 16) { const auto& [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p] = object; return type_list<LEND_D(a), LEND_D(b), LEND_D(c), LEND_D(d), LEND_D(e), LEND_D(f), LEND_D(g), LEND_D(h), LEND_D(i), LEND_D(j), LEND_D(k), LEND_D(l), LEND_D(m), LEND_D(n), LEND_D(o), LEND_D(p)>{}; }
  else if constexpr (Count == 17) { const auto& [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q] = object; return type_list<LEND_D(a), LEND_D(b), LEND_D(c), LEND_D(d), LEND_D(e), LEND_D(f), LEND_D(g), LEND_D(h), LEND_D(i), LEND_D(j), LEND_D(k), LEND_D(l), LEND_D(m), LEND_D(n), LEND_D(o), LEND_D(p), LEND_D(q)>{}; }
  else if constexpr (Count == 18) { const auto& [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r] = object; return type_list<LEND_D(a), LEND_D(b), LEND_D(c), LEND_D(d), LEND_D(e), LEND_D(f), LEND_D(g), LEND_D(h), LEND_D(i), LEND_D(j), LEND_D(k), LEND_D(l), LEND_D(m), LEND_D(n), LEND_D(o), LEND_D(p), LEND_D(q), LEND_D(r)>{}; }
  else if constexpr (Count == 19) { const auto& [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s] = object; return type_list<LEND_D(a), LEND_D(b), LEND_D(c), LEND_D(d), LEND_D(e), LEND_D(f), LEND_D(g), LEND_D(h), LEND_D(i), LEND_D(j), LEND_D(k), LEND_D(l), LEND_D(m), LEND_D(n), LEND_D(o), LEND_D(p), LEND_D(q), LEND_D(r), LEND_D(s)>{}; }
  else if constexpr (Count == 20) { const auto& [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t] = object; return type_list<LEND_D(a), LEND_D(b), LEND_D(c), LEND_D(d), LEND_D(e), LEND_D(f), LEND_D(g), LEND_D(h), LEND_D(i), LEND_D(j), LEND_D(k), LEND_D(l), LEND_D(m), LEND_D(n), LEND_D(o), LEND_D(p), LEND_D(q), LEND_D(r), LEND_D(s), LEND_D(t)>{}; }
  else if constexpr (Count == 21) { const auto& [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u] = object; return type_list<LEND_D(a), LEND_D(b), LEND_D(c), LEND_D(d), LEND_D(e), LEND_D(f), LEND_D(g), LEND_D(h), LEND_D(i), LEND_D(j), LEND_D(k), LEND_D(l), LEND_D(m), LEND_D(n), LEND_D(o), LEND_D(p), LEND_D(q), LEND_D(r), LEND_D(s), LEND_D(t), LEND_D(u)>{}; }
  else if constexpr (Count == 22) { const auto& [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v] = object; return type_list<LEND_D(a), LEND_D(b), LEND_D(c), LEND_D(d), LEND_D(e), LEND_D(f), LEND_D(g), LEND_D(h), LEND_D(i), LEND_D(j), LEND_D(k), LEND_D(l), LEND_D(m), LEND_D(n), LEND_D(o), LEND_D(p), LEND_D(q), LEND_D(r), LEND_D(s), LEND_D(t), LEND_D(u), LEND_D(v)>{}; }
  else if constexpr (Count == 23) { const auto& [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v, w] = object; return type_list<LEND_D(a), LEND_D(b), LEND_D(c), LEND_D(d), LEND_D(e), LEND_D(f), LEND_D(g), LEND_D(h), LEND_D(i), LEND_D(j), LEND_D(k), LEND_D(l), LEND_D(m), LEND_D(n), LEND_D(o), LEND_D(p), LEND_D(q), LEND_D(r), LEND_D(s), LEND_D(t), LEND_D(u), LEND_D(v), LEND_D(w)>{}; }
  else if constexpr (Count == 24) { const auto& [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v, w, x] = object; return type_list<LEND_D(a), LEND_D(b), LEND_D(c), LEND_D(d), LEND_D(e), LEND_D(f), LEND_D(g), LEND_D(h), LEND_D(i), LEND_D(j), LEND_D(k), LEND_D(l), LEND_D(m), LEND_D(n), LEND_D(o), LEND_D(p), LEND_D(q), LEND_D(r), LEND_D(s), LEND_D(t), LEND_D(u), LEND_D(v), LEND_D(w), LEND_D(x)>{}; }
#undef LEND_D
}
// clang-format on

/// The declared types of the members of `T`, which has a member_count().
template <class T>
using member_types = decltype(member_types_of<member_count<T>()>(std::declval<const T&>()));

}  // namespace lend::detail::inline LEND_ABI
