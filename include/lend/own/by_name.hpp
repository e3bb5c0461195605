#pragma once

#include <lend/own/deliver.hpp>

#include <cstddef>
#include <span>
#include <type_traits>
#include <utility>

// A function template or an overload set that is passed by its name, run(quick_sort, mut(v)): it
// has no type, but becomes a function where a pointer to one is wanted. So an entry point that
// cannot deduce the type of its callable takes a `by_name`, which can be made of pointers to all
// the functions that its arguments fit. Ordinary callables never get this far.

/// A callable that calls what a name stands for with what it gets. A function template or an
/// overload set needs it where its bare name does not do: if it has a result, or if no single one
/// of its functions fits best.
#define LEND_FN(...)                                                               \
  [](auto&&... lend_args) noexcept(                                                \
      noexcept(__VA_ARGS__(static_cast<decltype(lend_args)&&>(lend_args)...)))     \
      -> decltype(__VA_ARGS__(static_cast<decltype(lend_args)&&>(lend_args)...)) { \
    return __VA_ARGS__(static_cast<decltype(lend_args)&&>(lend_args)...);          \
  }

namespace lend::detail::inline LEND_ABI {

/// A parameter type that an argument fits if it is delivered as `Form`.
template <class Param, class Form>
struct fit {
  using param = Param;
  using form = Form;
};

template <bool Condition, class... Fits>
using fits_if = std::conditional_t<Condition, type_list<Fits...>, type_list<>>;

/// What else takes a loan: the shared loan of an exclusive one, a std::span of a range.
template <class Loan, class Form>
constexpr auto converted_fits() {
  if constexpr (!HeldLoan<Loan>) {
    return type_list<>{};
  } else {
    using value = typename held_loan<Loan>::value;
    constexpr bool exclusive = held_loan<Loan>::exclusive;
    if constexpr (HeldGrid<Loan>) {
      return fits_if<exclusive, fit<grid<value>, Form>>{};
    } else if constexpr (HeldStrided<Loan>) {
      return fits_if<exclusive, fit<strided<value>, Form>>{};
    } else if constexpr (!HeldRange<Loan>) {
      return fits_if<exclusive, fit<ref<value>, Form>>{};
    } else if constexpr (exclusive) {
      return type_list<fit<slice<value>, Form>, fit<std::span<value>, Form>>{};
    } else {
      return type_list<fit<std::span<typename Loan::element_type>, Form>>{};
    }
  }
}

/// A value that the callee may keep.
template <class T>
using fits_of_value = joined<type_list<fit<T, T&&>, fit<T&&, T&&>, fit<const T&, T&&>>,
                             decltype(converted_fits<T, T&&>())>;

template <class T>
constexpr bool copies_freely = std::is_trivially_copyable_v<T> && std::is_copy_constructible_v<T>;

/// An object that is there for others as well.
template <class Object, class T = std::remove_const_t<Object>>
using fits_of_object = joined<fits_if<copies_freely<T>, fit<T, Object&>>,
                              fits_if<!std::is_const_v<Object>, fit<Object&, Object&>>,
                              type_list<fit<const T&, Object&>>>;

/// A form of a loan: as it is, by reference to it, and what it converts to.
template <class Form>
struct fits_of_form {
  using as_it_is = type_list<fit<Form, Form>, fit<Form&&, Form>>;
  using by_reference = type_list<fit<const Form&, Form>>;
  using converted = decltype(converted_fits<Form, Form>());
};
template <class Object>
struct fits_of_form<Object&> {
  using as_it_is = type_list<fit<Object&, Object&>>;
  using by_reference = fits_if<!std::is_const_v<Object>, fit<const Object&, Object&>>;
  using converted = type_list<>;
};
template <>
struct fits_of_form<void> {
  using as_it_is = type_list<>;
  using by_reference = type_list<>;
  using converted = type_list<>;
};

/// So a parameter `T` or `const T&` of a template gets the first form, `T&` the object.
template <class... Forms>
using fits_of_forms =
    joined<typename fits_of_form<Forms>::as_it_is..., typename fits_of_form<Forms>::by_reference...,
           typename fits_of_form<Forms>::converted...>;

template <class Forms>
using fits_of_loan = fits_of_forms<typename Forms::shaped, typename Forms::range,
                                   typename Forms::ref, typename Forms::object>;

/// The parameter types that fit what is carried, from the likeliest on: which one a template gets
/// that could have several.
template <audience To, class Carrier>
struct fits_of {
  using type = type_list<>;
};
template <audience To, class Carrier>
  requires makes_loan<Carrier>
struct fits_of<To, Carrier> {
  using type = fits_of_loan<typename forms_of<Carrier>::type>;
};
template <audience To, class T>
struct fits_of<To, given<T>> {
  using fits = std::conditional_t<To == audience::many, std::type_identity<fits_of_object<const T>>,
                                  std::type_identity<fits_of_value<T>>>;
  using type = typename fits::type;
};

/// The same for a part that is worked on.
template <class Leading>
struct fits_of_leading {
  using type = fits_of_value<Leading>;
};
template <class Object>
struct fits_of_leading<Object&> {
  using type = fits_of_object<Object>;
};
template <class T>
struct fits_of_leading<T&&> {
  using type = fits_of_value<T>;
};

template <class List>
constexpr std::size_t length = 0;
template <class... Ts>
constexpr std::size_t length<type_list<Ts...>> = sizeof...(Ts);

/// Every combination of one fit for each argument, by number; the places of a number are the
/// arguments.
template <class... Lists>
struct combinations {
  static constexpr std::size_t lengths[sizeof...(Lists) + 1] = {length<Lists>..., 1};
  static constexpr std::size_t most = 1000;
  static constexpr std::size_t all = (std::size_t{1} * ... * length<Lists>);
  static constexpr std::size_t count = all <= most ? all : 0;

