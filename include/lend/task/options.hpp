#pragma once

#include <lend/own/by_name.hpp>
#include <lend/own/usage.hpp>
#include <lend/task/arena.hpp>
#include <lend/task/control.hpp>
#include <lend/task/stop.hpp>

#include <cstddef>
#include <exception>
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
  /// Where the call says how far it has come; null for nowhere. It outlives the call.
  lend::progress* progress = nullptr;
  /// Where to run; null for the arena around the caller, or the default one outside of any.
  const lend::arena* arena = nullptr;
};

}  // namespace lend::inline LEND_ABI

namespace lend::detail::inline LEND_ABI {

/// A call with options, from its beginning to its end.
class chosen_call {
 public:
  explicit chosen_call(const options& chosen) noexcept
      : progress_(chosen.progress),
        control_{chosen.grain, chosen.stop.stop_possible() ? &chosen.stop : nullptr,
                 chosen.arena != nullptr ? arena_access::state(*chosen.arena) : nullptr,
                 chosen.progress != nullptr ? &progress_ : nullptr} {}
  chosen_call(const chosen_call&) = delete;
  chosen_call& operator=(const chosen_call&) = delete;
  ~chosen_call() {
    if (control_.watched != nullptr && std::uncaught_exceptions() == exceptions_) {
      progress_.finish();
    }
  }

  [[nodiscard]] const control& how() const noexcept { return control_; }

 private:
  int exceptions_ = std::uncaught_exceptions();
  call_progress progress_;
  control control_;
};

template <class A>
concept Options = std::is_same_v<std::remove_cvref_t<A>, options>;

/// The arguments of a call without options.
template <class... Args>
concept Unchosen = (!Options<Args> && ...);

template <class Algorithm, class... Args>
concept Takes = requires(const Algorithm& algorithm, Args&&... args) {
  algorithm(control{}, std::forward<Args>(args)...);
};

/// Without data the arguments make a stage of a pipeline.
template <class Algorithm, class... Args>
concept Staged = requires(Args&&... args) { Algorithm::as_stage(std::forward<Args>(args)...); };

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
    requires(Unchosen<First, Rest...> && !Staged<Algorithm, First, Rest...> &&
             Takes<Algorithm, First, Rest...>)
  decltype(auto) operator()(First&& first, Rest&&... rest) const {
    return Algorithm{}(control{}, std::forward<First>(first), std::forward<Rest>(rest)...);
  }

  template <class... Args>
  decltype(auto) operator()(const options& chosen, Args&&... args) const {
    if constexpr (Takes<Algorithm, Args...>) {
      const chosen_call call(chosen);
      return Algorithm{}(call.how(), std::forward<Args>(args)...);
    } else {
      explain<Algorithm, Args...>();
      return refused{};
    }
  }

  template <class First, class... Rest>
    requires(Unchosen<First, Rest...> && !Staged<Algorithm, First, Rest...> &&
             !Takes<Algorithm, First, Rest...>)
  refused operator()(First&& /*first*/, Rest&&... /*rest*/) const {
    explain<Algorithm, First, Rest...>();
    return {};
  }

  template <class First, class... Rest>
    requires(!Options<First> && !Unchosen<Rest...>)
  refused operator()(First&& /*first*/, Rest&&... /*rest*/) const {
    enforce<misuse::options_behind, First, Rest...>();
    return {};
  }

  template <class... Args>
    requires(Unchosen<Args...> && Staged<Algorithm, Args...>)
  constexpr decltype(auto) operator()(Args&&... args LEND_LIFETIMEBOUND) const {
    return Algorithm::as_stage(std::forward<Args>(args)...);
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
      const chosen_call call(first);
      return Algorithm{}(call.how(), std::forward<Rest>(rest)...);
    } else {
      return Algorithm{}(control{}, std::forward<First>(first), std::forward<Rest>(rest)...);
    }
  }
};

}  // namespace lend::detail::inline LEND_ABI
