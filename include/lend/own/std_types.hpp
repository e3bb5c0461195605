#pragma once

#include <lend/own/traits.hpp>
#include <lend/own/type_name.hpp>

#include <array>
#include <cstddef>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>

// What lend knows of the standard library. Classes are recognized by the name and the member types
// that the standard gives them, so that <map>, <chrono> and their like need not be included here.

namespace lend::detail::inline LEND_ABI {

template <trait Trait, class... Parts>
using every_part = all_of_these<question<Trait, Parts>...>;

template <trait Trait, class... Parts>
struct trait_rule<Trait, std::tuple<Parts...>> {
  using type = std::conditional_t<sizeof...(Parts) == 0 && Trait == trait::concurrent,
                                  refused_trait, every_part<Trait, Parts...>>;
};

template <trait Trait, class First, class Second>
struct trait_rule<Trait, std::pair<First, Second>> {
  using type = every_part<Trait, First, Second>;
};

template <trait Trait, class T, std::size_t N>
struct trait_rule<Trait, std::array<T, N>> {
  using type = every_part<Trait, T>;
};

constexpr bool starts_with_any(std::string_view name, auto... prefixes) {
  return (name.starts_with(prefixes) || ...);
}

constexpr bool is_any_of(std::string_view name, auto... names) { return ((name == names) || ...); }

template <class T>
constexpr bool in_namespace_std = type_name<T>().starts_with("std::");

/// Whether `T` is an instance of the template whose name is `opening`, up to its `<`; not a class
/// nested in one.
template <class T>
constexpr bool is_template_of(std::string_view opening) {
  constexpr std::string_view name = type_name<T>();
  int depth = 0;
  std::size_t end = 0;
  do {
    depth += name[end] == '<' ? 1 : (name[end] == '>' ? -1 : 0);
    ++end;
  } while (end < name.size() && (depth > 0 || end < opening.size()));
  return name.starts_with(opening) && end == name.size();
}

/// std::optional, std::variant, std::complex and std::chrono's templates own what they are made of.
template <class T>
constexpr bool is_std_owner_of_arguments =
    is_template_of<T>("std::optional<") || is_template_of<T>("std::variant<") ||
    is_template_of<T>("std::complex<") || is_template_of<T>("std::chrono::duration<") ||
    is_template_of<T>("std::chrono::time_point<");

template <class T>
constexpr bool is_std_value =
    is_template_of<T>("std::bitset<") || is_template_of<T>("std::mersenne_twister_engine<") ||
    is_template_of<T>("std::linear_congruential_engine<") ||
    is_template_of<T>("std::subtract_with_carry_engine<") ||
    is_any_of(type_name<T>(), "std::error_code", "std::error_condition", "std::filesystem::path",
              "std::filesystem::__cxx11::path", "std::stop_token", "std::stop_source",
              "std::thread::id");

template <class T>
constexpr bool is_std_atomic = is_template_of<T>("std::atomic<");

template <class T>
concept StdContainer = in_namespace_std<T> && requires {
  typename T::value_type;
  typename T::allocator_type;
};

template <class T>
constexpr bool is_std_adaptor =
    is_template_of<T>("std::queue<") || is_template_of<T>("std::stack<") ||
    is_template_of<T>("std::priority_queue<");

template <class T>
concept StdUniquePtr = in_namespace_std<T> && requires {
  typename T::deleter_type;
  typename T::element_type;
  typename T::pointer;
};

template <class T>
struct key_parts {
  using type = type_list<>;
};

template <class T>
  requires requires { typename T::key_compare; }
struct key_parts<T> {
  using type = type_list<typename T::key_compare>;
};

template <class T>
  requires requires {
    typename T::hasher;
    typename T::key_equal;
  }
struct key_parts<T> {
  using type = type_list<typename T::hasher, typename T::key_equal>;
};

template <trait Trait, class T, class... Keys>
constexpr auto container_rule(type_list<Keys...>) {
  return every_part<Trait, typename T::value_type, typename T::allocator_type, Keys...>{};
}

/// The arguments of a class template that are types.
template <class T>
struct type_arguments {
  using type = type_list<>;
};

template <template <class...> class Template, class... Arguments>
struct type_arguments<Template<Arguments...>> {
  using type = type_list<Arguments...>;
};

template <trait Trait, class... Arguments>
constexpr auto arguments_rule(type_list<Arguments...>) {
  return every_part<Trait, Arguments...>{};
}

/// A deleter that does nothing would make an owner of what only refers: std::default_delete is
/// known to delete, another one owns if its author says so by enable_owned.
template <class Deleter>
constexpr bool deletes =
    is_template_of<Deleter>("std::default_delete<") || enable_owned<Deleter> == yes;

template <trait Trait, class T>
constexpr auto unique_ptr_rule() {
  // The const of a unique_ptr is shallow: readers of it share a mutable pointee.
  using pointee = std::remove_all_extents_t<typename T::element_type>;
  using deleter = typename T::deleter_type;
  if constexpr (std::is_void_v<pointee> || !deletes<deleter>) {
    return refused_trait{};
  } else {
    constexpr trait asked =
        Trait == trait::sync && !std::is_const_v<pointee> ? trait::concurrent : Trait;
    return all_of_these<question<asked, pointee>, question<Trait, deleter>>{};
  }
}

/// A ratio or a clock among the arguments is an empty class, which has every trait asked here.
template <trait Trait, class T>
constexpr auto std_rule() {
  if constexpr (StdUniquePtr<T>) {
    return unique_ptr_rule<Trait, T>();
  } else if constexpr (StdContainer<T>) {
    return container_rule<Trait, T>(typename key_parts<T>::type{});
  } else if constexpr (is_std_adaptor<T>) {
    return arguments_rule<Trait>(typename type_arguments<T>::type{});
  } else if constexpr (is_std_owner_of_arguments<T>) {
    return arguments_rule<Trait>(typename type_arguments<T>::type{});
  } else if constexpr (is_std_value<T>) {
    return all_of_these<>{};
  } else {
    return no_rule{};
  }
}

template <class T>
struct atomic_value;

template <template <class> class Atomic, class T>
struct atomic_value<Atomic<T>> {
  using type = T;
};

template <trait Trait, class T>
  requires is_std_atomic<T>
struct trait_rule<Trait, T> {
  using value = typename atomic_value<T>::type;
  using type = all_of_these<question<trait::send, value>, question<trait::owned, value>>;
};

template <trait Trait, class T>
  requires(in_namespace_std<T> && !is_std_atomic<T>)
struct trait_rule<Trait, T> {
  using rule = decltype(std_rule<Trait, T>());
  using type = std::conditional_t<Trait == trait::concurrent && !std::is_same_v<rule, no_rule>,
                                  refused_trait, rule>;
};

}  // namespace lend::detail::inline LEND_ABI
