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

/// Behind a character or a string in quotes, or behind an operator's name, that begins at `at`;
/// `at` itself for all else.
constexpr std::size_t end_of_literal(std::string_view name, std::size_t at) {
  if (name[at] == 'o' && name.substr(at).starts_with("operator")) {
    const std::size_t end = name.find_first_not_of("<>=-", at + 8);
    return end == std::string_view::npos ? name.size() : end;
  }
  const char quote = name[at];
  if (quote != '"' && quote != '\'') {
    return at;
  }
  for (++at; at < name.size() && name[at] != quote; ++at) {
    at += name[at] == '\\' ? 1 : 0;
  }
  return at + 1;
}

/// Behind the `>` that closes template arguments which begin at `at`.
constexpr std::size_t end_of_arguments(std::string_view name, std::size_t at) {
  int depth = 1;
  while (depth > 0 && at < name.size()) {
    const std::size_t behind = end_of_literal(name, at);
    if (behind == at) {
      depth += name[at] == '<' ? 1 : (name[at] == '>' ? -1 : 0);
      ++at;
    } else {
      at = behind;
    }
  }
  return at;
}

/// The part of a name up to its first `<`, and that with it; nothing if a class is nested in an
/// instance of a template.
constexpr std::string_view opening_of(std::string_view name) {
  const std::size_t opening = name.find('<');
  if (opening == std::string_view::npos) {
    return name;
  }
  return end_of_arguments(name, opening + 1) == name.size() ? name.substr(0, opening + 1)
                                                            : std::string_view{};
}

/// Whether `T` is an instance of the template whose name is `opening`, up to its `<`; not a class
/// nested in one.
template <class T>
constexpr bool is_template_of(std::string_view opening) {
  return type_name<T>().starts_with(opening) && opening_of(type_name<T>()) == opening;
}

/// What the name of a class of the standard library says of it.
enum class std_kind : unsigned char {
  unnamed,
  owner_of_arguments,  // it owns what it is made of
  engine_adaptor,      // it has an engine inside, which base() gives
  adaptor,
  atomic,
  value
};

struct named_kind {
  std::string_view opening;
  std_kind kind;
};

/// A category or a type_info behind a pointer lives as long as the program. A thread is a handle,
/// as it is in Rust; what runs in it is its own affair.
inline constexpr std::array std_kinds{
    named_kind{"std::optional<", std_kind::owner_of_arguments},
    named_kind{"std::variant<", std_kind::owner_of_arguments},
    named_kind{"std::expected<", std_kind::owner_of_arguments},
    named_kind{"std::unexpected<", std_kind::owner_of_arguments},
    named_kind{"std::complex<", std_kind::owner_of_arguments},
    named_kind{"std::valarray<", std_kind::owner_of_arguments},
    named_kind{"std::chrono::duration<", std_kind::owner_of_arguments},
    named_kind{"std::chrono::time_point<", std_kind::owner_of_arguments},
    named_kind{"std::chrono::hh_mm_ss<", std_kind::owner_of_arguments},
    named_kind{"std::discard_block_engine<", std_kind::engine_adaptor},
    named_kind{"std::independent_bits_engine<", std_kind::engine_adaptor},
    named_kind{"std::shuffle_order_engine<", std_kind::engine_adaptor},
    named_kind{"std::queue<", std_kind::adaptor},
    named_kind{"std::stack<", std_kind::adaptor},
    named_kind{"std::priority_queue<", std_kind::adaptor},
    named_kind{"std::atomic<", std_kind::atomic},
    named_kind{"std::atomic_flag", std_kind::atomic},
    named_kind{"std::bitset<", std_kind::value},
    named_kind{"std::mersenne_twister_engine<", std_kind::value},
    named_kind{"std::linear_congruential_engine<", std_kind::value},
    named_kind{"std::subtract_with_carry_engine<", std_kind::value},
    named_kind{"std::chrono::day", std_kind::value},
    named_kind{"std::chrono::month", std_kind::value},
    named_kind{"std::chrono::year", std_kind::value},
    named_kind{"std::chrono::weekday", std_kind::value},
    named_kind{"std::chrono::weekday_indexed", std_kind::value},
    named_kind{"std::chrono::weekday_last", std_kind::value},
    named_kind{"std::chrono::month_day", std_kind::value},
    named_kind{"std::chrono::month_day_last", std_kind::value},
    named_kind{"std::chrono::month_weekday", std_kind::value},
    named_kind{"std::chrono::month_weekday_last", std_kind::value},
    named_kind{"std::chrono::year_month", std_kind::value},
    named_kind{"std::chrono::year_month_day", std_kind::value},
    named_kind{"std::chrono::year_month_day_last", std_kind::value},
    named_kind{"std::chrono::year_month_weekday", std_kind::value},
    named_kind{"std::chrono::year_month_weekday_last", std_kind::value},
    named_kind{"std::error_code", std_kind::value},
    named_kind{"std::error_condition", std_kind::value},
    named_kind{"std::type_index", std_kind::value},
    named_kind{"std::source_location", std_kind::value},
    named_kind{"std::seed_seq", std_kind::value},
    named_kind{"std::slice", std_kind::value},
    named_kind{"std::partial_ordering", std_kind::value},
    named_kind{"std::weak_ordering", std_kind::value},
    named_kind{"std::strong_ordering", std_kind::value},
    named_kind{"std::filesystem::path", std_kind::value},
    named_kind{"std::filesystem::__cxx11::path", std_kind::value},
    named_kind{"std::filesystem::directory_entry", std_kind::value},
    named_kind{"std::filesystem::__cxx11::directory_entry", std_kind::value},
    named_kind{"std::filesystem::file_status", std_kind::value},
    named_kind{"std::stop_token", std_kind::value},
    named_kind{"std::stop_source", std_kind::value},
    named_kind{"std::thread", std_kind::value},
    named_kind{"std::jthread", std_kind::value},
    named_kind{"std::thread::id", std_kind::value}};

