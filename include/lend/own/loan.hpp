#pragma once

#include <lend/own/address.hpp>
#include <lend/own/lendable.hpp>
#include <lend/own/misuse.hpp>
#include <lend/own/transient.hpp>

#include <cstddef>
#include <type_traits>
#include <utility>

namespace lend::detail::inline LEND_ABI {

/// The caller's object, lent exclusively.
template <class X>
struct mut_loan {
  X* lender;
};

/// The caller's object, const or not, lent shared.
template <class X>
struct shared_loan {
  X* lender;
};

/// A contiguous range of the caller's that is lent as a grid.
template <class X>
struct mut_grid_loan {
  X* lender;
  std::size_t rows;
  std::size_t cols;
};
template <class X>
struct shared_grid_loan {
  X* lender;
  std::size_t rows;
  std::size_t cols;
};

template <class X>
constexpr auto& range_of(const mut_grid_loan<X>& loan) {
  return *loan.lender;
}
template <class X>
constexpr auto& range_of(const shared_grid_loan<X>& loan) {
  return as_read(*loan.lender);
}

/// Where the elements of a range lie that is lent as a grid. Its size is asked again: the range is
/// the caller's, and may have been changed since.
template <class Loan>
constexpr auto shaped_layout(const Loan& loan) {
  auto& range = range_of(loan);
  check_shape(loan.rows, loan.cols, range_size(range));
  auto* const data = range_data(range);
  return grid_layout<std::remove_pointer_t<decltype(range_data(range))>>{data, loan.rows, loan.cols,
                                                                         loan.cols};
}

/// A `const` prvalue, as every transient is returned.
template <class Payload>
constexpr const transient<Payload> make_transient(Payload payload) {
  return transient<Payload>(std::move(payload));
}

struct mut_fn {
  template <class X>
  constexpr decltype(auto) operator()(X&& object LEND_LIFETIMEBOUND) const {
    using lender = std::remove_reference_t<X>;
    constexpr misuse found = misuse_of_mut<lender, std::is_lvalue_reference_v<X>>();
    enforce<found, lender>();
    if constexpr (found == misuse::none) {
      auto& lent = lender_of(object);
      return make_transient(
          mut_loan<std::remove_reference_t<decltype(lent)>>{detail::address_of(lent)});
    } else {
      return refused{};
    }
  }

  template <class X>
  constexpr decltype(auto) operator()(X&& range LEND_LIFETIMEBOUND, std::size_t rows,
                                      std::size_t cols) const {
    using lender = std::remove_reference_t<X>;
    constexpr misuse before = misuse_of_mut<lender, std::is_lvalue_reference_v<X>>();
    constexpr misuse found = before != misuse::none ? before : misuse_of_shaping<lender, true>();
    enforce<found, lender>();
    if constexpr (found == misuse::none) {
      check_shape(rows, cols, range_size(range));
      return make_transient(mut_grid_loan<lender>{detail::address_of(range), rows, cols});
    } else {
      return refused{};
    }
  }
};

struct shared_fn {
  template <class X>
  constexpr decltype(auto) operator()(X&& object LEND_LIFETIMEBOUND) const {
    using lender = std::remove_reference_t<X>;
    constexpr misuse found = misuse_of_shared<lender, std::is_lvalue_reference_v<X>>();
    enforce<found, lender>();
    if constexpr (found == misuse::none) {
      auto& lent = lender_of(object);
      return make_transient(
          shared_loan<std::remove_reference_t<decltype(lent)>>{detail::address_of(lent)});
    } else {
      return refused{};
    }
  }

  template <class X>
  constexpr decltype(auto) operator()(X&& range LEND_LIFETIMEBOUND, std::size_t rows,
                                      std::size_t cols) const {
    using lender = std::remove_reference_t<X>;
    constexpr misuse before = misuse_of_shared<lender, std::is_lvalue_reference_v<X>>();
    constexpr misuse found = before != misuse::none ? before : misuse_of_shaping<lender, false>();
    enforce<found, lender>();
    if constexpr (found == misuse::none) {
      check_shape(rows, cols, range_size(range));
      return make_transient(shared_grid_loan<lender>{detail::address_of(range), rows, cols});
    } else {
      return refused{};
    }
  }
};

/// Containers say that they can be copied whatever their elements are.
template <class X>
constexpr bool is_copyable() {
  if constexpr (StdContainer<X>) {
    return is_copyable<typename X::value_type>();
  } else {
    return std::is_copy_constructible_v<X>;
  }
}

template <class X>
constexpr misuse misuse_of_copy() {
  if constexpr (std::is_array_v<X>) {
    return misuse::copy_array;
  } else if constexpr (Guard<X>) {
    return misuse::guard_passed;
  } else if constexpr (Transient<X> || is_sole_holder<X>) {
    return misuse::exclusive_copied;
  } else if constexpr (!is_copyable<X>() && !requires(const X& value) { value.clone(); }) {
    return Owned<X> ? misuse::copy_deleted : misuse::exclusive_copied;
  } else {
    return misuse::none;
  }
}

/// What says by a clone() how it is copied, and only where somebody asks for that, is asked.
template <class X>
constexpr X copy_of(const X& value) {
  if constexpr (requires { X(value); }) {
    return value;
  } else {
    return value.clone();
  }
}

struct copy_fn {
  template <class X>
  constexpr decltype(auto) operator()(const X& value) const {
    constexpr misuse found = misuse_of_copy<X>();
    enforce<found, X>();
    if constexpr (found == misuse::none) {
      return make_transient(given<X>{copy_of(value)});
    } else {
      return refused{};
    }
  }
};

}  // namespace lend::detail::inline LEND_ABI

namespace lend::inline LEND_ABI {

/// Lends an object or a contiguous range exclusively, for the call that this is an argument of.
///
/// The callee's parameter decides what it gets: a slice_mut or slice of the elements, a ref_mut or
/// ref of the object, or a reference to it; where the parameter cannot be read (`auto`), the slice
/// for a range, else the ref. Of a matrix it is a grid_mut, grid or slice, or the matrix itself;
/// for `auto` the grid. A loan that one holds is lent on, and of a guard what it has locked.
///
/// `mut(v, rows, cols)` lends a contiguous range as a grid. Throws size_error at once unless it has
/// rows * cols elements.
inline constexpr detail::mut_fn mut{};

/// Lends an object or a contiguous range read-only, for the call that this is an argument of. The
/// callee gets a slice, a grid, a ref or a const reference; of a Concurrent type also a reference.
/// `shared(v, rows, cols)` lends a contiguous range as a grid, as `mut` does.
inline constexpr detail::shared_fn shared{};

/// Passes a copy of `x` to a call. Throws what the copy constructor throws.
inline constexpr detail::copy_fn copy{};

}  // namespace lend::inline LEND_ABI
