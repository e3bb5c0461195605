#pragma once

#include <lend/algo/kernel/search.hpp>
#include <lend/algo/kernel/verdict.hpp>

#include <cstddef>
#include <optional>
#include <tuple>
#include <type_traits>
#include <utility>

namespace lend::detail::inline LEND_ABI {

struct equals {
  template <class T, class U>
    requires requires(const T& a, const U& b) { a == b; }
  constexpr bool operator()(const T& a, const U& b) const {
    return a == b;
  }
};

/// An element of each of two ranges, where they may be read.
template <class A, class B>
using pair_of_elements = type_list<typename element_cursor_t<access::read, A>::argument,
                                   typename element_cursor_t<access::read, B>::argument>;
template <class A, class B>
struct elements_of_both;
template <class A, class B>
struct leading_parts<elements_of_both<A, B>> {
  using type = pair_of_elements<A, B>;
};

template <class A, class B>
constexpr misuse misuse_of_both =
    first_misuse(misuse_of_elements<access::read, A>(), misuse_of_elements<access::read, B>());

/// Which rule forbids to compare the elements of `A` with those of `B`.
template <class A, class B, class Equal, class... Args>
constexpr misuse misuse_of_comparing() {
  if constexpr (misuse_of_both<A, B> != misuse::none) {
    return misuse_of_both<A, B>;
  } else {
    return misuse_of_verdict<pair_of_elements<A, B>, Equal, Args...>();
  }
}

/// Checks the rules, binds both ranges and the comparison, and gives
/// `Question{}(size of a, size of b, search)`, where search() is the first index at which they
/// differ, or where the shorter one ends.
template <class Question>
struct comparing_entry {
  template <class A, class B, class... Args>
    requires(misuse_of_both<A, B> == misuse::none)
  static auto named(type_list<A, B>, type_list<Args...>)
      -> by_name<audience::many, bool, pair_of_elements<A, B>, type_list<carrier_t<Args>...>>;

  template <class A, class B>
  auto operator()(const control& how, A&& a, B&& b) const {
    return (*this)(how, std::forward<A>(a), std::forward<B>(b), equals{});
  }

  template <class A, class B, class Equal, class... Args>
  auto operator()(const control& how, A&& a, B&& b, Equal&& equal, Args&&... args) const {
    constexpr misuse found = misuse_of_comparing<A, B, Equal, Args...>();
    enforce<found, A, B, shown_t<found, audience::many, elements_of_both<A, B>, Equal, Args...>,
            Args...>();
    if constexpr (found == misuse::none) {
      auto view_a = make_view(leaves(std::forward<A>(a)));
      auto view_b = make_view(leaves(std::forward<B>(b)));
      auto in_a = bind_elements<access::read, A>(view_a);
      auto in_b = bind_elements<access::read, B>(view_b);
      check_disjoint(in_a, in_b, argument_loan<Equal>{equal}, argument_loan<Args>{args}...);
      const auto call = make_ready<audience::many, pair_of_elements<A, B>>(
          std::forward<Equal>(equal), std::forward<Args>(args)...);
      const std::size_t size_a = in_a.size();
      const std::size_t size_b = in_b.size();
      return Question{}(size_a, size_b, [&] {
        in_a.count = at_most(size_a, size_b);
        in_b.count = in_a.count;
        return search_parts<std::decay_t<Equal>, false>(how, bind_together(in_a, in_b), call);
      });
    } else {
      return refused_value<typename Question::answer>();
    }
  }
};

struct whether_equal {
  using answer = bool;
  template <class Search>
  bool operator()(std::size_t size_a, std::size_t size_b, const Search& search) const {
    return size_a == size_b && search() == size_a;
  }
};

struct where_different {
  using answer = std::optional<std::size_t>;
  template <class Search>
  answer operator()(std::size_t size_a, std::size_t size_b, const Search& search) const {
    const std::size_t at = search();
    return at == size_a && at == size_b ? std::nullopt : answer(at);
  }
};

}  // namespace lend::detail::inline LEND_ABI

namespace lend::inline LEND_ABI {

/// Whether two ranges have the same length and equal elements, by `==` or by `eq(x, y, args...)`.
///
/// Nothing is compared if they differ in length. Else as find_if, which searches for the first
/// elements that are not equal.
inline constexpr detail::with_options<detail::comparing_entry<detail::whether_equal>> equal{};

/// The first index at which two ranges differ, by `==` or by `eq(x, y, args...)`: the length of the
/// shorter one if that is the beginning of the other, nullopt if they are equal. As find_if.
inline constexpr detail::with_options<detail::comparing_entry<detail::where_different>> mismatch{};

}  // namespace lend::inline LEND_ABI
