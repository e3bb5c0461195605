#pragma once

#include <lend/own/address.hpp>
#include <lend/own/deliver.hpp>
#include <lend/own/footprint.hpp>
#include <lend/own/view.hpp>

#include <cstddef>
#include <type_traits>
#include <utility>

// <atomic> is dear, and needed only by those who reach elements. So where it is known how the class
// is declared, as in the releases of libstdc++ up to this one, they include it themselves.
#if defined(_GLIBCXX_RELEASE) && _GLIBCXX_RELEASE <= 15 && !defined(LEND_WHOLE_ATOMIC)
namespace std {
_GLIBCXX_BEGIN_NAMESPACE_VERSION
template <class T>
struct atomic_ref;  // for the elements of a lend::atomic_slice: #include <atomic>
_GLIBCXX_END_NAMESPACE_VERSION
}  // namespace std
#else
#include <atomic>
#endif

namespace lend::detail::inline LEND_ABI {

struct atomics_access;

/// The processor changes a `T` at once, wherever a `T` may lie. (Some may be changed at once only
/// where they are aligned to their size, as a struct of two ints.)
template <class T>
constexpr bool is_atomizable() {
  if constexpr (!std::is_trivially_copyable_v<T> || Concurrent<T>) {
    return false;
  } else {
    return sizeof(T) <= alignof(T) && __atomic_always_lock_free(sizeof(T), nullptr);
  }
}

}  // namespace lend::detail::inline LEND_ABI

namespace lend::inline LEND_ABI {

/// A loan of contiguous elements that any number of tasks may read and change at once, each through
/// a std::atomic_ref, for which they include <atomic>. Copies are loans of the same elements.
///
/// It is made by lending (`lend::atomics(v)`), never directly. While it lives, nothing reaches the
/// elements but it and its copies.
template <class T>
class atomic_slice {
 public:
  using value_type = T;
  using size_type = std::size_t;
  using reference = std::atomic_ref<T>;

  /// The number of elements.
  [[nodiscard]] constexpr std::size_t size() const noexcept { return size_; }
  [[nodiscard]] constexpr bool empty() const noexcept { return size_ == 0; }

  /// The element at `index`. Throws bounds_error if there is none.
  reference operator[](std::size_t index) const {
    detail::check_bounds(index, size_);
    return reference(data_[index]);
  }

  /// The first or last `count` elements, or `count` from `begin` on. Throws bounds_error if there
  /// are not that many.
  [[nodiscard]] constexpr atomic_slice first(std::size_t count) const { return subslice(0, count); }
  [[nodiscard]] constexpr atomic_slice last(std::size_t count) const {
    detail::check_part(0, count, size_);
    return atomic_slice(data_ + (size_ - count), count);
  }
  [[nodiscard]] constexpr atomic_slice subslice(std::size_t begin, std::size_t count) const {
    detail::check_part(begin, count, size_);
    return atomic_slice(data_ + begin, count);
  }

 private:
  friend struct detail::atomics_access;
  constexpr atomic_slice(T* data, std::size_t size) noexcept : data_(data), size_(size) {}

  T* data_;
  std::size_t size_;
};

}  // namespace lend::inline LEND_ABI

namespace lend::detail::inline LEND_ABI {

/// The caller's range, lent exclusively to all that get it together.
template <class X>
struct atomics_loan {
  X* lender;
};

struct atomics_access {
  // SAFETY: nothing but the slice and its copies reaches the elements until the blocking call that
  // the loan was made for has ended, and through them they are reached atomically.
  template <class X>
  static constexpr auto elements(X& lender) {
    return atomic_slice<lent_value_t<X>>(range_data(lender), range_size(lender));
  }
};

template <class X, bool IsLvalue>
constexpr misuse misuse_of_atomics() {
  if constexpr (misuse_of_mut<X, IsLvalue>() != misuse::none) {
    return misuse_of_mut<X, IsLvalue>();
  } else if constexpr (!LendableRange<X>) {
    return misuse::lend_not_range;
  } else if constexpr (!WritableRange<X>) {
    return misuse::lend_const;
  } else {
    return is_atomizable<lent_value_t<X>>() ? misuse::none : misuse::lend_not_atomic;
  }
}

struct atomics_fn {
  template <class X>
  constexpr decltype(auto) operator()(X&& range LEND_LIFETIMEBOUND) const {
    using lender = std::remove_reference_t<X>;
    constexpr misuse found = misuse_of_atomics<lender, std::is_lvalue_reference_v<X>>();
    enforce<found, lender>();
    if constexpr (found == misuse::none) {
      return make_transient(atomics_loan<lender>{detail::address_of(range)});
    } else {
      return refused{};
    }
  }
};

template <class X>
constexpr bool is_argument_payload<atomics_loan<X>> = true;
template <class X>
constexpr bool makes_loan<atomics_loan<X>> = true;
template <class X>
constexpr misuse misuse_of_source_payload<atomics_loan<X>> = misuse::atomics_as_view;

template <audience To, class X>
constexpr misuse misuse_of_loan(atomics_loan<X>*) {
  if constexpr (misuse_of_lending<To>() != misuse::none) {
    return misuse_of_lending<To>();
  } else {
    return Send<lent_value_t<X>> ? misuse::none : misuse::send_argument;
  }
}

template <class X>
constexpr entered how_entered<atomics_loan<X>> = entered::made_exclusive;

template <class X, class Use>
void visit_footprints(const atomics_loan<X>& loan, Use&& use) {
  use(footprint_of_lender(*loan.lender), entered::made_exclusive);
}

template <class X>
struct forms_of<atomics_loan<X>> {
  using type = loan_forms<void, atomic_slice<lent_value_t<X>>, void>;
};

template <audience To, class X, class Param>
struct delivery<To, atomics_loan<X>, Param> {
  using type = atomic_slice<lent_value_t<X>>;
  template <bool Fallback>
  using form = type;
};

template <class Form, class X>
constexpr Form deliver(const atomics_loan<X>& loan) {
  return atomics_access::elements(*loan.lender);
}

template <trait Trait, class T>
struct trait_rule<Trait, atomic_slice<T>> {
  using type = std::conditional_t<Trait == trait::send || Trait == trait::sync,
                                  all_of_these<question<trait::send, T>>, refused_trait>;
};

}  // namespace lend::detail::inline LEND_ABI

namespace lend::inline LEND_ABI {

/// Lends a range exclusively to all tasks of the call that this is an argument of: each gets an
/// atomic_slice, whose elements they may read and change at once.
///
/// The elements are integers, enumerations, floating-point numbers or small trivially copyable
/// classes that the processor reads and writes at once. Another loan of them in the same call is an
/// overlap_error, atomic or not.
///
/// `lend::for_each(edges, count_degrees, lend::atomics(degrees));`
inline constexpr detail::atomics_fn atomics{};

}  // namespace lend::inline LEND_ABI
