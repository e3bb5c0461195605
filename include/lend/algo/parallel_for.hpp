#pragma once

#include <lend/algo/kernel/interval.hpp>
#include <lend/algo/kernel/walk.hpp>

#include <concepts>
#include <cstddef>
#include <type_traits>
#include <utility>

namespace lend::detail::inline LEND_ABI {

struct parallel_for_fn {
  template <class... Args>
  static constexpr void usage() {
    static_assert(never<Args...>,
                  "lend[call]: parallel_for takes two integers, a callable and what that gets "
                  "after each number between them; write parallel_for(low, high, f, args...)");
  }

  template <class Low, class High, class... Args>
  static auto named(type_list<Low, High>, type_list<Args...>)
      -> named_callee_t<audience::many, type_list<index_between<Low, High>>, Args...>;

  template <std::integral Low, std::integral High, class F, class... Args>
  auto operator()(const control& how, Low low, High high, F&& callable, Args&&... args) const {
    using index = index_between<Low, High>;
    constexpr misuse found = misuse_of_visiting<type_list<index>, F, Args...>();
    enforce<found, shown_t<found, audience::many, type_list<index>, F, Args...>, Args...>();
    if constexpr (found == misuse::none) {
      check_disjoint<3>(argument_loan<F>{callable}, argument_loan<Args>{args}...);
      const auto call = make_ready<audience::many, type_list<index>>(std::forward<F>(callable),
                                                                     std::forward<Args>(args)...);
      const auto indices = interval_of(low, high);
      fork_range(how, indices.size(), [&](std::size_t begin, std::size_t end) {
        const auto from = indices;
        const loop_local<decltype(call)> local = call;
        for (std::size_t i = begin; i < end; ++i) {
          local(from.get(i));
        }
      });
    } else {
      return refused{};
    }
  }
};

}  // namespace lend::detail::inline LEND_ABI

namespace lend::inline LEND_ABI {

/// Calls `f(i, args...)` for each i of [low, high), possibly at the same time and in any order. i
/// has the type that both bounds have in common.
///
/// Throws size_error if a bound does not fit that type, and overlap_error if loans overlap, before
/// anything starts; else the first exception of f, after which some calls may be missing. Work: n
/// calls. Span: O(log n) plus the longest call.
inline constexpr detail::with_options<detail::parallel_for_fn> parallel_for{};

}  // namespace lend::inline LEND_ABI
