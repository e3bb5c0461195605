#pragma once

#include <lend/own/call.hpp>
#include <lend/task/enter.hpp>
#include <lend/task/result.hpp>

#include <type_traits>
#include <utility>

namespace lend::detail::inline LEND_ABI {

/// Runs a bound call in `arena` and returns what it returns.
template <class Call>
typename Call::result run_call(arena_state* arena, Call bound) {
  return result_through([arena](auto& call) { enter_arena(arena, call); }, bound);
}

struct run_fn {
  template <class... Args, class F = named_task_t<Args...>>
  decltype(auto) operator()(F&& callable, Args&&... args) const {  // lend[call]: LEND_FN(f)
    constexpr misuse found = misuse_of_call<audience::one, type_list<>, false, F, Args...>();
    enforce<found, shown_t<found, audience::one, type_list<>, F, Args...>, Args...>();
    if constexpr (found == misuse::none) {
      check_disjoint(argument_loan<F>{callable}, argument_loan<Args>{args}...);
      auto bound = bind_call(std::forward<F>(callable), std::forward<Args>(args)...);
      return inside_arena() ? bound() : run_call(nullptr, std::move(bound));
    } else {
      return refuse_call<audience::one, type_list<>, F, Args...>();
    }
  }
};

}  // namespace lend::detail::inline LEND_ABI

namespace lend::inline LEND_ABI {

/// Runs `f(args...)` in the arena and returns its result: in the arena around the caller, or in the
/// default one, whose width this_arena::report() explains.
///
/// Throws overlap_error if the loans overlap, before anything is called or moved, else what f
/// throws.
inline constexpr detail::run_fn run{};

}  // namespace lend::inline LEND_ABI
