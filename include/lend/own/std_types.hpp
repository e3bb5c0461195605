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

using std::string_view_literals::operator""sv;  // whose lengths no compiler has to count

/// A category or a type_info behind a pointer lives as long as the program. A thread is a handle,
/// as it is in Rust; what runs in it is its own affair.
inline constexpr named_kind std_kinds[] = {
    {"std::optional<"sv, std_kind::owner_of_arguments},
    {"std::variant<"sv, std_kind::owner_of_arguments},
    {"std::expected<"sv, std_kind::owner_of_arguments},
    {"std::unexpected<"sv, std_kind::owner_of_arguments},
    {"std::complex<"sv, std_kind::owner_of_arguments},
    {"std::valarray<"sv, std_kind::owner_of_arguments},
    {"std::chrono::duration<"sv, std_kind::owner_of_arguments},
    {"std::chrono::time_point<"sv, std_kind::owner_of_arguments},
    {"std::chrono::hh_mm_ss<"sv, std_kind::owner_of_arguments},
    {"std::discard_block_engine<"sv, std_kind::engine_adaptor},
    {"std::independent_bits_engine<"sv, std_kind::engine_adaptor},
    {"std::shuffle_order_engine<"sv, std_kind::engine_adaptor},
    {"std::queue<"sv, std_kind::adaptor},
    {"std::stack<"sv, std_kind::adaptor},
    {"std::priority_queue<"sv, std_kind::adaptor},
    {"std::atomic<"sv, std_kind::atomic},
    {"std::atomic_flag"sv, std_kind::atomic},
    {"std::bitset<"sv, std_kind::value},
    {"std::mersenne_twister_engine<"sv, std_kind::value},
    {"std::linear_congruential_engine<"sv, std_kind::value},
    {"std::subtract_with_carry_engine<"sv, std_kind::value},
    {"std::chrono::day"sv, std_kind::value},
    {"std::chrono::month"sv, std_kind::value},
    {"std::chrono::year"sv, std_kind::value},
    {"std::chrono::weekday"sv, std_kind::value},
    {"std::chrono::weekday_indexed"sv, std_kind::value},
    {"std::chrono::weekday_last"sv, std_kind::value},
    {"std::chrono::month_day"sv, std_kind::value},
    {"std::chrono::month_day_last"sv, std_kind::value},
    {"std::chrono::month_weekday"sv, std_kind::value},
    {"std::chrono::month_weekday_last"sv, std_kind::value},
    {"std::chrono::year_month"sv, std_kind::value},
    {"std::chrono::year_month_day"sv, std_kind::value},
    {"std::chrono::year_month_day_last"sv, std_kind::value},
    {"std::chrono::year_month_weekday"sv, std_kind::value},
    {"std::chrono::year_month_weekday_last"sv, std_kind::value},
    {"std::error_code"sv, std_kind::value},
    {"std::error_condition"sv, std_kind::value},
    {"std::type_index"sv, std_kind::value},
    {"std::source_location"sv, std_kind::value},
    {"std::seed_seq"sv, std_kind::value},
    {"std::slice"sv, std_kind::value},
    {"std::partial_ordering"sv, std_kind::value},
    {"std::weak_ordering"sv, std_kind::value},
    {"std::strong_ordering"sv, std_kind::value},
    {"std::filesystem::path"sv, std_kind::value},
    {"std::filesystem::__cxx11::path"sv, std_kind::value},
    {"std::filesystem::directory_entry"sv, std_kind::value},
    {"std::filesystem::__cxx11::directory_entry"sv, std_kind::value},
    {"std::filesystem::file_status"sv, std_kind::value},
    {"std::stop_token"sv, std_kind::value},
    {"std::stop_source"sv, std_kind::value},
    {"std::thread"sv, std_kind::value},
    {"std::jthread"sv, std_kind::value},
    {"std::thread::id"sv, std_kind::value}};

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
