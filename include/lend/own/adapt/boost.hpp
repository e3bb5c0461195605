#pragma once

#include <lend/own/std_types.hpp>

#include <type_traits>

// Containers of Boost are what elements, order, hash and allocator are, as those of the standard
// library. Its shared pointers stay refused, local_shared_ptr above all. Recognized by name;
// nothing of Boost is included.

namespace lend::detail::inline LEND_ABI {

/// The elements lie in the object: what it calls its allocator is their storage.
template <class T>
constexpr bool is_boost_fixed_container = is_template_of<T>("boost::container::static_vector<");

template <class T>
constexpr bool is_boost_container =
    is_template_of<T>("boost::container::vector<") ||
    is_template_of<T>("boost::container::small_vector<") ||
    is_template_of<T>("boost::container::stable_vector<") ||
    is_template_of<T>("boost::container::devector<") ||
    is_template_of<T>("boost::container::deque<") || is_template_of<T>("boost::container::list<") ||
    is_template_of<T>("boost::container::slist<") ||
    is_template_of<T>("boost::container::basic_string<") ||
    is_template_of<T>("boost::container::set<") ||
    is_template_of<T>("boost::container::multiset<") ||
    is_template_of<T>("boost::container::map<") ||
    is_template_of<T>("boost::container::multimap<") ||
    is_template_of<T>("boost::container::flat_set<") ||
    is_template_of<T>("boost::container::flat_multiset<") ||
    is_template_of<T>("boost::container::flat_map<") ||
    is_template_of<T>("boost::container::flat_multimap<") ||
    is_template_of<T>("boost::unordered::unordered_set<") ||
    is_template_of<T>("boost::unordered::unordered_multiset<") ||
    is_template_of<T>("boost::unordered::unordered_map<") ||
    is_template_of<T>("boost::unordered::unordered_multimap<") ||
    is_template_of<T>("boost::circular_buffer<");

template <trait Trait, class T>
constexpr auto boost_rule() {
  if constexpr (is_boost_fixed_container<T> || is_template_of<T>("boost::optional<")) {
    return every_part<Trait, typename T::value_type>{};
  } else if constexpr (is_boost_container<T>) {
    return container_rule<Trait, T>(typename key_parts<T>::type{});
  } else {
    return no_rule{};
  }
}

template <trait Trait, class T>
  requires(type_name<T>().starts_with("boost::"))
struct trait_rule<Trait, T> {
  using rule = decltype(boost_rule<Trait, T>());
  using type = std::conditional_t<Trait == trait::concurrent && !std::is_same_v<rule, no_rule>,
                                  refused_trait, rule>;
};

}  // namespace lend::detail::inline LEND_ABI
