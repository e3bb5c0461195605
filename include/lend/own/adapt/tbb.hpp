#pragma once

#include <lend/own/std_types.hpp>

#include <cstddef>
#include <string_view>

// The concurrent containers of oneTBB. Queues give and take values, and a concurrent_hash_map
// guards its elements by accessors; maps and sets give plain references to elements, also those of
// a set, which several threads may follow at once, so what they lead to has to be Concurrent
// itself. A concurrent_vector shows elements that another thread is still making, so it is never
// Concurrent. Recognized by name; nothing of TBB is included. Functions that TBB calls unsafe, and
// clear(), are for one thread alone.

namespace lend::detail::inline LEND_ABI {

/// May move to another thread, and outlive what put it there.
template <class... Parts>
using given_parts = all_of_these<question<trait::send, Parts>..., question<trait::owned, Parts>...>;

/// The same, and read by several threads at once.
template <class... Parts>
using read_parts = all_of_these<question<trait::send, Parts>..., question<trait::owned, Parts>...,
                                question<trait::sync, Parts>...>;

/// TBB's own namespaces have a number: `tbb::detail::d1::`.
constexpr bool is_of_tbb(std::string_view name) {
  constexpr std::string_view numbered = "tbb::detail::d";
  return name.starts_with(numbered) && name.size() > numbered.size() &&
         name[numbered.size()] >= '0' && name[numbered.size()] <= '9';
}

/// `tbb::detail::d1::concurrent_queue<...>` has the name `concurrent_queue<`.
template <class T>
constexpr std::string_view tbb_template_name() {
  constexpr std::string_view name = type_name<T>();
  constexpr std::size_t end = name.find('<');
  if constexpr (!is_of_tbb(name) || end == std::string_view::npos) {
    return {};
  } else {
    constexpr std::size_t begin = name.rfind(':', end) + 1;
    return is_template_of<T>(name.substr(0, end + 1)) ? name.substr(begin, end + 1 - begin)
                                                      : std::string_view();
  }
}

template <class T>
inline constexpr std::string_view tbb_template = tbb_template_name<T>();

template <class T>
constexpr bool in_namespace_tbb = type_name<T>().starts_with("tbb::detail::");

template <class T>
constexpr bool is_tbb_queue = is_any_of(tbb_template<T>, "concurrent_queue<",
                                        "concurrent_bounded_queue<", "concurrent_priority_queue<");

template <class T>
constexpr bool is_tbb_set =
    is_any_of(tbb_template<T>, "concurrent_set<", "concurrent_multiset<",
              "concurrent_unordered_set<", "concurrent_unordered_multiset<");

template <class T>
constexpr bool is_tbb_map =
    is_any_of(tbb_template<T>, "concurrent_map<", "concurrent_multimap<",
              "concurrent_unordered_map<", "concurrent_unordered_multimap<");

template <class T>
constexpr bool is_tbb_container =
    is_tbb_queue<T> || is_tbb_set<T> || is_tbb_map<T> ||
    is_any_of(tbb_template<T>, "concurrent_vector<", "concurrent_hash_map<");

template <class T, class... Arguments>
constexpr auto tbb_concurrent_rule(type_list<Arguments...>) {
  if constexpr (is_tbb_queue<T>) {
    return given_parts<Arguments...>{};
  } else if constexpr (is_tbb_map<T>) {
    using keys = read_parts<typename T::key_type>;
    using rest = given_parts<Arguments...>;
    using mapped = every_part<trait::concurrent, typename T::mapped_type>;
    return joined<keys, rest, mapped>{};
  } else if constexpr (is_tbb_set<T>) {
    return joined<read_parts<Arguments...>,
                  every_part<trait::concurrent, typename T::value_type>>{};
  } else if constexpr (tbb_template<T> == "concurrent_vector<") {
    return refused_trait{};
  } else {
    return read_parts<Arguments...>{};
  }
}

/// It consists of a std::hash and a comparison for equality.
template <trait Trait, class T>
  requires(in_namespace_tbb<T> && tbb_template<T> == "tbb_hash_compare<")
struct trait_rule<Trait, T> {
  template <class Key>
  static constexpr auto rule(type_list<Key>) {
    return every_part<Trait, std::hash<Key>>{};
  }
  using type = decltype(rule(typename type_arguments<T>::type{}));
};

template <trait Trait, class T>
  requires(in_namespace_tbb<T> && is_tbb_container<T>)
struct trait_rule<Trait, T> {
  static constexpr auto rule() {
    using arguments = typename type_arguments<T>::type;
    if constexpr (Trait == trait::concurrent) {
      return tbb_concurrent_rule<T>(arguments{});
    } else {
      return arguments_rule<Trait>(arguments{});
    }
  }
  using type = decltype(rule());
};

}  // namespace lend::detail::inline LEND_ABI