constexpr std_kind kind_named(std::string_view name) {
  const std::string_view opening = opening_of(name);
  for (const named_kind& each : std_kinds) {
    if (each.opening == opening) {
      return each.kind;
    }
  }
  return std_kind::unnamed;
}

template <class T>
constexpr std_kind std_kind_of = kind_named(type_name<T>());

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
constexpr bool is_std_value =
    std_kind_of<T> == std_kind::value || StdDistribution<T> || StdDistributionParameter<T>;

/// A node handle would be one, but gives `value_type&` of a const one. Nor is a class nested in an
/// instance of a template.
template <class T>
concept StdContainer = in_namespace_std<T> && !opening_of(type_name<T>()).empty() &&
                       !type_name<T>().starts_with("std::_Node_handle<") && requires {
                         typename T::value_type;
                         typename T::allocator_type;
                       };

template <class T>
constexpr bool is_std_adaptor = std_kind_of<T> == std_kind::adaptor;

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

template <class T>
struct atomic_value {
  using type = void;
};

template <template <class> class Atomic, class T>
struct atomic_value<Atomic<T>> {
  using type = T;
};

/// What an atomic holds moves to whoever reads it, and stays when the writer has gone.
template <class Value>
using atomic_rule = all_of_these<question<trait::send, Value>, question<trait::owned, Value>>;

/// A ratio or a clock among the arguments is an empty class, which has every trait asked here.
template <trait Trait, class T>
constexpr auto owner_rule() {
  if constexpr (StdUniquePtr<T>) {
    return unique_ptr_rule<Trait, T>();
  } else if constexpr (StdContainer<T>) {
    return container_rule<Trait, T>(typename key_parts<T>::type{});
  } else if constexpr (is_std_adaptor<T> || std_kind_of<T> == std_kind::owner_of_arguments) {
    return arguments_rule<Trait>(typename type_arguments<T>::type{});
  } else if constexpr (std_kind_of<T> == std_kind::engine_adaptor) {
    return every_part<Trait, std::remove_cvref_t<decltype(std::declval<const T&>().base())>>{};
  } else if constexpr (is_std_value<T>) {
    return all_of_these<>{};
  } else {
    return no_rule{};
  }
}

/// None that has a rule of its own is empty: allocators and their like need no look at their names.
template <trait Trait, class T>
constexpr auto std_rule() {
  if constexpr (is_complete<T> && std::is_empty_v<T>) {
    return no_rule{};
  } else if constexpr (!StdUniquePtr<T> && !StdContainer<T> && std_kind_of<T> == std_kind::atomic) {
    return atomic_rule<typename atomic_value<T>::type>{};
  } else {
    using rule = decltype(owner_rule<Trait, T>());
    constexpr bool changes = Trait == trait::concurrent && !std::is_same_v<rule, no_rule>;
    return std::conditional_t<changes, refused_trait, rule>{};
  }
}

template <trait Trait, class T>
  requires in_namespace_std<T>
struct trait_rule<Trait, T> {
  using type = decltype(std_rule<Trait, T>());
};

}  // namespace lend::detail::inline LEND_ABI
