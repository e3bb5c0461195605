#pragma once

#include <lend/own/argument.hpp>

#include <type_traits>
#include <utility>

// What a callee gets for what was carried to it: its parameter type decides.

namespace lend::detail::inline LEND_ABI {

template <class Param>
using plain = std::remove_cvref_t<Param>;

/// `Param` is a reference through which `Object` itself is meant.
template <class Param, class Object>
concept RefersTo = std::is_lvalue_reference_v<Param> &&
                   (std::is_same_v<plain<Param>, std::remove_const_t<Object>> ||
                    std::is_base_of_v<plain<Param>, std::remove_const_t<Object>>);

template <class Param, class Object>
concept TakesByValue =
    !std::is_reference_v<Param> && std::is_same_v<plain<Param>, std::remove_const_t<Object>>;

/// The forms in which a loan can be delivered; `object` is void for the elements behind a slice.
template <class Range, class Ref, class Object>
struct loan_forms {
  using range = Range;
  using ref = Ref;
  using object = Object;
};

template <class Carrier>
struct forms_of;

template <class X>
struct forms_of<mut_loan<X>> {
  using type =
      loan_forms<void, ref_mut<typename lent_object<X>::type>, typename lent_object<X>::type&>;
};

template <WritableRange X>
struct forms_of<mut_loan<X>> {
  using type = loan_forms<slice_mut<lent_value_t<X>>, ref_mut<X>, X&>;
};

template <WritableRange X>
  requires HeldRange<X>
struct forms_of<mut_loan<X>> {
  using type = loan_forms<slice_mut<lent_value_t<X>>, void, void>;
};

template <class Object>
using shared_ref = ref<std::remove_const_t<Object>>;

/// How several tasks may reach an object, const or not, that is lent shared.
template <class Object>
using shared_object = std::conditional_t<std::is_const_v<Object>, Object, shared_access<Object>>;

template <class X>
struct forms_of<shared_loan<X>> {
  using object = typename lent_object<X>::type;
  using type = loan_forms<void, shared_ref<object>, shared_object<object>&>;
};

template <LendableRange X>
struct forms_of<shared_loan<X>> {
  using type = loan_forms<slice<lent_value_t<X>>, shared_ref<X>, shared_object<X>&>;
};

template <LendableRange X>
  requires HeldRange<std::remove_const_t<X>>
struct forms_of<shared_loan<X>> {
  using type = loan_forms<slice<lent_value_t<X>>, void, void>;
};

template <class Forms>
using default_form = std::conditional_t<std::is_void_v<typename Forms::range>, typename Forms::ref,
                                        typename Forms::range>;

template <class Forms>
using fallback_form = std::conditional_t<std::is_void_v<typename Forms::object>,
                                         typename Forms::range, typename Forms::object>;

/// A std::string_view of a string, say: it is made of the object, and owns nothing.
template <class Param, class Object>
constexpr bool is_view_of = !std::is_void_v<Object> && !std::is_same_v<Param, unreadable> &&
                            std::is_convertible_v<Object, Param> && !Owned<plain<Param>>;

template <class Forms, class Param>
constexpr auto choose_form() {
  using object = std::remove_reference_t<typename Forms::object>;
  if constexpr (HeldRange<plain<Param>> && !std::is_void_v<typename Forms::range>) {
    return std::type_identity<typename Forms::range>{};
  } else if constexpr (HeldRef<plain<Param>> && !std::is_void_v<typename Forms::ref>) {
    return std::type_identity<typename Forms::ref>{};
  } else if constexpr (RefersTo<Param, object> || TakesByValue<Param, object>) {
    return std::type_identity<typename Forms::object>{};
  } else if constexpr (is_view_of<Param, typename Forms::object> &&
                       !std::is_convertible_v<default_form<Forms>, Param>) {
    return std::type_identity<typename Forms::object>{};
  } else {
    return std::type_identity<default_form<Forms>>{};
  }
}

template <class Carrier>
struct given_value {
  using type = void;
};
template <class T>
struct given_value<given<T>> {
  using type = T;
};

template <class Carrier>
constexpr bool is_shared_loan = false;
template <class X>
constexpr bool is_shared_loan<shared_loan<X>> = true;

/// Which rule forbids to deliver what was carried as `Param`.
template <audience To, class Carrier, class Param>
constexpr misuse misuse_of_delivery() {
  if constexpr (std::is_same_v<Param, unreadable>) {
    return misuse::none;
  } else if constexpr (!makes_loan<Carrier> ||
                       std::is_same_v<plain<Param>, typename given_value<Carrier>::type>) {
    using value = typename given_value<Carrier>::type;
    return To == audience::many && TakesByValue<Param, value> &&
                   !std::is_trivially_copyable_v<value>
               ? misuse::copy_loaned
               : misuse::none;
  } else {
    using object = std::remove_reference_t<typename forms_of<Carrier>::type::object>;
    constexpr bool writes =
        ExclusiveLoan<plain<Param>> ||
        (RefersTo<Param, object> && !std::is_const_v<std::remove_reference_t<Param>> &&
         std::is_const_v<object>);
    if constexpr (is_shared_loan<Carrier> && writes) {
      return misuse::exclusive_written;
    } else if constexpr (TakesByValue<Param, object>) {
      return std::is_trivially_copyable_v<plain<Param>> ? misuse::none : misuse::copy_loaned;
    } else {
      return misuse::none;
    }
  }
}

/// What a given value is delivered as.
template <audience To, class T>
using given_form = std::conditional_t<To == audience::many, const T&, T&&>;

template <audience To, class Carrier, class Param>
struct delivery {
  using type = typename decltype(choose_form<typename forms_of<Carrier>::type, Param>())::type;
  using fallback = fallback_form<typename forms_of<Carrier>::type>;
};

template <audience To, class T, class Param>
struct delivery<To, given<T>, Param> {
  using type = given_form<To, T>;
  using fallback = type;
};

// SAFETY: a form is made only inside the blocking call that the loan was made for, after the loans
// of that call were found to be disjoint.
template <class Form, class X>
constexpr Form deliver_loan(X& lender) {
  if constexpr (HeldRange<Form> && held_loan<Form>::exclusive) {
    return slice_access::exclusive(range_data(lender), range_size(lender));
  } else if constexpr (HeldRange<Form>) {
    return slice_access::shared<typename Form::value_type>(range_data(lender), range_size(lender));
  } else if constexpr (HeldRef<Form> && held_loan<Form>::exclusive) {
    return ref_access::exclusive(lent_object<X>::get(lender));
  } else if constexpr (HeldRef<Form>) {
    return ref_access::shared<typename held_loan<Form>::value>(lent_object<X>::get(lender));
  } else {
    return lent_object<X>::get(lender);
  }
}

template <class Form, class X>
constexpr Form deliver(const mut_loan<X>& loan) {
  return deliver_loan<Form>(*loan.lender);
}

template <class Form, class X>
constexpr Form deliver(const shared_loan<X>& loan) {
  return deliver_loan<Form>(*loan.lender);
}

template <class Form, class T>
constexpr Form deliver(given<T>& argument) {
  return static_cast<Form>(argument.value);
}

template <class Form, class T>
constexpr Form deliver(const given<T>& argument) {
  return argument.value;
}

}  // namespace lend::detail::inline LEND_ABI
