#pragma once

#include <lend/algo/kernel/comparison.hpp>
#include <lend/algo/kernel/named_key.hpp>
#include <lend/algo/kernel/radix_key.hpp>

#include <cstddef>
#include <cstdint>
#include <type_traits>
#include <utility>

namespace lend::detail::inline LEND_ABI {

template <class T>
using keyed_element = type_list<const T&>;

/// An element of a range, where it may be sorted by a key.
template <class A>
struct element_of;
template <class A>
struct leading_parts<element_of<A>> {
  using type = keyed_element<element_value_t<access::write, A>>;
};

template <class A, class F, class... Args>
using sort_key_t = std::remove_cvref_t<
    call_result_t<audience::many, keyed_element<element_value_t<access::write, A>>, F, Args...>>;

template <class K>
concept OrderedKey = requires(const K& a, const K& b) {
  { a < b } -> std::convertible_to<bool>;
};
template <class K>
concept IntegerKey =
    (std::is_integral_v<K> && sizeof(K) <= 8) || std::is_same_v<K, named_key<named_integers>>;

/// Which rule forbids to sort `A` by what `F` gives; `Fits<K>` says which types of keys will do.
template <template <class> class Fits, class A, class F, class... Args>
constexpr misuse misuse_of_sorting_by_key() {
  if constexpr (misuse_of_output<A>() != misuse::none) {
    return misuse_of_output<A>();
  } else {
    using value = element_value_t<access::write, A>;
    constexpr misuse found =
        first_misuse(Sync<value> ? misuse::none : misuse::sync_argument,
                     is_movable<value> ? misuse::none : misuse::not_movable,
                     misuse_of_calling<audience::many, keyed_element<value>, F, Args...>());
    if constexpr (found != misuse::none) {
      return found;
    } else {
      return Fits<sort_key_t<A, F, Args...>>::value ? misuse::none : misuse::result_mismatch;
    }
  }
}

/// Checks the rules, binds the range and the key, and calls `Sorter{}(data, count, key, failed)`.
/// A key that is passed by its bare name gives one of `Numbers`.
template <template <class> class Fits, class Numbers, class Sorter>
struct keyed_sort_entry {
  template <class A, class... Args>
    requires(misuse_of_output<A>() == misuse::none)
  static auto named(type_list<A>, type_list<Args...>)
      -> by_name<audience::many, named_key<Numbers>,
                 keyed_element<element_value_t<access::write, A>>, type_list<carrier_t<Args>...>>;

  template <class A, class F, class... Args>
  auto operator()(const control& how, A&& range, F&& key, Args&&... args) const {
    constexpr misuse found = misuse_of_sorting_by_key<Fits, A, F, Args...>();
    enforce<found, A, shown_t<found, audience::many, element_of<A>, F, Args...>, Args...>();
    if constexpr (found == misuse::none) {
      using value = element_value_t<access::write, A>;
      auto view = make_view(leaves(std::forward<A>(range)));
      const auto elements = bind_elements<access::write, A>(view);
      check_disjoint(elements, argument_loan<F>{key}, argument_loan<Args>{args}...);
      const auto call = make_ready<audience::many, keyed_element<value>>(
          std::forward<F>(key), std::forward<Args>(args)...);
      if (elements.size() > 1) {
        failure failed(how);
        failed.expect(elements.size());
        auto sort = [&] {
          failed.guard([&] { Sorter{}(elements.data, elements.size(), call, failed); });
        };
        how.arena == nullptr ? sort() : enter_arena(how.arena, sort);
        failed.rethrow();
      }
    } else {
      return refused{};
    }
  }
};

template <class Key>
using number_of_key = std::conditional_t<is_named_key<Key>, std::uint64_t, Key>;

/// What a callable gives, as a number that is sorted by its digits.
template <class T, class Call>
struct called_key {
  using number = number_of_key<std::remove_cvref_t<typename Call::result>>;
  using bits = radix_bits<number>;
  static constexpr bool is_trusted = false;
  static constexpr bool is_unique = false;

  const Call& call;

  constexpr bits operator()(const T& element) const {
    return ordered_bits<direction::ascending, zeros::equal>(static_cast<number>(call(element)));
  }
  constexpr bool may_stay(const T& before, const T& element) const {
    return (*this)(before) <= (*this)(element);
  }
  constexpr bool may_change(const T& before, const T& element) const {
    return (*this)(before) > (*this)(element);
  }
};

/// The order of what a callable gives, by `<`.
template <class Call>
struct less_by_call {
  const Call& call;

  template <class T>
  constexpr bool operator()(const T& a, const T& b) const {
    return call(a) < call(b);
  }
};

}  // namespace lend::detail::inline LEND_ABI
