#pragma once

#include <lend/own/enable.hpp>
#include <lend/own/members.hpp>
#include <lend/own/parts.hpp>

#include <cstddef>
#include <type_traits>

namespace lend::detail::inline LEND_ABI {

enum class trait : unsigned char { send, sync, concurrent, owned };

/// "Has `T` this trait?"
template <trait Trait, class T>
struct question {
  static constexpr trait of = Trait;
  using type = T;
};

/// The trait holds if every question in the list does.
template <class... Questions>
using all_of_these = type_list<Questions...>;

struct refused_trait {};
struct no_rule {};

/// How a trait of `T` follows from others: all_of_these<...>, refused_trait or no_rule.
/// Specialized beside each type that has a rule of its own.
template <trait Trait, class T>
struct trait_rule {
  using type = no_rule;
};

template <trait Trait, class T>
constexpr answer declared_answer() {
  if constexpr (Trait == trait::send) {
    return enable_send<T>;
  } else if constexpr (Trait == trait::sync) {
    return enable_sync<T>;
  } else if constexpr (Trait == trait::concurrent) {
    return enable_concurrent<T>;
  } else {
    return enable_owned<T>;
  }
}

/// Members of an aggregate are asked the same; one that is not const in a const object is
/// `mutable`, and reading it from several threads may mean changing it.
template <trait Trait, class Member>
using member_question =
    std::conditional_t<Trait == trait::sync && !std::is_const_v<Member> &&
                           !std::is_const_v<std::remove_all_extents_t<Member>>,
                       question<trait::concurrent, Member>, question<Trait, Member>>;

template <trait Trait, class Members>
struct member_questions;

template <trait Trait, class... Members>
struct member_questions<Trait, type_list<Members...>> {
  using type = all_of_these<member_question<Trait, Members>...>;
};

template <class T>
constexpr bool is_complete = requires { sizeof(T); };

/// The rule of a class that none was written for. What has virtual functions and is not final may
/// be the base of an object that holds more.
template <trait Trait, class T>
constexpr auto structural_rule() {
  if constexpr (!is_complete<T>) {
    return refused_trait{};
  } else if constexpr (std::is_empty_v<T>) {
    return std::conditional_t<Trait == trait::concurrent, refused_trait, all_of_these<>>{};
  } else if constexpr (std::is_polymorphic_v<T> && !std::is_final_v<T>) {
    return refused_trait{};
  } else if constexpr (ListsParts<T>) {
    static_cast<void>(&check_list<T>);  // is instantiated later, so that its error is the only one
    return typename member_questions<Trait, listed_types<T>>::type{};
  } else if constexpr (member_count<T>() != not_countable) {
    return typename member_questions<Trait, member_types<T>>::type{};
  } else {
    return refused_trait{};
  }
}

/// Whether no rule was written for a class, so that its members are asked.
template <trait Trait, class T>
constexpr bool is_structural = std::is_same_v<typename trait_rule<Trait, T>::type, no_rule>;

template <trait Trait, class T>
constexpr bool asks_members() {
  if constexpr (std::is_class_v<T> && !std::is_volatile_v<T>) {
    return is_structural<Trait, T>;
  } else {
    return false;
  }
}

template <trait Trait, class T>
constexpr auto rule_for() {
  if constexpr (std::is_volatile_v<T> || std::is_reference_v<T>) {
    return refused_trait{};
  } else if constexpr (asks_members<Trait, T>()) {
    return structural_rule<Trait, T>();
  } else if constexpr (std::is_class_v<T>) {
    return typename trait_rule<Trait, T>::type{};
  } else if constexpr (std::is_array_v<T>) {
    return all_of_these<question<Trait, std::remove_extent_t<T>>>{};
  } else if constexpr (std::is_pointer_v<T>) {
    constexpr bool to_function = std::is_function_v<std::remove_pointer_t<T>>;
    return std::conditional_t<to_function && Trait != trait::concurrent, all_of_these<>,
                              refused_trait>{};
  } else if constexpr (std::is_scalar_v<T> || std::is_void_v<T>) {
    return std::conditional_t<Trait == trait::concurrent, refused_trait, all_of_these<>>{};
  } else {
    return refused_trait{};
  }
}

template <trait Trait, class T, class... Seen>
constexpr bool has_trait();

template <class... Seen, class... Questions>
constexpr bool all_hold(type_list<Questions...>) {
  return (has_trait<Questions::of, typename Questions::type, Seen...>() && ...);
}

template <class...>
constexpr bool all_hold(refused_trait) {
  return false;
}

/// Coinductive: a question already being asked counts as answered with yes, so that recursive types
/// have the traits that nothing in them denies. A type comes back to itself by way of a class whose
/// members are asked, so only those count as being asked, and the answers for others are shared.
template <trait Trait, class T, class... Seen>
constexpr bool has_trait() {
  using asked = std::remove_const_t<T>;
  using self = question<Trait, asked>;
  if constexpr ((std::is_same_v<self, Seen> || ...)) {
    return true;
  } else if constexpr (declared_answer<Trait, asked>() != derive) {
    return declared_answer<Trait, asked>() == yes;
  } else if constexpr (asks_members<Trait, asked>()) {
    return all_hold<self, Seen...>(rule_for<Trait, asked>());
  } else {
    return all_hold<Seen...>(rule_for<Trait, asked>());
  }
}

}  // namespace lend::detail::inline LEND_ABI

namespace lend::inline LEND_ABI {

/// `T` may move to another thread.
template <class T>
concept Send = detail::has_trait<detail::trait::send, T>();

/// `T` may be read by several threads at once, through `const T&`.
template <class T>
concept Sync = detail::has_trait<detail::trait::sync, T>();

/// `T` may be changed by several threads at once, through `T&`.
template <class T>
concept Concurrent = detail::has_trait<detail::trait::concurrent, T>();

/// `T` holds no loan, and nothing else that refers to data it does not own.
template <class T>
concept Owned = detail::has_trait<detail::trait::owned, T>();

}  // namespace lend::inline LEND_ABI
