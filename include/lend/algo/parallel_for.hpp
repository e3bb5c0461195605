#pragma once

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
      -> named_callee_t<audience::many,
                        type_list<std::common_type_t<std::decay_t<Low>, std::decay_t<High>>>,
                        Args...>;

  template <std::integral Low, std::integral High, class F, class... Args>
  auto operator()(const control& how, Low low, High high, F&& callable, Args&&... args) const {
    using index = std::common_type_t<Low, High>;
    constexpr misuse found = misuse_of_visiting<type_list<index>, F, Args...>();
    enforce<found, shown_t<found, audience::many, type_list<index>, F, Args...>, Args...>();
    if constexpr (found == misuse::none) {
      check_disjoint<3>(argument_loan<F>{callable}, argument_loan<Args>{args}...);
      const auto call = make_ready<audience::many, type_list<index>>(std::forward<F>(callable),
                                                                     std::forward<Args>(args)...);
      if (!std::in_range<index>(low) || !std::in_range<index>(high)) {
        throw_bad_index();
      }
      const auto first = static_cast<index>(low);
      fork_range(how, distance(first, static_cast<index>(high)),
                 [&](std::size_t begin, std::size_t end) { loop(call, first, begin, end); });
    } else {
      return refused{};
    }
  }

 private:
  template <class Index>
  static constexpr std::size_t distance(Index low, Index high) noexcept {
    return low < high ? static_cast<std::size_t>(high) - static_cast<std::size_t>(low) : 0;
  }
  template <class Call, class Index>
  static void loop(const Call& call, Index first, std::size_t begin, std::size_t end) {
    const loop_local<Call> local = call;
    for (std::size_t i = begin; i < end; ++i) {
      local(static_cast<Index>(static_cast<std::size_t>(first) + i));
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
