#pragma once

#include <lend/own/fields.hpp>
#include <lend/own/grid.hpp>
#include <lend/own/matrix.hpp>
#include <lend/own/misuse.hpp>
#include <lend/own/range.hpp>
#include <lend/own/ref.hpp>
#include <lend/own/slice.hpp>
#include <lend/own/std_types.hpp>
#include <lend/own/strided.hpp>

#include <cstddef>
#include <type_traits>
#include <utility>

// What can be lent, and as what.

namespace lend::detail::inline LEND_ABI {

/// slice, ref, grid, strided and their exclusive siblings: a loan that one holds.
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
struct held_loan<grid<T>> : held_loan_of<T, false, false> {};
template <class T>
struct held_loan<grid_mut<T>> : held_loan_of<T, true, false> {};
template <class T>
struct held_loan<strided<T>> : held_loan_of<T, false, false> {};
template <class T>
struct held_loan<strided_mut<T>> : held_loan_of<T, true, false> {};

template <class T>
constexpr bool is_grid = false;
template <class T>
constexpr bool is_grid<grid<T>> = true;
template <class T>
constexpr bool is_grid<grid_mut<T>> = true;

template <class T>
constexpr bool is_strided = false;
template <class T>
constexpr bool is_strided<strided<T>> = true;
template <class T>
constexpr bool is_strided<strided_mut<T>> = true;

template <class T>
constexpr bool is_matrix = false;
template <class T>
constexpr bool is_matrix<matrix<T>> = true;

template <class T>
concept HeldLoan = held_loan<T>::is_loan;

template <class T>
concept ExclusiveLoan = HeldLoan<T> && held_loan<T>::exclusive;

/// Whether a `T` is the only one that may reach something, so that it is not copied.
template <class T>
constexpr bool is_sole_holder = ExclusiveLoan<T>;

/// A guard, which has something locked and stands for that. Specialized beside each.
template <class T>
struct guarded_by {
  static constexpr bool is_guard = false;
};

template <class T>
concept Guard = guarded_by<std::remove_const_t<T>>::is_guard;

template <class T>
concept HeldRange = HeldLoan<T> && held_loan<T>::range;

template <class T>
concept HeldGrid = HeldLoan<T> && is_grid<T>;

/// A column, or a part of one.
template <class T>
concept HeldStrided = HeldLoan<T> && is_strided<T>;

template <class T>
concept HeldRef = HeldLoan<T> && !held_loan<T>::range && !HeldGrid<T> && !HeldStrided<T>;

template <class T>
concept HeldElements = HeldLoan<T> && !HeldRef<T>;

/// An object, const or not, that owns its data. Of a const object of a Concurrent type nothing can
/// be lent, for a shared loan of that would change it.
template <class X>
concept OwnedObject = (std::is_class_v<X> || std::is_object_v<X>) && !Transient<X> &&
                      !HeldLoan<std::remove_const_t<X>> && Owned<std::remove_const_t<X>> &&
                      !(std::is_const_v<X> && Concurrent<X>);

template <class X>
using element_t = typename element_of_range<X>::type;

template <class X>
concept OwnedRange = OwnedObject<X> && SizedContiguousRange<X&> && std::is_object_v<element_t<X>> &&
                     !(std::is_const_v<element_t<X>> && Concurrent<element_t<X>>);

/// What a loop or a split can walk: an owner of contiguous elements, or a slice of them.
template <class X>
concept LendableRange = OwnedRange<X> || HeldRange<std::remove_const_t<X>>;

/// What a loop can walk element by element.
template <class X>
concept WalkableRange = LendableRange<X> || HeldStrided<std::remove_const_t<X>>;

/// What has rows and columns: a matrix or a grid.
template <class X>
concept LendableGrid =
    (is_matrix<std::remove_const_t<X>> && OwnedRange<X>) || HeldGrid<std::remove_const_t<X>>;

/// How the elements of a range or a grid are lent.
template <class X>
struct lent_elements {
  using value = std::remove_const_t<element_t<X>>;
  static constexpr bool is_const = std::is_const_v<element_t<X>>;
};

template <HeldElements X>
struct lent_elements<X> {
  using value = typename held_loan<X>::value;
  static constexpr bool is_const = !held_loan<X>::exclusive;
};

template <class X>
  requires HeldElements<std::remove_const_t<X>> && std::is_const_v<X>
struct lent_elements<X> {
  using value = typename held_loan<std::remove_const_t<X>>::value;
  static constexpr bool is_const = true;
};

template <class X>
using lent_value_t = typename lent_elements<X>::value;

template <class X>
concept WritableRange = LendableRange<X> && !lent_elements<X>::is_const;

template <class X>
concept WritableGrid = LendableGrid<X> && !lent_elements<X>::is_const;

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
  if constexpr (HeldElements<std::remove_const_t<X>>) {
    return range.data();
  } else {
    return data_of_range(range);
  }
}

