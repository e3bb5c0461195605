#pragma once

#include <lend/own/argument.hpp>

#include <cstddef>
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

/// The forms in which a loan can be delivered; `object` is void for the elements behind a slice,
/// `shaped` is the grid or the column.
template <class Range, class Ref, class Object, class Shaped = void>
struct loan_forms {
  using range = Range;
  using ref = Ref;
  using object = Object;
  using shaped = Shaped;
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

template <WritableRange X>
  requires WritableGrid<X>
struct forms_of<mut_loan<X>> {
  using type = loan_forms<slice_mut<lent_value_t<X>>, ref_mut<X>, X&, grid_mut<lent_value_t<X>>>;
};

template <HeldGrid X>
struct forms_of<mut_loan<X>> {
  using type = loan_forms<void, void, void, grid_mut<lent_value_t<X>>>;
};

template <HeldStrided X>
struct forms_of<mut_loan<X>> {
  using type = loan_forms<void, void, void, strided_mut<lent_value_t<X>>>;
};

template <class X>
struct forms_of<mut_grid_loan<X>> {
  using type = loan_forms<void, void, void, grid_mut<lent_value_t<X>>>;
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

template <LendableRange X>
  requires LendableGrid<X>
struct forms_of<shared_loan<X>> {
  using type =
      loan_forms<slice<lent_value_t<X>>, shared_ref<X>, shared_object<X>&, grid<lent_value_t<X>>>;
};

template <class X>
  requires HeldGrid<std::remove_const_t<X>>
struct forms_of<shared_loan<X>> {
  using type = loan_forms<void, void, void, grid<lent_value_t<X>>>;
};

template <class X>
  requires HeldStrided<std::remove_const_t<X>>
struct forms_of<shared_loan<X>> {
  using type = loan_forms<void, void, void, strided<lent_value_t<X>>>;
};

template <class X>
struct forms_of<shared_grid_loan<X>> {
  using type = loan_forms<void, void, void, grid<lent_value_t<X>>>;
};

/// The first of several forms that there is.
template <class First, class... Others>
struct first_form {
  using type = First;
};
template <class Second, class... Others>
struct first_form<void, Second, Others...> : first_form<Second, Others...> {};

template <class Forms>
using default_form =
    typename first_form<typename Forms::shaped, typename Forms::range, typename Forms::ref>::type;

template <class Forms>
using fallback_form = typename first_form<typename Forms::object, typename Forms::range,
                                          typename Forms::shaped>::type;

/// A std::string_view of a string, say: it is made of the object, and owns nothing.
template <class Param, class Object>
constexpr bool is_view_of = !std::is_void_v<Object> && !std::is_same_v<Param, unreadable> &&
                            std::is_convertible_v<Object, Param> && !Owned<plain<Param>>;

template <class Forms, class Param>
constexpr auto choose_form() {
  using object = std::remove_reference_t<typename Forms::object>;
  if constexpr (HeldElements<plain<Param>> && !HeldRange<plain<Param>> &&
                !std::is_void_v<typename Forms::shaped>) {
    return std::type_identity<typename Forms::shaped>{};
  } else if constexpr (HeldRange<plain<Param>> && !std::is_void_v<typename Forms::range>) {
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

/// A reference through which the callee would change a `T` that is a copy, or its own.
template <class Param, class T>
concept ChangesGiven = RefersTo<Param, T> && !std::is_const_v<std::remove_reference_t<Param>>;

/// Which rule forbids to take a value as what it is a copy of.
template <audience To>
constexpr misuse misuse_of_changing() {
  switch (To) {
    case audience::many:
      return misuse::copy_changed_by_all;
    case audience::spawned:
      return misuse::copy_changed_by_spawned;
    case audience::guarded:
      return misuse::copy_changed_by_guarded;
    default:
      return misuse::copy_changed;
  }
}

/// Which rule forbids to deliver a value as `Param`.
template <audience To, class T, class Param>
constexpr misuse misuse_of_given() {
  if constexpr (HeldLoan<T> && !ExclusiveLoan<T> && ExclusiveLoan<plain<Param>>) {
    return misuse::exclusive_written;
  } else if constexpr (!HeldLoan<T> && ChangesGiven<Param, T>) {
    return misuse_of_changing<To>();
  } else {
    return To == audience::many && TakesByValue<Param, T> && !std::is_trivially_copyable_v<T>
               ? misuse::copy_loaned
               : misuse::none;
  }
}

/// Which rule forbids to deliver a part that a call works on, such as an element, as `Param`.
template <class Param, class Part>
constexpr misuse misuse_of_part() {
  using element = std::remove_reference_t<Part>;
  constexpr bool written_loan =
      HeldLoan<plain<Part>> && !ExclusiveLoan<plain<Part>> && ExclusiveLoan<plain<Param>>;
  constexpr bool written_element = std::is_lvalue_reference_v<Part> && std::is_const_v<element> &&
                                   RefersTo<Param, element> &&
                                   !std::is_const_v<std::remove_reference_t<Param>>;
  return written_loan || written_element ? misuse::exclusive_written : misuse::none;
}

/// The same for all parts, which come before the other arguments.
template <class Params, class... Parts>
constexpr misuse misuse_of_parts() {
  return []<std::size_t... Is>(std::index_sequence<Is...>) {
    return first_misuse(misuse_of_part<typename parameter<Params, Is>::type, Parts>()...);
  }(std::index_sequence_for<Parts...>{});
}

template <class Carrier>
constexpr bool is_shared_loan = false;
template <class X>
constexpr bool is_shared_loan<shared_loan<X>> = true;
template <class X>
constexpr bool is_shared_loan<shared_grid_loan<X>> = true;

/// Which rule forbids to deliver what was carried as `Param`.
template <audience To, class Carrier, class Param>
constexpr misuse misuse_of_delivery() {
  if constexpr (std::is_same_v<Param, unreadable>) {
    return misuse::none;
  } else if constexpr (!makes_loan<Carrier> ||
                       std::is_same_v<plain<Param>, typename given_value<Carrier>::type>) {
    return misuse_of_given<To, typename given_value<Carrier>::type, Param>();
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
  template <bool Fallback>
  using form = std::conditional_t<Fallback, fallback, type>;
};

template <audience To, class T, class Param>
struct delivery<To, given<T>, Param> {
  using type = given_form<To, T>;
  template <bool Fallback>
  using form = type;
};

template <class Form, class X>
constexpr Form deliver_grid(const grid_layout<X>& layout) {
  if constexpr (held_loan<Form>::exclusive) {
    return grid_access::exclusive(layout);
  } else {
    return grid_access::shared<typename Form::value_type>(
        {layout.data, layout.rows, layout.cols, layout.stride});
  }
}

// SAFETY: a form is made only inside the blocking call that the loan was made for, after the loans
// of that call were found to be disjoint.
template <class Form, class X>
constexpr Form deliver_loan(X& lender) {
  if constexpr (HeldRange<Form> && held_loan<Form>::exclusive) {
    auto* const data = range_data(lender);
    return slice_access::exclusive(data, range_size(lender));
  } else if constexpr (HeldRange<Form>) {
    auto& range = as_read(lender);
    auto* const data = range_data(range);
    return slice_access::shared<typename Form::value_type>(data, range_size(range));
  } else if constexpr (HeldGrid<Form>) {
    return deliver_grid<Form>(layout_of(lender));
  } else if constexpr (HeldStrided<Form> && held_loan<Form>::exclusive) {
    return strided_access::exclusive(lender.data(), lender.size(), lender.stride());
  } else if constexpr (HeldStrided<Form>) {
    return strided_access::shared<typename Form::value_type>(lender.data(), lender.size(),
                                                             lender.stride());
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

template <class Form, class X>
constexpr Form deliver(const mut_grid_loan<X>& loan) {
  return deliver_grid<Form>(shaped_layout(loan));
}
template <class Form, class X>
constexpr Form deliver(const shared_grid_loan<X>& loan) {
  return deliver_grid<Form>(shaped_layout(loan));
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
