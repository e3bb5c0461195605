#pragma once

#include <lend/own/address.hpp>
#include <lend/own/argument.hpp>
#include <lend/own/contents.hpp>
#include <lend/own/extent.hpp>
#include <lend/own/object_runs.hpp>
#include <lend/own/owned_memory.hpp>
#include <lend/own/pack.hpp>

#include <cstddef>
#include <type_traits>

// The memory that a loan covers, and how it entered the call.

namespace lend::detail::inline LEND_ABI {

/// How a loan entered the call: held by the caller and given away or copied in, lent on from one
/// that it holds, made there from an object, or a value that is moved in and is there for nobody
/// else.
enum class entered : unsigned char {
  no_loan,
  held_shared,
  held_exclusive,
  lent_on_shared,
  lent_on_exclusive,
  made_shared,
  made_exclusive,
  moved_in
};

constexpr bool is_made(entered how) noexcept { return how >= entered::lent_on_shared; }
constexpr bool is_lent_on(entered how) noexcept {
  return how == entered::lent_on_shared || how == entered::lent_on_exclusive;
}
constexpr bool is_exclusive(entered how) noexcept {
  return how == entered::held_exclusive || how == entered::lent_on_exclusive ||
         how >= entered::made_exclusive;
}

/// Loans that were held before are disjoint by induction. What the caller holds exclusively and
/// lends on can be in the call twice, but has no copies that are held.
constexpr bool must_differ(entered a, entered b) noexcept {
  if (a == entered::no_loan || b == entered::no_loan) {
    return false;
  }
  const bool held =
      (is_lent_on(a) && b == entered::held_shared) || (is_lent_on(b) && a == entered::held_shared);
  return (is_made(a) || is_made(b)) && (is_exclusive(a) || is_exclusive(b)) && !held;
}

/// Whether one of two loans may lie in what the other one owns elsewhere. Two that were held before
/// are the same or disjoint.
constexpr bool may_be_owned(entered a, entered b) noexcept {
  return (is_made(a) && !is_lent_on(a)) || (is_made(b) && !is_lent_on(b));
}

constexpr entered made_by(bool exclusive, bool lent_on) noexcept {
  return lent_on ? (exclusive ? entered::lent_on_exclusive : entered::lent_on_shared)
                 : (exclusive ? entered::made_exclusive : entered::made_shared);
}

/// Objects in a row, and with them what they own elsewhere. What cannot be walked covers its own
/// bytes alone: a class with private members that promised to own its data, unless it shows
/// elements or a pointee; a pointee where it is larger than its type says, elements of a
/// std::unique_ptr<T[]> from the second on. Concurrent objects are not walked.
template <class T>
struct footprint {
  using value = T;

  const T* first;
  std::size_t count;

  [[nodiscard]] extent covered() const noexcept { return extent::of(first, count); }
  [[nodiscard]] std::size_t size() const noexcept { return count; }
  /// Calls `use(first, count)` for each run of objects until it says true.
  template <class Use>
  bool any_run(Use&& use) const {
    return use(first, count);
  }
};

/// The same for the rows of a grid, `stride` objects from one to the next.
template <class T>
struct grid_footprint {
  using value = T;

  const T* first;
  std::size_t rows;
  std::size_t columns;
  std::size_t stride;

