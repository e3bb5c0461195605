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
  if (!name.starts_with(opening)) {
    return false;
  }
  int depth = 1;
  std::size_t end = opening.size();
  while (depth > 0) {
    depth += name[end] == '<' ? 1 : (name[end] == '>' ? -1 : 0);
    ++end;
  }
  return end == name.size();
}

/// These own what they are made of.
template <class T>
constexpr bool is_std_owner_of_arguments =
    is_template_of<T>("std::optional<") || is_template_of<T>("std::variant<") ||
    is_template_of<T>("std::expected<") || is_template_of<T>("std::unexpected<") ||
    is_template_of<T>("std::complex<") || is_template_of<T>("std::valarray<") ||
    is_template_of<T>("std::chrono::duration<") || is_template_of<T>("std::chrono::time_point<") ||
    is_template_of<T>("std::chrono::hh_mm_ss<");

template <class T>
concept StdDistribution = requires {
  typename T::param_type::distribution_type;
  requires std::is_same_v<typename T::param_type::distribution_type, T>;
};

template <class T>
concept StdDistributionParameter = requires {
  typename T::distribution_type::param_type;
  requires std::is_same_v<typename T::distribution_type::param_type, T>;
};

template <class T>
constexpr bool is_calendar_type =
    is_any_of(type_name<T>(), "std::chrono::day", "std::chrono::month", "std::chrono::year",
              "std::chrono::weekday", "std::chrono::weekday_indexed", "std::chrono::weekday_last",
              "std::chrono::month_day", "std::chrono::month_day_last", "std::chrono::month_weekday",
              "std::chrono::month_weekday_last", "std::chrono::year_month",
              "std::chrono::year_month_day", "std::chrono::year_month_day_last",
              "std::chrono::year_month_weekday", "std::chrono::year_month_weekday_last");

/// A category or a type_info behind a pointer lives as long as the program. A thread is a handle,
/// as it is in Rust; what runs in it is its own affair. A std::stop_source, which a std::jthread
/// has inside, is none: it calls what others have registered, on the thread that asks to stop.
template <class T>
constexpr bool is_std_value =
    is_template_of<T>("std::bitset<") || is_template_of<T>("std::mersenne_twister_engine<") ||
    is_template_of<T>("std::linear_congruential_engine<") ||
    is_template_of<T>("std::subtract_with_carry_engine<") || StdDistribution<T> ||
    StdDistributionParameter<T> || is_calendar_type<T> ||
    is_any_of(type_name<T>(), "std::error_code", "std::error_condition", "std::type_index",
              "std::source_location", "std::seed_seq", "std::slice", "std::partial_ordering",
              "std::weak_ordering", "std::strong_ordering", "std::filesystem::path",
              "std::filesystem::__cxx11::path", "std::filesystem::directory_entry",
              "std::filesystem::__cxx11::directory_entry", "std::filesystem::file_status",
              "std::stop_token", "std::thread", "std::thread::id");

/// They have an engine inside, which base() gives.
template <class T>
constexpr bool is_std_engine_adaptor = is_template_of<T>("std::discard_block_engine<") ||
                                       is_template_of<T>("std::independent_bits_engine<") ||
                                       is_template_of<T>("std::shuffle_order_engine<");

template <class T>
constexpr bool is_std_atomic =
    is_template_of<T>("std::atomic<") || type_name<T>() == "std::atomic_flag";

/// A node handle would be one, but gives `value_type&` of a const one.
template <class T>
concept StdContainer =
    in_namespace_std<T> && !type_name<T>().starts_with("std::_Node_handle<") && requires {
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
  } else if constexpr (is_std_engine_adaptor<T>) {
    return every_part<Trait, std::remove_cvref_t<decltype(std::declval<const T&>().base())>>{};
  } else if constexpr (is_std_value<T>) {
    return all_of_these<>{};
  } else {
    return no_rule{};
  }
}

template <class T>
struct atomic_value {
  using type = void;
};

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
