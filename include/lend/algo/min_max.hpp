#pragma once

#include <lend/algo/kernel/comparison.hpp>
#include <lend/algo/kernel/extremes.hpp>
#include <lend/algo/kernel/walk.hpp>

#include <cstddef>
#include <optional>
#include <type_traits>
#include <utility>

namespace lend::inline LEND_ABI {

/// Where a least and a greatest element are.
struct minmax_positions {
  std::size_t min;
  std::size_t max;

  friend bool operator==(const minmax_positions&, const minmax_positions&) = default;
};

}  // namespace lend::inline LEND_ABI

namespace lend::detail::inline LEND_ABI {

/// Finds what the picks look for and returns it as a `Result`, which is made of positions.
template <class Result, class... Picks>
struct extremes_fn {
  template <class A, class... Args>
    requires(misuse_of_elements<access::read, A>() == misuse::none)
  static auto named(type_list<A>, type_list<Args...>) -> named_verdict_t<compared_in<A>, Args...>;

  template <class A>
  auto operator()(const control& how, A&& range) const {
    return (*this)(how, std::forward<A>(range), less_than{});
  }

  template <class A, class Less, class... Args>
  auto operator()(const control& how, A&& range, Less&& less, Args&&... args) const {
    constexpr misuse found = misuse_of_ordering<A, Less, Args...>();
    enforce<found, A, shown_t<found, audience::many, read_elements_of<A>, Less, Args...>,
            Args...>();
    if constexpr (found == misuse::none) {
      auto view = make_view(leaves(std::forward<A>(range)));
      const auto elements = bind_elements<access::read, A>(view);
      check_disjoint(elements, argument_loan<Less>{less}, argument_loan<Args>{args}...);
      const auto call = make_ready<audience::many, compared_in<A>>(std::forward<Less>(less),
                                                                   std::forward<Args>(args)...);
      return elements.size() == 0
                 ? std::optional<Result>()
                 : result_of(find<std::decay_t<Less>>(how, elements.data, elements.size(), call));
    } else {
      return refused_value<std::optional<Result>>();
    }
  }

 private:
  template <class Less, class T, class Call>
  static picked<Picks...> find(const control& how, T* data, std::size_t count, const Call& call) {
    using value = std::remove_const_t<T>;
    if constexpr (!orders_numbers<Less, value>) {
      return find_elements<Picks...>(how, data, count, call);
    } else if constexpr (is_std_order<Less, value>("std::greater")) {
      return find_numbers<typename Picks::reversed...>(how, data, count);
    } else {
      return find_numbers<Picks...>(how, data, count);
    }
  }
  static std::optional<Result> result_of(const picked<Picks...>& found) noexcept {
    if constexpr (sizeof...(Picks) == 1) {
      return found[0];
    } else {
      return Result{found[0], found[1]};
    }
  }
};

using first_least = pick<extreme::least, among_equals::first>;
using first_greatest = pick<extreme::greatest, among_equals::first>;
using last_greatest = pick<extreme::greatest, among_equals::last>;

}  // namespace lend::detail::inline LEND_ABI

namespace lend::inline LEND_ABI {

/// Where the first least element of a range is, by `<` or by `less(a, b, args...)`, a strict weak
/// order; nothing if the range is empty.
///
/// A NaN among floats that are compared by `<` is passed over, unless it comes first and is what is
/// found, as std::min_element has it. Throws overlap_error if loans overlap, before anything
/// starts; else the first exception of less. Work: n comparisons. Span: O(log n) plus the length of
/// a block. No allocation.
inline constexpr detail::with_options<detail::extremes_fn<std::size_t, detail::first_least>>
    min_element{};

/// Where the first greatest element is; in all else as min_element.
inline constexpr detail::with_options<detail::extremes_fn<std::size_t, detail::first_greatest>>
    max_element{};

/// Where the first least and the last greatest element are, in one pass; in all else as
/// min_element. Which of several greatest elements it is differs from max_element, as in std.
inline constexpr detail::with_options<
    detail::extremes_fn<minmax_positions, detail::first_least, detail::last_greatest>>
    minmax_element{};

}  // namespace lend::inline LEND_ABI