  [[nodiscard]] rectangle covered() const noexcept {
    return {extent::of(first, 0).begin, columns * sizeof(T), stride * sizeof(T), rows};
  }
  [[nodiscard]] std::size_t size() const noexcept { return rows * columns; }
  template <class Use>
  bool any_run(Use&& use) const {
    for (std::size_t i = 0; i < rows; ++i) {
      if (use(first + i * stride, columns)) {
        return true;
      }
    }
    return false;
  }
};

// What may be lent to a call, or is given to it, is a loan here. Beside each type of loan stands
// `how_entered<Loan>`, the strongest way in which anything of it entered, and
// `visit_footprints(loan, use)`, which calls `use(footprint, how)` for each thing it covers.

template <class Loan>
constexpr entered how_entered = entered::no_loan;

/// Whether what a loan covers is compared with itself too, for it lends several things.
template <class Loan>
constexpr bool compares_within = false;

template <class Element>
constexpr auto footprint_of_grid(const grid_layout<Element>& layout) {
  return grid_footprint<std::remove_const_t<Element>>{layout.data, layout.rows, layout.cols,
                                                      layout.stride};
}

template <class X>
constexpr auto footprint_of_lender(X& lender) {
  using plain_lender = std::remove_const_t<X>;
  if constexpr (HeldRef<plain_lender>) {
    return footprint_of_lender(*lender);
  } else if constexpr (HeldGrid<plain_lender> || HeldStrided<plain_lender>) {
    return footprint_of_grid(layout_of(lender));
  } else if constexpr (HeldRange<plain_lender>) {
    return footprint<typename held_loan<plain_lender>::value>{range_data(lender),
                                                              range_size(lender)};
  } else {
    return footprint<plain_lender>{detail::address_of(lender), 1};
  }
}

template <class X>
constexpr entered how_entered<mut_loan<X>> = made_by(true, HeldLoan<X>);
template <class X>
constexpr entered how_entered<shared_loan<X>> = made_by(false, HeldLoan<std::remove_const_t<X>>);
template <class X>
constexpr entered how_entered<mut_grid_loan<X>> = how_entered<mut_loan<X>>;
template <class X>
constexpr entered how_entered<shared_grid_loan<X>> = how_entered<shared_loan<X>>;

template <class X, class Use>
void visit_footprints(const mut_loan<X>& loan, Use&& use) {
  use(footprint_of_lender(*loan.lender), how_entered<mut_loan<X>>);
}
template <class X, class Use>
void visit_footprints(const shared_loan<X>& loan, Use&& use) {
  use(footprint_of_lender(*loan.lender), how_entered<shared_loan<X>>);
}

template <class X, class Use>
void visit_footprints(const mut_grid_loan<X>& loan, Use&& use) {
  visit_footprints(mut_loan<X>{loan.lender}, use);
}
template <class X, class Use>
void visit_footprints(const shared_grid_loan<X>& loan, Use&& use) {
  visit_footprints(shared_loan<X>{loan.lender}, use);
}

/// Calls `use` for the loans that values hold: themselves, in their parts, or in what they own.
template <class Use>
class held_loan_visit {
 public:
  explicit held_loan_visit(Use& use) noexcept : use_(use) {}

  template <class T>
  void look_into(const T& value) {
    inside(detail::address_of(value), 1);
    while (!later_.is_empty()) {
      const object_run next = later_.take();
      next.visit(this, next.first, next.count);
    }
  }

  [[nodiscard]] static constexpr bool done() noexcept { return false; }

  template <class T>
  void inside(const T* first, std::size_t count) {
    if constexpr (!Owned<T>) {
      for (std::size_t i = 0; i < count; ++i) {
        look_at(first[i]);
      }
    }
  }
  template <class T>
  void outside(const T* first, std::size_t count) {
    if constexpr (HeldLoan<T>) {
      inside(first, count);
    } else if constexpr (!Owned<T>) {
      later_.put({&visit_run<T>, first, count});
    }
  }

 private:
  template <class T>
  void look_at(const T& value) {
    if constexpr (HeldLoan<T>) {
      use_(footprint_of_lender(value),
           held_loan<T>::exclusive ? entered::held_exclusive : entered::held_shared);
    } else {
      contents<T>::visit(value, *this);
    }
  }
  template <class T>
  static void visit_run(void* visit, const void* first, std::size_t count) {
    static_cast<held_loan_visit*>(visit)->inside(static_cast<const T*>(first), count);
  }