  static constexpr std::size_t digit(std::size_t number, std::size_t place) {
    for (std::size_t i = 0; i < place; ++i) {
      number /= lengths[i];
    }
    return number % lengths[place];
  }
  /// How far the combination is from the likeliest one.
  static constexpr std::size_t distance(std::size_t number) {
    std::size_t sum = 0;
    for (std::size_t place = 0; place < sizeof...(Lists); ++place) {
      sum += digit(number, place);
    }
    return sum < 15 ? sum : 15;
  }
  template <std::size_t Number, class Places = std::make_index_sequence<sizeof...(Lists)>>
  struct at;
  template <std::size_t Number, std::size_t... Places>
  struct at<Number, std::index_sequence<Places...>> {
    using type = type_list<typename parameter<Lists, digit(Number, Places)>::type...>;
  };
};

// Of several combinations that a template fits, overload resolution takes the one with the smaller
// distance, since its constructor is constrained more.
template <std::size_t>
constexpr bool is_distance = true;
template <class>
concept AtMost16 = true;

/// Makes a `Made` of a pointer to a function that fits: what `Default` is, where it is not deduced.
template <std::size_t Distance, class Made, class Default, class Fits>
class from_function;

#define LEND_FROM_FUNCTION(distance, further)                                    \
  template <class Function>                                                      \
  concept AtMost##distance = AtMost##further<Function> && is_distance<distance>; \
  template <class Made, class Default, class Fits>                               \
  class from_function<distance, Made, Default, Fits> {                           \
   public:                                                                       \
    template <class Function = Default>                                          \
      requires AtMost                                                            \
    ##distance<Function> from_function(Function* function) noexcept {            \
      static_cast<Made&>(*this).template refer_to<Fits>(function);               \
    }                                                                            \
                                                                                 \
   protected:                                                                    \
    from_function() = default;                                                   \
  };
LEND_FROM_FUNCTION(15, 16)
LEND_FROM_FUNCTION(14, 15)
LEND_FROM_FUNCTION(13, 14)
LEND_FROM_FUNCTION(12, 13)
LEND_FROM_FUNCTION(11, 12)
LEND_FROM_FUNCTION(10, 11)
LEND_FROM_FUNCTION(9, 10)
LEND_FROM_FUNCTION(8, 9)
LEND_FROM_FUNCTION(7, 8)
LEND_FROM_FUNCTION(6, 7)
LEND_FROM_FUNCTION(5, 6)
LEND_FROM_FUNCTION(4, 5)
LEND_FROM_FUNCTION(3, 4)
LEND_FROM_FUNCTION(2, 3)
LEND_FROM_FUNCTION(1, 2)
LEND_FROM_FUNCTION(0, 1)
#undef LEND_FROM_FUNCTION

