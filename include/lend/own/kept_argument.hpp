#pragma once

#include <lend/own/footprint.hpp>
#include <lend/own/kept.hpp>
#include <lend/own/plan.hpp>

#include <type_traits>

// A kept loan that is given to a task: the parameter decides whether it gets the loan, or what is
// lent, for as long as the call lasts.

namespace lend::detail::inline LEND_ABI {

template <class K>
struct loan_in_kept;
template <class T>
struct loan_in_kept<kept<T>> {
  using type = shared_loan<reached_by_owners<T>>;
};
template <class T>
struct loan_in_kept<kept_mut<T>> {
  using type = mut_loan<T>;
};

template <KeptLoan K>
constexpr bool makes_loan<given<K>> = true;
template <KeptLoan K>
constexpr bool is_shared_loan<given<K>> = !kept_loan<K>::exclusive;
template <KeptLoan K>
struct forms_of<given<K>> : forms_of<typename loan_in_kept<K>::type> {};

/// A task that is spawned gets the loan itself: parts of what is lent could outlive it.
template <audience To, class K, class Param>
constexpr bool gets_kept_loan = To == audience::spawned || std::is_same_v<plain<Param>, K>;

template <audience To, KeptLoan K, class Param>
struct delivery<To, given<K>, Param> {
  using forms = typename forms_of<given<K>>::type;

  static constexpr auto choose() {
    if constexpr (gets_kept_loan<To, K, Param>) {
      return std::type_identity<given_form<To, K>>{};
    } else {
      return choose_form<forms, Param>();
    }
  }
  using type = typename decltype(choose())::type;
  using fallback = std::conditional_t<gets_kept_loan<To, K, Param>, type, fallback_form<forms>>;
  template <bool Fallback>
  using form = std::conditional_t<Fallback, fallback, type>;
};

/// A template that takes anything gets what is lent.
template <audience To, KeptLoan K>
struct fits_of<To, given<K>> {
  using loan = std::conditional_t<To == audience::many, fits_of_object<const K>, fits_of_value<K>>;
  using type = std::conditional_t<To == audience::spawned, loan,
                                  joined<fits_of_loan<typename forms_of<given<K>>::type>, loan>>;
};

// SAFETY: the loan lives in what is called, so for the length of the call.
template <class Form, KeptLoan K>
constexpr Form deliver(given<K>& argument) {
  if constexpr (std::is_same_v<plain<Form>, K>) {
    return static_cast<Form>(argument.value);
  } else {
    return deliver_loan<Form>(*argument.value);
  }
}

template <class Form, KeptLoan K>
constexpr Form deliver(const given<K>& argument) {
  if constexpr (std::is_same_v<plain<Form>, K>) {
    return argument.value;
  } else {
    return deliver_loan<Form>(*argument.value);
  }
}

template <KeptLoan K>
constexpr entered how_entered<given<K>> =
    kept_loan<K>::exclusive ? entered::held_exclusive : entered::held_shared;

template <KeptLoan K, class Use>
void visit_footprints(const given<K>& argument, Use&& use) {
  use(footprint_of_lender(*argument.value), how_entered<given<K>>);
}

template <class A>
  requires KeptLoan<std::remove_cvref_t<A>>
constexpr entered how_entered<argument_loan<A>> = how_argument_entered<A>();

template <class A, class Use>
  requires KeptLoan<std::remove_cvref_t<A>>
void visit_footprints(const argument_loan<A>& loan, Use&& use) {
  if constexpr (is_moved_in<A>) {
    use(footprint_of_lender(loan.argument), how_entered<argument_loan<A>>);
  }
  use(footprint_of_lender(*loan.argument), how_entered<given<std::remove_cvref_t<A>>>);
}

}  // namespace lend::detail::inline LEND_ABI
