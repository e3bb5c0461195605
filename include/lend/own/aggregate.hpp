#pragma once

#include <lend/own/config.hpp>
#include <lend/own/enable.hpp>

#include <cstddef>
#include <type_traits>
#include <utility>

// The members of an aggregate, found without its help: brace initialization counts them,
// structured bindings name their types.

namespace lend::detail::inline LEND_ABI {

template <class... Ts>
struct type_list {};

template <class... Lefts, class... Rights>
type_list<Lefts..., Rights...> operator+(type_list<Lefts...>, type_list<Rights...>);

/// One list after the other.
template <class... Lists>
using joined = decltype((type_list<>{} + ... + Lists{}));

/// Never called; it has bodies for clang, which counts what a constexpr constructor would call.
struct any_value {
  template <class T>
  operator T() const noexcept {  // NOLINT(google-explicit-constructor)
    __builtin_unreachable();
  }
};

template <class Derived>
struct any_base {
  template <class T>
    requires(std::is_base_of_v<T, Derived> && !std::is_same_v<T, Derived>)
  operator T() const noexcept;  // NOLINT(google-explicit-constructor)
};

template <class Derived>
struct any_empty_base {
  template <class T>
    requires(std::is_base_of_v<T, Derived> && !std::is_same_v<T, Derived> && std::is_empty_v<T>)
  operator T() const noexcept;  // NOLINT(google-explicit-constructor)
};

struct any_reference {
  template <class T>
  operator T&() const noexcept;  // NOLINT(google-explicit-constructor)
};

/// Nobody has said a word of this union; nor can anybody of an anonymous one.
template <class T>
concept UnknownUnion =
    std::is_union_v<T> && enable_send<T> == answer::derive && enable_sync<T> == answer::derive &&
    enable_concurrent<T> == answer::derive && enable_owned<T> == answer::derive;

struct any_union {
  template <UnknownUnion T>
  operator T() const noexcept;  // NOLINT(google-explicit-constructor)
};

template <class Initializer, std::size_t>
using repeated = Initializer;

template <std::size_t I>
using any_at = repeated<any_value, I>;

template <class T, class Initializer, std::size_t... Is>
constexpr bool initializable_from(std::index_sequence<Is...>) {
  return requires { T{repeated<Initializer, Is>{}...}; };
}

template <class T, class Initializer, std::size_t... Before, std::size_t... After>
constexpr bool initializable_around(std::index_sequence<Before...>, std::index_sequence<After...>) {
  return requires { T{any_at<Before>{}..., Initializer{}, any_at<After>{}...}; };
}

template <class T, std::size_t... Before, std::size_t... After>
constexpr bool initializable_behind_braces(std::index_sequence<Before...>,
                                           std::index_sequence<After...>) {
  return requires { T{any_at<Before>{}..., {}, any_at<After>{}...}; };
}

template <class T, std::size_t... Before, std::size_t... Nested, std::size_t... After>
constexpr bool initializable_nested(std::index_sequence<Before...>, std::index_sequence<Nested...>,
                                    std::index_sequence<After...>) {
  return requires { T{any_at<Before>{}..., {any_at<Nested>{}...}, any_at<After>{}...}; };
}

inline constexpr std::size_t max_members = 24;
inline constexpr std::size_t max_initializers = 64;
inline constexpr std::size_t not_countable = static_cast<std::size_t>(-1);

template <class T, std::size_t N>
constexpr bool takes_initializers = initializable_from<T, any_value>(std::make_index_sequence<N>{});

/// Where the search starts: members are seldom smaller than a byte.
template <class T>
constexpr std::size_t most_initializers() {
  constexpr std::size_t bytes = sizeof(T) < max_initializers ? sizeof(T) : max_initializers;
  if constexpr (bytes < max_initializers && !takes_initializers<T, bytes + 1>) {
    return bytes;
  } else {
    return max_initializers;
  }
}

/// The number of initializers that `T{...}` takes, elements of member arrays counted one by one.
template <class T, std::size_t N = most_initializers<T>()>
constexpr std::size_t initializer_count() {
  if constexpr (takes_initializers<T, N>) {
    return N;
  } else if constexpr (N == 0) {
    return not_countable;
  } else {
    return initializer_count<T, N - 1>();
  }
}

template <class T, std::size_t Before, std::size_t Nested, std::size_t After>
constexpr bool takes_braces =
    initializable_nested<T>(std::make_index_sequence<Before>{}, std::make_index_sequence<Nested>{},
                            std::make_index_sequence<After>{});

/// How many initializers the member at initializer `At` of `Total` uses up, by the most that one
/// pair of braces takes in their place. A class that happens to take braces leaves room for more
/// initializers behind it.
template <class T, std::size_t At, std::size_t Total, std::size_t Width = Total - At>
constexpr std::size_t initializers_in_braces() {
  if constexpr (Width <= 1) {
    return 1;
  } else if constexpr (takes_braces<T, At, Width, Total - At - Width> &&
                       !takes_braces<T, At, Width, Total - At - Width + 1>) {
    return Width;
  } else {
    return initializers_in_braces<T, At, Total, Width - 1>();
  }
}

/// The same: more than one for an array. Empty braces in its place leave room for the rest, unless
/// it needs an initializer. (Classes that take several in braces are not to be tried without need:
/// that instantiates what they do with them.)
template <class T, std::size_t At, std::size_t Total, std::size_t Width = 1>
constexpr std::size_t initializers_of_member() {
  if constexpr (Width > Total - At) {
    return initializers_in_braces<T, At, Total>();
  } else if constexpr (initializable_behind_braces<T>(
                           std::make_index_sequence<At>{},
                           std::make_index_sequence<Total - At - Width>{})) {
    return Width;
  } else {
    return initializers_of_member<T, At, Total, Width + 1>();
  }
}

template <class T, std::size_t Total, std::size_t At = 0>
constexpr std::size_t fold_members() {
  if constexpr (At >= Total) {
    return 0;
  } else {
    return 1 + fold_members<T, Total, At + initializers_of_member<T, At, Total>()>();
  }
}

/// Whether a reference with a default, which the search for values stops at, comes next.
template <class T, std::size_t... Is>
constexpr bool hides_reference(std::index_sequence<Is...>) {
  return requires { T{any_at<Is>{}..., any_reference{}}; };
}

template <class T, std::size_t Total, std::size_t... Is>
constexpr bool has_unknown_union(std::index_sequence<Is...>) {
  return (initializable_around<T, any_union>(std::make_index_sequence<Is>{},
                                             std::make_index_sequence<Total - Is - 1>{}) ||
          ...);
}

template <class T>
constexpr bool has_tuple_size = requires { sizeof(std::tuple_size<T>); };

template <class T, class Initializer, std::size_t N>
constexpr bool takes_bases = initializable_from<T, Initializer>(std::make_index_sequence<N>{});

/// The number of bases, whose initializers come before those of the members.
template <class T, std::size_t N = 0>
constexpr std::size_t base_count() {
  if constexpr (takes_bases<T, any_base<T>, N + 1>) {
    return base_count<T, N + 1>();
  } else {
    return N;
  }
}

/// The members of an aggregate, those of its bases aside, which have to be empty.
template <class T>
constexpr std::size_t member_count() {
  if constexpr (!std::is_aggregate_v<T> || std::is_union_v<T> || has_tuple_size<T>) {
    return not_countable;
  } else if constexpr (base_count<T>() > 0 && !takes_bases<T, any_empty_base<T>, base_count<T>()>) {
    return not_countable;
  } else {
    constexpr std::size_t total = initializer_count<T>();
    if constexpr (total == not_countable) {
      return not_countable;
    } else if constexpr (hides_reference<T>(std::make_index_sequence<total>{}) ||
                         has_unknown_union<T, total>(std::make_index_sequence<total>{})) {
      return not_countable;
    } else {
      constexpr std::size_t members = fold_members<T, total, base_count<T>()>();
      // Members that no braces initialize count as none.
      constexpr bool hidden = members == 0 && !std::is_empty_v<T>;
      return hidden || members > max_members ? not_countable : members;
    }
  }
}

}  // namespace lend::detail::inline LEND_ABI
