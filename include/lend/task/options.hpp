#pragma once

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
    return Algorithm{}(control_by(chosen), std::forward<Args>(args)...);
  }
};

}  // namespace lend::detail::inline LEND_ABI