  Use& use_;
  object_runs later_;
};

template <class T>
constexpr bool may_hold_loans() {
  if constexpr (std::is_empty_v<T> || HeldLoan<T>) {
    return false;
  } else {
    return !Owned<T>;
  }
}

/// Whether a value that is no loan itself may have some in it.
template <class T>
constexpr bool holds_loans = may_hold_loans<T>();

template <class T, class Use>
void visit_held_loans(const T& value, Use&& use) {
  if constexpr (HeldLoan<T>) {
    use(footprint_of_lender(value),
        held_loan<T>::exclusive ? entered::held_exclusive : entered::held_shared);
  } else if constexpr (holds_loans<T>) {
    held_loan_visit<std::remove_reference_t<Use>>(use).look_into(value);
  }
}

/// A value that is moved to the callee is there for nobody else; one that is copied, for all.
template <class A>
constexpr bool is_moved_in =
    !std::is_reference_v<A> && !std::is_const_v<A> && !std::is_trivially_copyable_v<A>;

/// What a value brings with it lies elsewhere, where a loan may have been made before it was moved.
template <class T>
constexpr bool brings_memory() {
  if constexpr (HeldLoan<T> || std::is_trivially_copyable_v<T>) {
    return false;
  } else {
    return !std::is_same_v<owned_types<T>, type_list<>>;
  }
}

template <class T>
constexpr entered how_given() {
  if constexpr (HeldLoan<T>) {
    return held_loan<T>::exclusive ? entered::held_exclusive : entered::held_shared;
  } else if constexpr (brings_memory<T>()) {
    return entered::moved_in;
  } else {
    return holds_loans<T> ? entered::held_exclusive : entered::no_loan;
  }
}

template <class T>
constexpr entered how_entered<given<T>> = how_given<T>();

template <class T, class Use>
void visit_footprints(const given<T>& argument, Use&& use) {
  if constexpr (brings_memory<T>()) {
    use(footprint_of_lender(argument.value), entered::moved_in);
  }
  visit_held_loans(argument.value, use);
}

/// An argument, or a callable, as the caller wrote it; `A` is what a forwarding reference deduced.
/// Nothing has been moved yet.
template <class A>
struct argument_loan {
  const std::remove_reference_t<A>& argument;
};

template <class A>
constexpr entered how_argument_entered() {
  if constexpr (Transient<A>) {
    return how_entered<payload_t<A>>;
  } else if constexpr (!HeldLoan<std::remove_cvref_t<A>> && is_moved_in<A>) {
    return entered::moved_in;
  } else {
    return how_entered<given<std::decay_t<A>>>;
  }
}

template <class A>
constexpr entered how_entered<argument_loan<A>> = how_argument_entered<A>();

template <class A, class Use>
void visit_footprints(const argument_loan<A>& loan, Use&& use) {
  if constexpr (Transient<A>) {
    visit_footprints(transient_access::payload(loan.argument), use);
  } else {
    if constexpr (!HeldLoan<std::remove_cvref_t<A>> && is_moved_in<A>) {
      use(footprint_of_lender(loan.argument), entered::moved_in);
    }
    visit_held_loans(loan.argument, use);
  }
}

/// How several loans entered that are one argument, at the strongest.
constexpr entered strongest(auto... how) noexcept {
  const bool exclusive = (is_exclusive(how) || ...);
  if ((is_made(how) || ...)) {
    return made_by(exclusive, !((is_made(how) && !is_lent_on(how)) || ...));
  }
  const bool loan = ((how != entered::no_loan) || ...);
  return exclusive ? entered::held_exclusive : (loan ? entered::held_shared : entered::no_loan);
}

template <class Indices, class... Loans>
constexpr entered how_entered<pack_of<Indices, Loans...>> = strongest(how_entered<Loans>...);

// NOLINTBEGIN(misc-redundant-expression): loans of the same type
template <class Indices, class... Loans>
constexpr bool compares_within<pack_of<Indices, Loans...>> =
    (std::size_t{how_entered<Loans> != entered::no_loan} + ... + 0) > 1 ||
    (compares_within<Loans> || ...);
// NOLINTEND(misc-redundant-expression)

template <class Loan, class Use>
void visit_part(const Loan& loan, Use& use) {
  if constexpr (how_entered<Loan> != entered::no_loan) {
    visit_footprints(loan, use);
  }
}

template <class Indices, class... Loans, class Use>
void visit_footprints(const pack_of<Indices, Loans...>& loans, Use&& use) {
  loans.apply([&](const Loans&... each) { (visit_part(each, use), ...); });
}

}  // namespace lend::detail::inline LEND_ABI