/// A part that is worked on, on its way to the function.
template <class Leading>
struct passed_part {
  Leading&& part;
};

template <class Form, class Leading>
constexpr Form deliver(const passed_part<Leading>& passed) {
  return static_cast<Form>(passed.part);
}

template <audience To, class Carrier>
using carried = std::conditional_t<To == audience::many, const Carrier, Carrier>;

/// A function that gets parts and what is carried, each in a form that it fits.
template <audience To, class R, class Leading, class Carriers>
class function_reference;

template <audience To, class R, class... Leading, class... Carriers>
class function_reference<To, R, type_list<Leading...>, type_list<Carriers...>> {
 public:
  R call(Leading&&... leading, carried<To, Carriers>&... carriers) const {
    return caller_(function_, static_cast<Leading&&>(leading)..., carriers...);
  }

  template <class Fits, class Function>
  void refer_to(Function* function) noexcept {
    function_ = reinterpret_cast<anonymous>(function);
    caller_ = &caller<Function, Fits>::call;
  }

 private:
  using anonymous = void (*)();

  template <class Function, class Fits>
  struct caller;
  template <class Function, class... Fits>
  struct caller<Function, type_list<Fits...>> {
    static R call(anonymous function, Leading&&... leading, carried<To, Carriers>&... carriers) {
      return call_with(function, passed_part<Leading>{static_cast<Leading&&>(leading)}...,
                       carriers...);
    }
    // SAFETY: `function` was made of a Function*.
    static R call_with(anonymous function, auto&&... passed) {
      return reinterpret_cast<Function*>(function)(deliver<typename Fits::form>(passed)...);
    }
  };

  anonymous function_ = nullptr;
  R (*caller_)(anonymous, Leading&&..., carried<To, Carriers>&...) = nullptr;
};

template <class R, class Fits>
struct function_of;
template <class R, class... Fits>
struct function_of<R, type_list<Fits...>> {
  using type = R(typename Fits::param...);
};

template <class Leading, class Carriers, audience To>
struct combinations_of;
template <class... Leading, class... Carriers, audience To>
struct combinations_of<type_list<Leading...>, type_list<Carriers...>, To> {
  using type = combinations<typename fits_of_leading<Leading>::type...,
                            typename fits_of<To, Carriers>::type...>;
};
template <audience To, class Leading, class Carriers>
using combinations_of_t = typename combinations_of<Leading, Carriers, To>::type;

/// A callable that was passed by its name, and returns `R`.
template <audience To, class R, class Leading, class Carriers,
          class Numbers = std::make_index_sequence<combinations_of_t<To, Leading, Carriers>::count>>
class by_name;

template <audience To, class R, class Leading, class Carriers, std::size_t Number>
using from_nth_function = from_function<
    combinations_of_t<To, Leading, Carriers>::distance(Number), by_name<To, R, Leading, Carriers>,
    typename function_of<
        R, typename combinations_of_t<To, Leading, Carriers>::template at<Number>::type>::type,
    typename combinations_of_t<To, Leading, Carriers>::template at<Number>::type>;

template <audience To, class R, class Leading, class Carriers, std::size_t... Numbers>
class by_name<To, R, Leading, Carriers, std::index_sequence<Numbers...>>
    : public function_reference<To, R, Leading, Carriers>,
      public from_nth_function<To, R, Leading, Carriers, Numbers>... {
 public:
  using from_nth_function<To, R, Leading, Carriers, Numbers>::from_nth_function...;
};

/// What an entry point takes for its callable where it cannot deduce one.
template <audience To, class Leading, class... Args>
using named_callee_t = by_name<To, void, Leading, type_list<carrier_t<Args>...>>;

/// The same for a task that gets nothing but its arguments.
template <class... Args>
using named_task_t = named_callee_t<audience::one, type_list<>, Args...>;

template <audience To, class R, class Leading, class Carriers>
constexpr bool is_by_name<by_name<To, R, Leading, Carriers>> = true;

template <trait Trait, audience To, class R, class Leading, class Carriers>
struct trait_rule<Trait, by_name<To, R, Leading, Carriers>> {
  using type = all_of_these<question<Trait, void (*)()>>;
};

}  // namespace lend::detail::inline LEND_ABI