template <class X>
constexpr std::size_t range_size(X& range) {
  return size_of_range(range);
}

template <class X>
constexpr bool reads_const() {
  if constexpr (HeldElements<std::remove_const_t<X>> || !LendableRange<const X>) {
    return false;
  } else {
    return std::is_same_v<lent_value_t<const X>, lent_value_t<X>>;
  }
}

/// A range as its readers see it. What a class does without const, it may not do in several tasks
/// at once.
template <class X>
constexpr auto& as_read(X& range) {
  if constexpr (reads_const<X>()) {
    return std::as_const(range);
  } else {
    return range;
  }
}

/// Where the elements of a matrix, a grid or a column lie; throws moved_error if a loan was given
/// away.
template <class X>
constexpr auto layout_of(X& lender) {
  using element = std::remove_pointer_t<decltype(lender.data())>;
  if constexpr (HeldGrid<std::remove_const_t<X>>) {
    return grid_layout<element>{lender.data(), lender.rows(), lender.cols(), lender.stride()};
  } else if constexpr (HeldStrided<std::remove_const_t<X>>) {
    return grid_layout<element>{lender.data(), lender.size(), 1, lender.stride()};
  } else {
    return grid_layout<element>{lender.data(), lender.rows(), lender.cols(), lender.cols()};
  }
}

template <class X>
constexpr bool is_std_lock = is_any_of(
    type_name<X>(), "std::mutex", "std::recursive_mutex", "std::timed_mutex",
    "std::recursive_timed_mutex", "std::shared_mutex", "std::shared_timed_mutex",
    "std::condition_variable", "std::_V2::condition_variable_any", "std::condition_variable_any");

/// Why something that does not own its data is not lent.
template <class X>
constexpr misuse misuse_of_unowned() {
  if constexpr (is_std_lock<std::remove_const_t<X>>) {
    return misuse::lend_lock;
  } else {
    return std::ranges::view<std::remove_const_t<X>> && !std::ranges::contiguous_range<X&>
               ? misuse::lend_view
               : misuse::lend_not_owned;
  }
}

/// The object that `mut` or `shared` of `object` lends.
template <class X>
constexpr auto& lender_of(X& object) {
  if constexpr (Guard<X>) {
    return guarded_by<std::remove_const_t<X>>::get(object);
  } else {
    return object;
  }
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
  } else if constexpr (Guard<X>) {
    return guarded_by<X>::exclusive ? misuse::none : misuse::lend_shared_as_exclusive;
  } else {
    return OwnedObject<X> ? misuse::none : misuse_of_unowned<X>();
  }
}

/// Which rule forbids to lend `X` as a grid, besides those of lending it at all.
template <class X, bool Exclusively>
constexpr misuse misuse_of_shaping() {
  if constexpr (!LendableRange<X>) {
    return misuse::lend_not_range;
  } else {
    return Exclusively && !WritableRange<X> ? misuse::lend_const : misuse::none;
  }
}

/// Which rule forbids to lend `X` shared.
template <class X, bool IsLvalue>
constexpr misuse misuse_of_shared() {
  if constexpr (Refused<X>) {
    return misuse::reported;
  } else if constexpr (!IsLvalue) {
    return misuse::lend_temporary;
  } else if constexpr (HeldLoan<std::remove_const_t<X>> || Guard<X>) {
    return misuse::none;
  } else {
    return OwnedObject<X> ? misuse::none : misuse_of_unowned<X>();
  }
}

}  // namespace lend::detail::inline LEND_ABI
