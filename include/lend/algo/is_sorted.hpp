#pragma once

#include <lend/algo/kernel/comparison.hpp>
#include <lend/algo/kernel/search.hpp>
#include <lend/algo/kernel/verdict.hpp>

#include <cstddef>
#include <type_traits>
#include <utility>

namespace lend::detail::inline LEND_ABI {

/// Two elements of a range, where it may be read.
template <class A>
using neighbours = type_list<typename element_cursor_t<access::read, A>::argument,
                             typename element_cursor_t<access::read, A>::argument>;
template <class A>
struct neighbours_of;
template <class A>
struct leading_parts<neighbours_of<A>> {
  using type = neighbours<A>;
};

struct is_sorted_fn {
  template <class A, class... Args>
    requires(misuse_of_elements<access::read, A>() == misuse::none)
  static auto named(type_list<A>, type_list<Args...>)
      -> by_name<audience::many, bool, neighbours<A>, type_list<carrier_t<Args>...>>;

  template <class A>
  bool operator()(const control& how, A&& range) const {
    return (*this)(how, std::forward<A>(range), less_than{});
  }

  template <class A, class Less, class... Args>
  bool operator()(const control& how, A&& range, Less&& less, Args&&... args) const {
    constexpr misuse found = misuse_of_order<A, Less, Args...>();
    enforce<found, A, shown_t<found, audience::many, neighbours_of<A>, Less, Args...>, Args...>();
    if constexpr (found == misuse::none) {
      auto view = make_view(leaves(std::forward<A>(range)));
      const auto elements = bind_elements<access::read, A>(view);
      check_disjoint(elements, argument_loan<Less>{less}, argument_loan<Args>{args}...);
      const auto call = make_ready<audience::many, neighbours<A>>(std::forward<Less>(less),
                                                                  std::forward<Args>(args)...);
      return elements.size() < 2 || !falls_anywhere<std::decay_t<Less>>(how, elements, call);
    } else {
      return refused_value<bool>();
    }
  }

 private:
  template <class A, class Less, class... Args>
  static constexpr misuse misuse_of_order() {
    if constexpr (misuse_of_elements<access::read, A>() != misuse::none) {
      return misuse_of_elements<access::read, A>();
    } else {
      return misuse_of_verdict<neighbours<A>, Less, Args...>();
    }
  }
  /// Whether an element is less than the one before it.
  template <class Less, class Cursor, class Call>
  static bool falls_anywhere(const control& how, const Cursor& elements, const Call& call) {
    auto before = elements;
    auto behind = elements;
    ++behind.data;
    --before.count;
    --behind.count;
    const auto pairs = bind_together(behind, before);
    return search_parts<Less, true>(how, pairs, call) < before.count;
  }
};

}  // namespace lend::detail::inline LEND_ABI

namespace lend::inline LEND_ABI {

/// Whether no element is less than the one before it, by `<` or by `less(a, b, args...)`.
///
/// As find_if, which searches for the first element that is.
inline constexpr detail::with_options<detail::is_sorted_fn> is_sorted{};

}  // namespace lend::inline LEND_ABI
