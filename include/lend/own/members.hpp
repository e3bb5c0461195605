#pragma once

#include <lend/own/aggregate.hpp>

#include <cstddef>
#include <type_traits>
#include <utility>

namespace lend::detail::inline LEND_ABI {

// A structured binding gives the declared types: a `mutable` member of a const object shows as
// non-const, and a reference member as a reference.

// clang-format off
/// `use.template operator()<declared types...>(members...)`
template <std::size_t Count, class T, class Use>
constexpr decltype(auto) with_members(T& object, Use&& use) {  // NOLINT(readability-function-size)
#define LEND_D(x) decltype(x)
  if constexpr (Count == 0) {
    return use.template operator()<>();
  } else if constexpr (Count == 1) {
    auto& [a] = object;
    return use.template operator()<LEND_D(a)>(a);
  } else if constexpr (Count == 2) {
    auto& [a, b] = object;
    return use.template operator()<LEND_D(a), LEND_D(b)>(a, b);
  } else if constexpr (Count == 3) {
    auto& [a, b, c] = object;
    return use.template operator()<LEND_D(a), LEND_D(b), LEND_D(c)>(a, b, c);
  } else if constexpr (Count == 4) {
    auto& [a, b, c, d] = object;
    return use.template operator()<LEND_D(a), LEND_D(b), LEND_D(c), LEND_D(d)>(a, b, c, d);
  } else if constexpr (Count == 5) {
    auto& [a, b, c, d, e] = object;
    return use.template operator()<LEND_D(a), LEND_D(b), LEND_D(c), LEND_D(d), LEND_D(e)>(a, b, c, d, e);
  } else if constexpr (Count == 6) {
    auto& [a, b, c, d, e, f] = object;
    return use.template operator()<LEND_D(a), LEND_D(b), LEND_D(c), LEND_D(d), LEND_D(e), LEND_D(f)>(a, b, c, d, e, f);
  } else if constexpr (Count == 7) {
    auto& [a, b, c, d, e, f, g] = object;
    return use.template operator()<LEND_D(a), LEND_D(b), LEND_D(c), LEND_D(d), LEND_D(e), LEND_D(f), LEND_D(g)>(a, b, c, d, e, f, g);
  } else if constexpr (Count == 8) {
    auto& [a, b, c, d, e, f, g, h] = object;
    return use.template operator()<LEND_D(a), LEND_D(b), LEND_D(c), LEND_D(d), LEND_D(e), LEND_D(f), LEND_D(g), LEND_D(h)>(a, b, c, d, e, f, g, h);
  } else if constexpr (Count == 9) {
    auto& [a, b, c, d, e, f, g, h, i] = object;
    return use.template operator()<LEND_D(a), LEND_D(b), LEND_D(c), LEND_D(d), LEND_D(e), LEND_D(f), LEND_D(g), LEND_D(h), LEND_D(i)>(a, b, c, d, e, f, g, h, i);
  } else if constexpr (Count == 10) {
    auto& [a, b, c, d, e, f, g, h, i, j] = object;
    return use.template operator()<LEND_D(a), LEND_D(b), LEND_D(c), LEND_D(d), LEND_D(e), LEND_D(f), LEND_D(g), LEND_D(h), LEND_D(i), LEND_D(j)>(a, b, c, d, e, f, g, h, i, j);
  } else if constexpr (Count == 11) {
    auto& [a, b, c, d, e, f, g, h, i, j, k] = object;
    return use.template operator()<LEND_D(a), LEND_D(b), LEND_D(c), LEND_D(d), LEND_D(e), LEND_D(f), LEND_D(g), LEND_D(h), LEND_D(i), LEND_D(j), LEND_D(k)>(a, b, c, d, e, f, g, h, i, j, k);
  } else if constexpr (Count == 12) {
    auto& [a, b, c, d, e, f, g, h, i, j, k, l] = object;
    return use.template operator()<LEND_D(a), LEND_D(b), LEND_D(c), LEND_D(d), LEND_D(e), LEND_D(f), LEND_D(g), LEND_D(h), LEND_D(i), LEND_D(j), LEND_D(k), LEND_D(l)>(a, b, c, d, e, f, g, h, i, j, k, l);
  } else if constexpr (Count == 13) {
    auto& [a, b, c, d, e, f, g, h, i, j, k, l, m] = object;
    return use.template operator()<LEND_D(a), LEND_D(b), LEND_D(c), LEND_D(d), LEND_D(e), LEND_D(f), LEND_D(g), LEND_D(h), LEND_D(i), LEND_D(j), LEND_D(k), LEND_D(l), LEND_D(m)>(a, b, c, d, e, f, g, h, i, j, k, l, m);
  } else if constexpr (Count == 14) {
    auto& [a, b, c, d, e, f, g, h, i, j, k, l, m, n] = object;
    return use.template operator()<LEND_D(a), LEND_D(b), LEND_D(c), LEND_D(d), LEND_D(e), LEND_D(f), LEND_D(g), LEND_D(h), LEND_D(i), LEND_D(j), LEND_D(k), LEND_D(l), LEND_D(m), LEND_D(n)>(a, b, c, d, e, f, g, h, i, j, k, l, m, n);
  } else if constexpr (Count == 15) {
    auto& [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o] = object;
    return use.template operator()<LEND_D(a), LEND_D(b), LEND_D(c), LEND_D(d), LEND_D(e), LEND_D(f), LEND_D(g), LEND_D(h), LEND_D(i), LEND_D(j), LEND_D(k), LEND_D(l), LEND_D(m), LEND_D(n), LEND_D(o)>(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o);
  } else if constexpr (Count == 16) {
    auto& [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p] = object;
    return use.template operator()<LEND_D(a), LEND_D(b), LEND_D(c), LEND_D(d), LEND_D(e), LEND_D(f), LEND_D(g), LEND_D(h), LEND_D(i), LEND_D(j), LEND_D(k), LEND_D(l), LEND_D(m), LEND_D(n), LEND_D(o), LEND_D(p)>(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p);
  } else if constexpr (Count == 17) {
    auto& [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q] = object;
    return use.template operator()<LEND_D(a), LEND_D(b), LEND_D(c), LEND_D(d), LEND_D(e), LEND_D(f), LEND_D(g), LEND_D(h), LEND_D(i), LEND_D(j), LEND_D(k), LEND_D(l), LEND_D(m), LEND_D(n), LEND_D(o), LEND_D(p), LEND_D(q)>(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q);
  } else if constexpr (Count == 18) {
    auto& [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r] = object;
    return use.template operator()<LEND_D(a), LEND_D(b), LEND_D(c), LEND_D(d), LEND_D(e), LEND_D(f), LEND_D(g), LEND_D(h), LEND_D(i), LEND_D(j), LEND_D(k), LEND_D(l), LEND_D(m), LEND_D(n), LEND_D(o), LEND_D(p), LEND_D(q), LEND_D(r)>(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r);
  } else if constexpr (Count == 19) {
    auto& [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s] = object;
    return use.template operator()<LEND_D(a), LEND_D(b), LEND_D(c), LEND_D(d), LEND_D(e), LEND_D(f), LEND_D(g), LEND_D(h), LEND_D(i), LEND_D(j), LEND_D(k), LEND_D(l), LEND_D(m), LEND_D(n), LEND_D(o), LEND_D(p), LEND_D(q), LEND_D(r), LEND_D(s)>(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s);
  } else if constexpr (Count == 20) {
    auto& [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t] = object;
    return use.template operator()<LEND_D(a), LEND_D(b), LEND_D(c), LEND_D(d), LEND_D(e), LEND_D(f), LEND_D(g), LEND_D(h), LEND_D(i), LEND_D(j), LEND_D(k), LEND_D(l), LEND_D(m), LEND_D(n), LEND_D(o), LEND_D(p), LEND_D(q), LEND_D(r), LEND_D(s), LEND_D(t)>(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t);
  } else if constexpr (Count == 21) {
    auto& [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u] = object;
    return use.template operator()<LEND_D(a), LEND_D(b), LEND_D(c), LEND_D(d), LEND_D(e), LEND_D(f), LEND_D(g), LEND_D(h), LEND_D(i), LEND_D(j), LEND_D(k), LEND_D(l), LEND_D(m), LEND_D(n), LEND_D(o), LEND_D(p), LEND_D(q), LEND_D(r), LEND_D(s), LEND_D(t), LEND_D(u)>(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u);
  } else if constexpr (Count == 22) {
    auto& [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v] = object;
    return use.template operator()<LEND_D(a), LEND_D(b), LEND_D(c), LEND_D(d), LEND_D(e), LEND_D(f), LEND_D(g), LEND_D(h), LEND_D(i), LEND_D(j), LEND_D(k), LEND_D(l), LEND_D(m), LEND_D(n), LEND_D(o), LEND_D(p), LEND_D(q), LEND_D(r), LEND_D(s), LEND_D(t), LEND_D(u), LEND_D(v)>(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v);
  } else if constexpr (Count == 23) {
    auto& [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v, w] = object;
    return use.template operator()<LEND_D(a), LEND_D(b), LEND_D(c), LEND_D(d), LEND_D(e), LEND_D(f), LEND_D(g), LEND_D(h), LEND_D(i), LEND_D(j), LEND_D(k), LEND_D(l), LEND_D(m), LEND_D(n), LEND_D(o), LEND_D(p), LEND_D(q), LEND_D(r), LEND_D(s), LEND_D(t), LEND_D(u), LEND_D(v), LEND_D(w)>(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v, w);
  } else if constexpr (Count == 24) {
    auto& [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v, w, x] = object;
    return use.template operator()<LEND_D(a), LEND_D(b), LEND_D(c), LEND_D(d), LEND_D(e), LEND_D(f), LEND_D(g), LEND_D(h), LEND_D(i), LEND_D(j), LEND_D(k), LEND_D(l), LEND_D(m), LEND_D(n), LEND_D(o), LEND_D(p), LEND_D(q), LEND_D(r), LEND_D(s), LEND_D(t), LEND_D(u), LEND_D(v), LEND_D(w), LEND_D(x)>(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v, w, x);
  }
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
