#pragma once

#include <lend/own/error.hpp>
#include <lend/own/ref.hpp>
#include <lend/own/transient.hpp>

#include <array>
#include <cstddef>
#include <tuple>
#include <type_traits>
#include <utility>

// Loans of the members of an object that is lent.

namespace lend::detail::inline LEND_ABI {

template <auto>
struct member_name {};

/// Whether a type stands twice in the list.
template <class... Ts>
constexpr bool has_duplicates = false;
template <class First, class... Rest>
constexpr bool has_duplicates<First, Rest...> =
    (std::is_same_v<First, Rest> || ...) || has_duplicates<Rest...>;

template <class Object, class Member>
concept FieldOf = std::is_member_object_pointer_v<Member> &&
                  requires(Object& object, Member member) { object.*member; };

template <class Object, class Member>
using field_t = std::remove_reference_t<decltype(std::declval<Object&>().*std::declval<Member>())>;

/// Which rule forbids to lend members of an `Object`, const or not.
template <class Object, class... Members>
constexpr misuse misuse_of_fields() {
  if constexpr (!(FieldOf<Object, Members> && ...)) {
    return misuse::lend_not_field;
  } else {
    constexpr bool read_only =
        ((std::is_const_v<field_t<Object, Members>> && Concurrent<field_t<Object, Members>>) ||
         ...);
    return read_only ? misuse::field_concurrent : misuse::none;
  }
}

/// Where a member is, to be compared with others of the same object.
struct field_place {
  const volatile char* begin;
  const volatile char* end;

  template <class Field>
  static field_place of(Field& field) noexcept {
    const auto* const at = &reinterpret_cast<const volatile char&>(field);
    return {at, at + sizeof(Field)};
  }
};

template <std::size_t Count>
constexpr void check_fields(const std::array<field_place, Count>& fields) {
  for (std::size_t i = 0; i < Count; ++i) {
    for (std::size_t j = i + 1; j < Count; ++j) {
      if (fields[i].begin < fields[j].end && fields[j].begin < fields[i].end) [[unlikely]] {
        throw_fields_overlap();
      }
    }
  }
}

template <class Member>
using refused_field = refused;

// SAFETY: whoever calls these gives a loan of the whole object away for loans of its parts.
struct fields_access {
  template <class Field>
  static constexpr auto exclusive(Field& field) noexcept {
    if constexpr (std::is_const_v<Field>) {
      return shared(field);
    } else {
      return ref_access::exclusive(field);
    }
  }
  template <class Field>
  static constexpr auto shared(Field& field) noexcept {
    return ref_access::shared<std::remove_const_t<Field>>(field);
  }

  template <class T, class... Members>
  static constexpr auto split(ref_mut<T>& loan, Members... members) {
    T& object = *loan.held();
    check_fields(std::array{field_place::of(object.*members)...});
    loan.object_ = nullptr;
    return std::tuple{exclusive(object.*members)...};
  }
};

}  // namespace lend::detail::inline LEND_ABI

template <class T>
template <class... Members>
  requires(sizeof...(Members) > 0)
constexpr auto lend::ref<T>::fields(Members... members) const {
  constexpr auto found = detail::misuse_of_fields<object, Members...>();
  detail::enforce<found, T, Members...>();
  if constexpr (found == detail::misuse::none) {
    return std::tuple{detail::fields_access::shared(object_->*members)...};
  } else {
    return std::tuple<detail::refused_field<Members>...>{};
  }
}

template <class T>
template <class... Members>
  requires(sizeof...(Members) > 0)
constexpr auto lend::ref_mut<T>::fields(Members... members) && {
  constexpr auto found = detail::misuse_of_fields<T, Members...>();
  detail::enforce<found, T, Members...>();
  if constexpr (found == detail::misuse::none) {
    return detail::fields_access::split(*this, members...);
  } else {
    return std::tuple<detail::refused_field<Members>...>{};
  }
}

template <class T>
template <auto... Members>
  requires(sizeof...(Members) > 0)
constexpr auto lend::ref_mut<T>::fields() && {
  constexpr bool twice = detail::has_duplicates<detail::member_name<Members>...>;
  detail::enforce<twice ? detail::misuse::field_twice : detail::misuse::none, T>();
  if constexpr (!twice) {
    return std::move(*this).fields(Members...);
  } else {
    return std::tuple<detail::refused_field<decltype(Members)>...>{};
  }
}
