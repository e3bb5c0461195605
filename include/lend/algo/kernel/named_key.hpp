#pragma once

#include <lend/algo/kernel/radix_key.hpp>
#include <lend/own/by_name.hpp>

#include <cstddef>
#include <cstdint>
#include <type_traits>
#include <utility>

// The key that a function gives which is passed by its bare name. What that returns is not known,
// so it may be any number, whose place in the order of its type is kept.

namespace lend::detail::inline LEND_ABI {

using named_integers = type_list<bool, char, signed char, unsigned char, short, unsigned short, int,
                                 unsigned, long, unsigned long, long long, unsigned long long>;
using named_numbers = joined<named_integers, type_list<float, double>>;

/// A key of one of the types of `Numbers`.
template <class Numbers>
struct named_key {
  template <RadixNumber T>
  named_key(T key) noexcept : bits(ordered_bits<direction::ascending, zeros::equal>(key)) {}

  explicit operator std::uint64_t() const noexcept { return bits; }
  friend bool operator<(const named_key& a, const named_key& b) noexcept { return a.bits < b.bits; }

  std::uint64_t bits;
};

template <class Key>
constexpr bool is_named_key = false;
template <class Numbers>
constexpr bool is_named_key<named_key<Numbers>> = true;

template <audience To, class Numbers, class Leading, class Carriers, class R, std::size_t Number>
using from_nth_key = from_function<
    combinations_of_t<To, Leading, Carriers>::distance(Number),
    by_name<To, named_key<Numbers>, Leading, Carriers>,
    typename function_of<
        R, typename combinations_of_t<To, Leading, Carriers>::template at<Number>::type>::type,
    typename combinations_of_t<To, Leading, Carriers>::template at<Number>::type>;

/// Can be made of the functions that give a `R`.
template <audience To, class Numbers, class Leading, class Carriers, class R, class Places>
class from_key_functions;
template <audience To, class Numbers, class Leading, class Carriers, class R, std::size_t... Places>
class from_key_functions<To, Numbers, Leading, Carriers, R, std::index_sequence<Places...>>
    : public from_nth_key<To, Numbers, Leading, Carriers, R, Places>... {
 public:
  using from_nth_key<To, Numbers, Leading, Carriers, R, Places>::from_nth_key...;
};

template <audience To, class... Rs, class Leading, class Carriers, std::size_t... Places>
class by_name<To, named_key<type_list<Rs...>>, Leading, Carriers, std::index_sequence<Places...>>
    : public function_reference<To, named_key<type_list<Rs...>>, Leading, Carriers>,
      public from_key_functions<To, type_list<Rs...>, Leading, Carriers, Rs,
                                std::index_sequence<Places...>>... {
 public:
  using from_key_functions<To, type_list<Rs...>, Leading, Carriers, Rs,
                           std::index_sequence<Places...>>::from_key_functions...;
};

}  // namespace lend::detail::inline LEND_ABI
