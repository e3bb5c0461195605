#pragma once

#include <lend/own/footprint.hpp>
#include <lend/own/plan.hpp>

#include <tuple>
#include <type_traits>
#include <utility>

namespace lend::detail::inline LEND_ABI {

/// A callable and what is carried to it: one task of a blocking call.
template <class F, class... Carriers>
struct bound_call {
  using plan = plan_for<audience::one, F, type_list<>, Carriers...>;
  using result = typename plan::called::type;

  F callable;
  std::tuple<Carriers...> carriers;

  constexpr result operator()() {
    return std::apply([&](auto&... each) -> result { return plan::run(callable, each...); },
                      carriers);
  }
};

template <class F, class... Args>
constexpr auto bind_call(F&& callable, Args&&... args) {
  return bound_call<std::decay_t<F>, carrier_t<Args>...>{
      std::forward<F>(callable),
      std::tuple<carrier_t<Args>...>{carry(std::forward<Args>(args))...}};
}

struct call_fn {
  template <class F, class... Args>
  constexpr decltype(auto) operator()(F&& callable, Args&&... args) const {
    constexpr misuse found = misuse_of_call<audience::one, type_list<>, false, F, Args...>();
    enforce<found, std::decay_t<F>, Args...>();
    if constexpr (found == misuse::none) {
      check_disjoint(argument_loan<Args>{args}...);
      return bind_call(std::forward<F>(callable), std::forward<Args>(args)...)();
    } else {
      return refuse_call<audience::one, type_list<>, F, Args...>();
    }
  }
};

}  // namespace lend::detail::inline LEND_ABI

namespace lend::inline LEND_ABI {

/// Calls `f(args...)` on this thread, by the rules of a task: what f needs is lent, given or copied
/// to it, and its result holds no loan.
///
/// Throws overlap_error if the loans overlap, before anything is called or moved, else what f
/// throws.
inline constexpr detail::call_fn call{};

}  // namespace lend::inline LEND_ABI
