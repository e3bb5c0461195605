#pragma once

#include <lend/own/iterators.hpp>
#include <lend/own/misuse.hpp>
#include <lend/own/transient.hpp>

#include <type_traits>

// What is said of a call whose arguments do not even have the number or the order of those that a
// function takes. Each function has the words for it, in `usage`.

namespace lend::detail::inline LEND_ABI {

template <class A>
concept Iterator = std::input_or_output_iterator<std::remove_cvref_t<A>>;

/// Stops the compilation with the words of `Function`.
template <class Function, class... Args>
constexpr void explain() {
  if constexpr ((Refused<Args> || ...)) {
    return;
  } else if constexpr ((Iterator<Args> || ...)) {
    enforce<misuse::lend_iterator, Args...>();
  } else if constexpr (requires { Function::template usage<Args...>(); }) {
    Function::template usage<Args...>();
  } else {
    enforce<misuse::call_order, Args...>();
  }
}

/// `Function`, with an answer to calls that it does not take.
template <class Function>
struct explained : Function {
  using Function::operator();

  template <class... Args>
    requires(!std::is_invocable_v<const Function&, Args...>)
  constexpr refused operator()(Args&&... /*args*/) const {
    explain<Function, Args...>();
    return {};
  }
};

}  // namespace lend::detail::inline LEND_ABI
