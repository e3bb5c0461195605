#pragma once

#include <lend/own/address.hpp>
#include <lend/own/misuse.hpp>
#include <lend/own/slice.hpp>

#include <tuple>
#include <type_traits>
#include <utility>

namespace lend::detail::inline LEND_ABI {
struct ref_access;
struct fields_access;
}  // namespace lend::detail::inline LEND_ABI

namespace lend::inline LEND_ABI {

/// A shared, read-only loan of one object. An object of a Concurrent type is reached as `T&`.
template <class T>
class ref {
  using object = detail::shared_access<T>;

 public:
  using element_type = object;

  constexpr object& operator*() const noexcept { return *object_; }
  constexpr object* operator->() const noexcept { return object_; }

  /// Loans of members, as a std::tuple: `r.fields(&S::a, &S::b)` or `r.fields<&S::a, &S::b>()`.
  template <class... Members>
    requires(sizeof...(Members) > 0)
  [[nodiscard]] constexpr auto fields(Members... members) const;
  template <auto... Members>
    requires(sizeof...(Members) > 0)
  [[nodiscard]] constexpr auto fields() const {
    return fields(Members...);
  }

 private:
  friend struct detail::ref_access;
  explicit constexpr ref(object* lent) noexcept : object_(lent) {}

  object* object_;
};

/// An exclusive loan of one object. It moves but does not copy, its const is deep, and every use
/// after it was given away throws moved_error.
template <class T>
class LEND_CONSUMABLE ref_mut {
 public:
  using element_type = T;

  ref_mut(const ref_mut&) = delete;             // lend[exclusive]: std::move it or lend::mut() it
  ref_mut& operator=(const ref_mut&) = delete;  // lend[exclusive]: std::move it
  constexpr ref_mut(ref_mut&& other) noexcept : object_(std::exchange(other.object_, nullptr)) {}
  LEND_RENEWS constexpr ref_mut& operator=(ref_mut&& other) noexcept {
    object_ = std::exchange(other.object_, nullptr);
    return *this;
  }
  ~ref_mut() = default;

  LEND_NEEDS_LOAN constexpr T& operator*() LEND_LIFETIMEBOUND { return *held(); }
  LEND_NEEDS_LOAN constexpr const T& operator*() const LEND_LIFETIMEBOUND { return *held(); }
  LEND_NEEDS_LOAN constexpr T* operator->() LEND_LIFETIMEBOUND { return held(); }
  LEND_NEEDS_LOAN constexpr const T* operator->() const LEND_LIFETIMEBOUND { return held(); }

  /// Gives the loan away in parts, as a std::tuple: a ref_mut of each member that is named, or a
  /// ref if it is const. `auto [a, b] = std::move(r).fields(&S::a, &S::b)`, or
  /// `std::move(r).fields<&S::a, &S::b>()`, which finds a member that is named twice at compile
  /// time. Throws overlap_error if two of them are the same or lie in one union, and keeps the
  /// loan.
  template <class... Members>
    requires(sizeof...(Members) > 0)
  [[nodiscard]] LEND_GIVES_AWAY constexpr auto fields(Members... members) &&;
  template <auto... Members>
    requires(sizeof...(Members) > 0)
  [[nodiscard]] LEND_GIVES_AWAY constexpr auto fields() &&;
  template <class... Members>
  void fields(Members...) const& = delete;  // lend[exclusive]: write std::move(r).fields(...)
  template <auto... Members>
  void fields() const& = delete;  // lend[exclusive]: write std::move(r).fields<...>()

  /// Makes the loan shared for good.
  [[nodiscard]] LEND_GIVES_AWAY constexpr ref<T> freeze() &&;  // lend[exclusive]: std::move it
  LEND_GIVES_AWAY constexpr operator ref<T>() && {             // lend[exclusive]: std::move it
    return std::move(*this).freeze();
  }

 private:
  friend struct detail::ref_access;
  friend struct detail::fields_access;
  explicit constexpr ref_mut(T* object) noexcept : object_(object) {}

  constexpr T* held() const {
    if (object_ == nullptr) [[unlikely]] {
      detail::throw_moved();
    }
    return object_;
  }

  T* object_;
};

}  // namespace lend::inline LEND_ABI

namespace lend::detail::inline LEND_ABI {

/// Makes refs from references, for the code that lends.
struct ref_access {
  // SAFETY: whoever calls this lends `object`, and keeps the loan's promise for its length.
  template <class T>
  static constexpr ref_mut<T> exclusive(T& object) noexcept {
    return ref_mut<T>(detail::address_of(object));
  }
  template <class T>
  static constexpr ref<T> shared(shared_access<T>& object) noexcept {
    return ref<T>(detail::address_of(object));
  }
};

template <trait Trait, class T>
struct trait_rule<Trait, ref<T>> {
  using type = typename trait_rule<Trait, slice<T>>::type;
};

template <trait Trait, class T>
struct trait_rule<Trait, ref_mut<T>> {
  using type = typename trait_rule<Trait, slice_mut<T>>::type;
};

}  // namespace lend::detail::inline LEND_ABI

template <class T>
constexpr lend::ref<T> lend::ref_mut<T>::freeze() && {  // lend[exclusive]: std::move it
  T& object = *held();
  object_ = nullptr;
  return detail::ref_access::shared<T>(object);
}
