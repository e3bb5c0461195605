#pragma once

#include <lend/own/misuse.hpp>
#include <lend/own/ref.hpp>
#include <lend/own/slice.hpp>
#include <lend/own/std_types.hpp>

#include <cstddef>
#include <ranges>
#include <type_traits>
#include <utility>

// What can be lent, and as what.

namespace lend::detail::inline LEND_ABI {

/// slice, slice_mut, ref, ref_mut: a loan that one holds.
template <class T>
struct held_loan {
  static constexpr bool is_loan = false;
  static constexpr bool exclusive = false;
  static constexpr bool range = false;
};

template <class T, bool Exclusive, bool Range>
struct held_loan_of {
  using value = T;
  static constexpr bool is_loan = true;
  static constexpr bool exclusive = Exclusive;
  static constexpr bool range = Range;
};

template <class T>
struct held_loan<slice<T>> : held_loan_of<T, false, true> {};
template <class T>
struct held_loan<slice_mut<T>> : held_loan_of<T, true, true> {};
template <class T>
struct held_loan<ref<T>> : held_loan_of<T, false, false> {};
template <class T>
struct held_loan<ref_mut<T>> : held_loan_of<T, true, false> {};

template <class T>
concept HeldLoan = held_loan<T>::is_loan;

template <class T>
concept ExclusiveLoan = HeldLoan<T> && held_loan<T>::exclusive;

/// Whether a `T` is the only one that may reach something, so that it is not copied.
template <class T>
constexpr bool is_sole_holder = ExclusiveLoan<T>;

template <class T>
concept HeldRange = HeldLoan<T> && held_loan<T>::range;

template <class T>
concept HeldRef = HeldLoan<T> && !held_loan<T>::range;

/// An object, const or not, that owns its data. Of a const object of a Concurrent type nothing can
/// be lent, for a shared loan of that would change it.
template <class X>
concept OwnedObject = std::is_object_v<X> && !Transient<X> && !HeldLoan<std::remove_const_t<X>> &&
                      Owned<std::remove_const_t<X>> && !(std::is_const_v<X> && Concurrent<X>);

template <class X>
using element_t = std::remove_reference_t<std::ranges::range_reference_t<X&>>;

template <class X>
concept OwnedRange =
    OwnedObject<X> && std::ranges::contiguous_range<X&> && std::ranges::sized_range<X&> &&
    std::is_object_v<element_t<X>> && !(std::is_const_v<element_t<X>> && Concurrent<element_t<X>>);

/// What a loop or a split can walk: an owner of contiguous elements, or a slice of them.
template <class X>
concept LendableRange = OwnedRange<X> || HeldRange<std::remove_const_t<X>>;

/// How the elements of a range are lent.
template <class X>
struct lent_elements {
  using value = std::remove_const_t<element_t<X>>;
  static constexpr bool is_const = std::is_const_v<element_t<X>>;
};

template <HeldRange X>
struct lent_elements<X> {
  using value = typename held_loan<X>::value;
  static constexpr bool is_const = !held_loan<X>::exclusive;
};

template <class X>
  requires HeldRange<std::remove_const_t<X>> && std::is_const_v<X>
struct lent_elements<X> {
  using value = typename held_loan<std::remove_const_t<X>>::value;
  static constexpr bool is_const = true;
};

template <LendableRange X>
using lent_value_t = typename lent_elements<X>::value;

template <class X>
concept WritableRange = LendableRange<X> && !lent_elements<X>::is_const;

/// The object behind a loan: what a ref leads to, or the thing itself.
template <class X>
struct lent_object {
  using type = X;
  static constexpr X& get(X& object) noexcept {
    return object;  // NOLINT(bugprone-return-const-ref-from-parameter): what is lent has a name
  }
};

template <class X>
  requires HeldRef<std::remove_const_t<X>>
struct lent_object<X> {
  using type = std::remove_reference_t<decltype(*std::declval<X&>())>;
  static constexpr type& get(X& loan) { return *loan; }
};

template <class X>
constexpr auto* range_data(X& range) {
  if constexpr (HeldRange<std::remove_const_t<X>>) {
    return range.data();
  } else {
    return std::ranges::data(range);
  }
}

template <class X>
constexpr std::size_t range_size(X& range) {
  return static_cast<std::size_t>(std::ranges::size(range));
}

/// Which rule forbids to lend `X` exclusively.
template <class X, bool IsLvalue>
constexpr misuse misuse_of_mut() {
  if constexpr (Refused<X>) {
    return misuse::reported;
  } else if constexpr (!IsLvalue) {
    return misuse::lend_temporary;
  } else if constexpr (std::is_const_v<X>) {
    return misuse::lend_const;
  } else if constexpr (HeldLoan<X>) {
    return held_loan<X>::exclusive ? misuse::none : misuse::lend_shared_as_exclusive;
  } else {
    return OwnedObject<X> ? misuse::none : misuse::lend_not_owned;
  }
}

/// Which rule forbids to lend `X` shared.
template <class X, bool IsLvalue>
constexpr misuse misuse_of_shared() {
  if constexpr (Refused<X>) {
    return misuse::reported;
  } else if constexpr (!IsLvalue) {
    return misuse::lend_temporary;
  } else if constexpr (HeldLoan<std::remove_const_t<X>>) {
    return misuse::none;
  } else {
    return OwnedObject<X> ? misuse::none : misuse::lend_not_owned;
  }
}

}  // namespace lend::detail::inline LEND_ABI
