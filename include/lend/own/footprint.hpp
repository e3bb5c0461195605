#pragma once

#include <lend/own/argument.hpp>
#include <lend/own/error.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <ranges>
#include <tuple>
#include <type_traits>
#include <variant>

// The rule `disjoint`: the memory that the loans of one call cover.

namespace lend::detail::inline LEND_ABI {

/// Bytes that a loan covers, as numbers: pointers into different objects have no order.
struct extent {
  std::uintptr_t begin = 0;
  std::uintptr_t end = 0;

  template <class T>
  static extent of(T* first, std::size_t count) noexcept {
    const auto at = reinterpret_cast<std::uintptr_t>(first);
    return {at, at + count * sizeof(T)};
  }
  [[nodiscard]] bool meets(const extent& other) const noexcept {
    return begin < other.end && other.begin < end && begin != end && other.begin != other.end;
  }
};

/// How a loan entered the call. Loans that were held before are disjoint by induction; at least one
/// of a pair that is compared was made in this call. A value that is moved in counts as made, for
/// whoever else looks at it during the call.
enum class entered : unsigned char {
  no_loan,
  held_shared,
  held_exclusive,
  made_shared,
  made_exclusive
};

constexpr bool is_made(entered how) noexcept { return how >= entered::made_shared; }
constexpr bool is_exclusive(entered how) noexcept {
  return how == entered::held_exclusive || how == entered::made_exclusive;
}
constexpr bool must_differ(entered a, entered b) noexcept {
  return a != entered::no_loan && b != entered::no_loan && (is_made(a) || is_made(b)) &&
         (is_exclusive(a) || is_exclusive(b));
}

/// The memory of one loan: the object itself, and the elements it owns elsewhere.
struct footprint {
  extent object;
  extent elements;

  [[nodiscard]] bool meets(const footprint& other) const noexcept {
    return object.meets(other.object) || object.meets(other.elements) ||
           elements.meets(other.object) || elements.meets(other.elements);
  }
};

template <class Loan>
constexpr entered how_entered = entered::no_loan;

template <class X>
footprint footprint_of_lender(X& lender) {
  using plain_lender = std::remove_const_t<X>;
  if constexpr (HeldRef<plain_lender>) {
    return footprint_of_lender(*lender);
  } else {
    footprint covered;
    if constexpr (!HeldRange<plain_lender>) {
      covered.object = extent::of(std::addressof(lender), 1);
    }
    if constexpr (LendableRange<X>) {
      covered.elements = extent::of(range_data(lender), range_size(lender));
    }
    return covered;
  }
}

template <class X>
constexpr entered how_entered<mut_loan<X>> = entered::made_exclusive;
template <class X>
constexpr entered how_entered<shared_loan<X>> = entered::made_shared;

template <class X, class Use>
void visit_footprints(const mut_loan<X>& loan, Use&& use) {
  use(footprint_of_lender(*loan.lender), entered::made_exclusive);
}
template <class X, class Use>
void visit_footprints(const shared_loan<X>& loan, Use&& use) {
  use(footprint_of_lender(*loan.lender), entered::made_shared);
}

template <class T, class Use>
void visit_held_loans(const T& value, Use&& use);

template <class Use>
struct visit_members {
  Use& use;
  template <class... Declared>
  void operator()(const auto&... members) const {
    (visit_held_loans(members, use), ...);
  }
};

/// Calls `use` for each loan that `value` holds: itself, in its members, in its elements, or in
/// what it owns.
template <class T, class Use>
void visit_held_loans(const T& value, Use&& use) {
  if constexpr (HeldLoan<T>) {
    use(footprint_of_lender(value),
        held_loan<T>::exclusive ? entered::held_exclusive : entered::held_shared);
  } else if constexpr (Owned<T>) {
    return;
  } else if constexpr (requires { std::tuple_size<T>::value; }) {
    std::apply([&](const auto&... parts) { (visit_held_loans(parts, use), ...); }, value);
  } else if constexpr (std::ranges::input_range<const T&>) {
    for (const auto& element : value) {
      visit_held_loans(element, use);
    }
  } else if constexpr (requires { value.valueless_by_exception(); }) {
    std::visit([&](const auto& held) { visit_held_loans(held, use); }, value);
  } else if constexpr (requires { static_cast<bool>(value) ? *value : *value; }) {
    if (static_cast<bool>(value)) {
      visit_held_loans(*value, use);
    }
  } else if constexpr (ListsParts<T>) {
    parts_access::visit(value, listed_bases_t<T>{},
                        visit_members<std::remove_reference_t<Use>>{use});
  } else if constexpr (member_count<T>() != not_countable) {
    with_members<member_count<T>()>(value, visit_members<std::remove_reference_t<Use>>{use});
  }
}

/// A value that is moved to the callee is there for nobody else; one that is copied, for all.
template <class A>
constexpr bool is_moved_in =
    !std::is_reference_v<A> && !std::is_const_v<A> && !std::is_trivially_copyable_v<A>;

template <class T>
constexpr bool holds_loans = !HeldLoan<T> && !Owned<T>;

template <class T>
constexpr entered how_entered<given<T>> =
    HeldLoan<T> ? (held_loan<T>::exclusive ? entered::held_exclusive : entered::held_shared)
                : (holds_loans<T> ? entered::held_exclusive : entered::no_loan);

template <class T, class Use>
void visit_footprints(const given<T>& argument, Use&& use) {
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
    return entered::made_exclusive;
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
      use(footprint_of_lender(loan.argument), entered::made_exclusive);
    }
    visit_held_loans(loan.argument, use);
  }
}

template <std::size_t N>
constexpr bool any_must_differ(const std::array<entered, N>& loans) {
  for (std::size_t i = 0; i < N; ++i) {
    for (std::size_t j = i + 1; j < N; ++j) {
      if (must_differ(loans[i], loans[j])) {
        return true;
      }
    }
  }
  return false;
}

template <class First, class Second>
void check_pair(const First& first, const Second& second) {
  if constexpr (must_differ(how_entered<First>, how_entered<Second>)) {
    visit_footprints(first, [&](const footprint& a, entered how_a) {
      visit_footprints(second, [&](const footprint& b, entered how_b) {
        if (must_differ(how_a, how_b) && a.meets(b)) [[unlikely]] {
          throw_overlap();
        }
      });
    });
  }
}

template <class First, class... Rest>
void check_each_pair(const First& first, const Rest&... rest) {
  (check_pair(first, rest), ...);
  if constexpr (sizeof...(Rest) > 1) {
    check_each_pair(rest...);
  }
}

/// Throws overlap_error if two loans that enter a call overlap and one is exclusive. Costs nothing
/// where the types say that no two of them need comparing.
template <class... Loans>
void check_disjoint(const Loans&... loans) {
  if constexpr (any_must_differ(std::array<entered, sizeof...(Loans)>{how_entered<Loans>...})) {
    check_each_pair(loans...);
  }
}

}  // namespace lend::detail::inline LEND_ABI
