#pragma once

#include <lend/own/disjoint.hpp>
#include <lend/own/halves.hpp>
#include <lend/own/plan.hpp>
#include <lend/own/ready_call.hpp>

#include <type_traits>
#include <utility>

namespace lend::detail::inline LEND_ABI {

/// One task of a blocking call.
template <class F, class... Args>
constexpr auto bind_call(F&& callable, Args&&... args) {
  return make_ready<audience::one, type_list<>>(std::forward<F>(callable),
                                                std::forward<Args>(args)...);
}

struct call_fn {
  template <class... Args, class F = named_task_t<Args...>>
  constexpr decltype(auto) operator()(F&& f, Args&&... args) const {  // lend[call]: LEND_FN(f)
    constexpr misuse found = misuse_of_call<audience::one, type_list<>, false, F, Args...>();
    enforce<found, shown_t<found, audience::one, type_list<>, F, Args...>, Args...>();
    if constexpr (found == misuse::none) {
      check_disjoint(argument_loan<F>{f}, argument_loan<Args>{args}...);
      return bind_call(std::forward<F>(f), std::forward<Args>(args)...)();
    } else {
      return refuse_call<audience::one, type_list<>, F, Args...>();
    }
  }

  template <Halves A, class... Args,
            class F = named_by_halves_t<audience::one, both_halves, A, Args...>>
  constexpr auto operator()(A&& parts, F&& callable, Args&&... args) const {  // lend[call]: LEND_FN
    constexpr misuse found = misuse_of_halves_call<audience::one, both_halves, A, F, Args...>();
    enforce<found, A, shown_by_halves_t<found, audience::one, both_halves, A, F, Args...>,
            Args...>();
    if constexpr (found == misuse::none) {
      check_written_halves(parts, argument_loan<F>{callable}, argument_loan<Args>{args}...);
      auto taken = take_halves(std::forward<A>(parts));
      auto halves = bind_split(taken);
      return call_with_both(halves, std::forward<F>(callable), std::forward<Args>(args)...);
    } else {
      return refused{};
    }
  }

 private:
  template <class Bound, class F, class... Args>
  static constexpr auto call_with_both(Bound& halves, F&& callable, Args&&... args) {
    halves.check();
    check_halves(halves, argument_loan<F>{callable}, argument_loan<Args>{args}...);
    auto call = make_ready<audience::one, typename Bound::both>(std::forward<F>(callable),
                                                                std::forward<Args>(args)...);
    return halves.with_both(call);
  }
};

}  // namespace lend::detail::inline LEND_ABI

namespace lend::inline LEND_ABI {

/// Calls `f(args...)` on this thread, by the rules of a task: what f needs is lent, given or copied
/// to it, and its result holds no loan.
///
/// Throws overlap_error if the loans overlap, before anything is called or moved, else what f
/// throws.
///
/// `call(parts, f, args...)` gives both of the parts that a split lends or gives away to one f:
/// front and back of the first range, then of the next. Throws bounds_error if one is too short.
inline constexpr detail::call_fn call{};

}  // namespace lend::inline LEND_ABI
