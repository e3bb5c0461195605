#pragma once

#include <lend/own/argument.hpp>
#include <lend/own/error.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>

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
/// of a pair that is compared was made in this call.
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

template <class X>
footprint footprint_of_lender(X& lender) {
  footprint covered;
  if constexpr (HeldRef<std::remove_const_t<X>>) {
    covered.object = extent::of(std::addressof(*lender), 1);
  } else if constexpr (!HeldRange<std::remove_const_t<X>>) {
    covered.object = extent::of(std::addressof(lender), 1);
  }
  if constexpr (LendableRange<X>) {
    covered.elements = extent::of(range_data(lender), range_size(lender));
  }
  return covered;
}

template <class Carrier>
constexpr entered how_entered = entered::no_loan;
template <class X>
constexpr entered how_entered<mut_loan<X>> = entered::made_exclusive;
template <class X>
constexpr entered how_entered<shared_loan<X>> = entered::made_shared;
template <HeldLoan T>
constexpr entered how_entered<given<T>> =
    held_loan<T>::exclusive ? entered::held_exclusive : entered::held_shared;

template <class X>
footprint footprint_of(const mut_loan<X>& loan) {
  return footprint_of_lender(*loan.lender);
}
template <class X>
footprint footprint_of(const shared_loan<X>& loan) {
  return footprint_of_lender(*loan.lender);
}
template <class T>
footprint footprint_of(const given<T>& argument) {
  if constexpr (HeldLoan<T>) {
    return footprint_of_lender(argument.value);
  } else {
    return {};
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

/// An argument as the caller wrote it: nothing has been moved yet.
template <class A>
footprint footprint_of_argument(const A& argument) {
  if constexpr (Transient<A>) {
    return footprint_of(transient_access::payload(argument));
  } else if constexpr (HeldLoan<A>) {
    return footprint_of_lender(argument);
  } else {
    return {};
  }
}

template <class A>
struct argument_loan {
  const A& argument;
};
template <class A>
constexpr entered how_entered<argument_loan<A>> = how_entered<carrier_t<A>>;
template <class A>
footprint footprint_of(const argument_loan<A>& loan) {
  return footprint_of_argument(loan.argument);
}

/// Throws overlap_error if two loans that enter a call overlap and one is exclusive. Costs nothing
/// where the types say that no two of them need comparing.
template <class... Loans>
void check_disjoint(const Loans&... loans) {
  constexpr std::size_t count = sizeof...(Loans);
  constexpr std::array<entered, count> how{how_entered<Loans>...};
  if constexpr (any_must_differ(how)) {
    const std::array<footprint, count> covered{footprint_of(loans)...};
    for (std::size_t i = 0; i < count; ++i) {
      for (std::size_t j = i + 1; j < count; ++j) {
        if (must_differ(how[i], how[j]) && covered[i].meets(covered[j])) [[unlikely]] {
          throw_overlap();
        }
      }
    }
  }
}

}  // namespace lend::detail::inline LEND_ABI
