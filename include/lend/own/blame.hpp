#pragma once

#include <lend/own/culprit.hpp>

#include <cstddef>
#include <string_view>
#include <type_traits>
#include <utility>

// Which of the types that an error is about has the culprit in it.

namespace lend::detail::inline LEND_ABI {

/// As clang prints text: an array of characters that ends with zero and is not longer than this.
inline constexpr std::size_t most_shown = 36;

template <std::size_t Size>
struct shown {
  char text[Size + 1] = {};

  explicit constexpr shown(std::string_view from) {
    for (std::size_t i = 0; i <= Size; ++i) {
      text[i] = i < Size ? from[i] : char{};
    }
  }
};

/// Shown beside an error: what denies the trait, as `job.callbacks[].target: int*`, in pieces.
template <shown... Text>
struct culprit {};

template <trait Trait, class T, std::size_t... Pieces>
constexpr auto show_culprit(std::index_sequence<Pieces...>) {
  constexpr path_text text = describe_culprit<Trait, T>();
  return culprit<shown<(
      text.size - Pieces * most_shown < most_shown ? text.size - Pieces * most_shown : most_shown)>(
      text.view().substr(Pieces * most_shown))...>{};
}

/// The type that is asked for a trait when an error is about `Context`, which is what a forwarding
/// reference deduced, a callable or an element; void for none. Specialized beside loans.
template <trait Trait, class Context>
struct subject {
  using type = Context;
};

template <class R, class... Params>
R result_of_signature(R (*)(Params...));
template <class R, class C, class... Params>
R result_of_signature(R (C::*)(Params...));
template <class R, class C, class... Params>
R result_of_signature(R (C::*)(Params...) const);

/// What a callable with one signature returns, else void.
template <class F>
constexpr auto readable_result() {
  if constexpr (requires { result_of_signature(&F::operator()); }) {
    return std::type_identity<decltype(result_of_signature(&F::operator()))>{};
  } else if constexpr (requires { result_of_signature(std::declval<F>()); }) {
    return std::type_identity<decltype(result_of_signature(std::declval<F>()))>{};
  } else {
    return std::type_identity<void>{};
  }
}

enum class blamed : unsigned char { nothing, context, result };

template <trait Trait, blamed What, class Context>
constexpr auto subject_of() {
  using plain = std::remove_cvref_t<Context>;
  if constexpr (What == blamed::result) {
    return readable_result<plain>();
  } else {
    return std::type_identity<typename subject<Trait, plain>::type>{};
  }
}

/// The culprit in the first context that lacks the trait; culprit<> if none does.
template <trait Trait, blamed What>
constexpr auto find_culprit() {
  return culprit<>{};
}

template <trait Trait, blamed What, class First, class... Rest>
constexpr auto find_culprit() {
  using asked = std::remove_cv_t<typename decltype(subject_of<Trait, What, First>())::type>;
  if constexpr (!has_trait<Trait, asked>()) {
    constexpr std::size_t size = describe_culprit<Trait, asked>().size;
    return show_culprit<Trait, asked>(
        std::make_index_sequence<(size + most_shown - 1) / most_shown>{});
  } else {
    return find_culprit<Trait, What, Rest...>();
  }
}

}  // namespace lend::detail::inline LEND_ABI
