#pragma once

#include <lend/algo/kernel/radix_key.hpp>
#include <lend/algo/kernel/text_key.hpp>
#include <lend/own/std_types.hpp>
#include <lend/own/type_name.hpp>

#include <string_view>
#include <type_traits>

namespace lend::detail::inline LEND_ABI {

struct less_than {
  template <class T>
    requires requires(const T& a, const T& b) { a < b; }
  constexpr bool operator()(const T& a, const T& b) const {
    return a < b;
  }
};

/// The order of `<` on the elements themselves, or its reverse.
template <direction Direction>
struct natural_order {
  template <class T>
  constexpr bool operator()(const T& a, const T& b) const {
    return Direction == direction::ascending ? a < b : b < a;
  }
};

/// Whether `Order` is a comparison of std for `T`, or for all types.
template <class T, class Order>
struct std_order {
  static constexpr bool named(std::string_view /*opening*/) { return false; }
};
template <class T, template <class> class Order, class Operand>
  requires(std::is_same_v<Operand, T> || std::is_void_v<Operand>)
struct std_order<T, Order<Operand>> {
  static constexpr bool named(std::string_view opening) {
    return is_template_of<Order<Operand>>(opening);
  }
};

template <class T, class Order>
constexpr bool is_ascending_order =
    std::is_same_v<Order, less_than> ||
    std::is_same_v<Order, natural_order<direction::ascending>> ||
    std_order<T, Order>::named("std::less<") || type_name<Order>() == "std::ranges::less";

template <class T, class Order>
constexpr bool is_descending_order =
    std::is_same_v<Order, natural_order<direction::descending>> ||
    std_order<T, Order>::named("std::greater<") || type_name<Order>() == "std::ranges::greater";

/// What lend knows how to sort without comparisons.
template <class T>
constexpr bool has_natural_order =
    RadixNumber<T> ||
    (is_text<T> && std::is_nothrow_move_constructible_v<T> && std::is_nothrow_move_assignable_v<T>);

template <class T, class Order>
constexpr bool is_natural_order =
    has_natural_order<T> && (is_ascending_order<T, Order> || is_descending_order<T, Order>);

template <class T, class Order>
using natural_order_t =
    natural_order<is_descending_order<T, Order> ? direction::descending : direction::ascending>;

template <class Order>
constexpr bool is_natural = false;
template <direction Direction>
constexpr bool is_natural<natural_order<Direction>> = true;

template <class Order>
constexpr direction direction_of = direction::ascending;
template <direction Direction>
constexpr direction direction_of<natural_order<Direction>> = Direction;

}  // namespace lend::detail::inline LEND_ABI
