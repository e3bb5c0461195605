#pragma once

#include <lend/own/by_name.hpp>
#include <lend/own/usage.hpp>
#include <lend/task/arena.hpp>
#include <lend/task/control.hpp>
#include <lend/task/stop.hpp>

#include <cstddef>
#include <type_traits>
#include <utility>

namespace lend::inline LEND_ABI {

/// How a call is run: the first argument, if it is there, of every algorithm and of scope.
///
/// `lend::sort(lend::options{.stop = token}, v)`
struct options {
  /// Loops and reductions are not split into shorter ranges than this. With 0 they find out what
  /// is worth a task, as sorts and recursions do in any case. No result depends on it.
  std::size_t grain = 0;
  /// A std::stop_token. Once it asks for a stop, what has not begun is skipped: elements, nodes of
  /// a recursion, tasks of a scope. If anything was, the call throws cancelled when all that was
  /// running has ended.
  any_stop_token stop{};
  /// Where to run; null for the arena around the caller, or the default one outside of any.
  const lend::arena* arena = nullptr;
};

}  // namespace lend::inline LEND_ABI

namespace lend::detail::inline LEND_ABI {

inline control control_by(const options& chosen) noexcept {
  return {chosen.grain, chosen.stop.stop_possible() ? &chosen.stop : nullptr,
          chosen.arena != nullptr ? arena_access::state(*chosen.arena) : nullptr};
}

template <class A>
concept Options = std::is_same_v<std::remove_cvref_t<A>, options>;

template <class Algorithm, class... Args>
concept Takes = requires(const Algorithm& algorithm, Args&&... args) {
  algorithm(control{}, std::forward<Args>(args)...);
};

/// What stands before the callable, options aside.
template <class... Before>
struct before_callable {
  using type = type_list<Before...>;
};
template <Options First, class... Before>
struct before_callable<First, Before...> {
  using type = type_list<Before...>;
};

/// What `Algorithm` takes for a callable, with `Args` after it, that cannot be deduced.
template <class Algorithm, class Before, class Args>
struct named_for {};
template <class Algorithm, class Before, class Args>
  requires requires { Algorithm::named(Before{}, Args{}); }
struct named_for<Algorithm, Before, Args> {
  using type = decltype(Algorithm::named(Before{}, Args{}));
};
template <class Algorithm, class Before, class... Args>
using named_for_t = typename named_for<Algorithm, typename Before::type, type_list<Args...>>::type;

template <class F>
concept ByName = is_by_name<std::remove_cvref_t<F>>;

/// `Algorithm`, whose first parameter is the control, for calls that begin with options or do not.
template <class Algorithm>
struct with_options {
  template <class First, class... Rest>
    requires(!Options<First> && Takes<Algorithm, First, Rest...>)
  decltype(auto) operator()(First&& first, Rest&&... rest) const {
    return Algorithm{}(control{}, std::forward<First>(first), std::forward<Rest>(rest)...);
  }

  template <class... Args>
  decltype(auto) operator()(const options& chosen, Args&&... args) const {
    if constexpr (Takes<Algorithm, Args...>) {
      return Algorithm{}(control_by(chosen), std::forward<Args>(args)...);
    } else {
      explain<Algorithm, Args...>();
      return refused{};
    }
  }

  template <class First, class... Rest>
    requires(!Options<First> && !Takes<Algorithm, First, Rest...>)
  refused operator()(First&& /*first*/, Rest&&... /*rest*/) const {
    explain<Algorithm, First, Rest...>();
    return {};
  }

  // A callable that is passed by name, after as many other arguments.
  template <class... Args, class F = named_for_t<Algorithm, before_callable<>, Args...>>
    requires ByName<F>
  decltype(auto) operator()(F&& f, Args&&... args) const {  // lend[call]: LEND_FN(f)
    return start(std::forward<F>(f), std::forward<Args>(args)...);
  }
  template <class A, class... Args, class F = named_for_t<Algorithm, before_callable<A>, Args...>>
    requires ByName<F>
  decltype(auto) operator()(A&& a, F&& f, Args&&... args) const {  // lend[call]: LEND_FN(f)
    return start(std::forward<A>(a), std::forward<F>(f), std::forward<Args>(args)...);
  }
  template <class A, class B, class... Args,
            class F = named_for_t<Algorithm, before_callable<A, B>, Args...>>
    requires ByName<F>
  decltype(auto) operator()(A&& a, B&& b, F&& f, Args&&... args) const {  // lend[call]: LEND_FN(f)
    return start(std::forward<A>(a), std::forward<B>(b), std::forward<F>(f),
                 std::forward<Args>(args)...);
  }
  template <class A, class B, class C, class... Args,
            class F = named_for_t<Algorithm, before_callable<A, B, C>, Args...>>
    requires ByName<F>
  decltype(auto) operator()(A&& a, B&& b, C&& c, F&& f, Args&&... args) const {  // LEND_FN(f)
    return start(std::forward<A>(a), std::forward<B>(b), std::forward<C>(c), std::forward<F>(f),
                 std::forward<Args>(args)...);
  }
  template <class A, class B, class C, class D, class... Args,
            class F = named_for_t<Algorithm, before_callable<A, B, C, D>, Args...>>
    requires ByName<F>
  decltype(auto) operator()(A&& a, B&& b, C&& c, D&& d, F&& f,
                            Args&&... args) const {  // LEND_FN(f)
    return start(std::forward<A>(a), std::forward<B>(b), std::forward<C>(c), std::forward<D>(d),
                 std::forward<F>(f), std::forward<Args>(args)...);
  }

 private:
  template <class First, class... Rest>
  static decltype(auto) start(First&& first, Rest&&... rest) {
    if constexpr (Options<First>) {
      return Algorithm{}(control_by(first), std::forward<Rest>(rest)...);
    } else {
      return Algorithm{}(control{}, std::forward<First>(first), std::forward<Rest>(rest)...);
    }
  }
};

}  // namespace lend::detail::inline LEND_ABI
