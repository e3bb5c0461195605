#pragma once

#include <lend/own/config.hpp>

#include <bit>
#include <cstddef>
#include <cstdint>
#include <type_traits>

namespace lend::detail::inline LEND_ABI {

template <class T>
concept RadixNumber = std::is_arithmetic_v<T> && sizeof(T) <= 8;

/// What is shifted and counted: nothing shorter than the processor's own numbers.
template <class T>
using radix_bits = std::conditional_t<sizeof(T) <= 4, std::uint32_t, std::uint64_t>;

enum class direction : unsigned char { ascending, descending };

/// An unsigned number for each integer, in the same order.
template <class T>
  requires std::is_integral_v<T>
constexpr radix_bits<T> ascending_bits(T value) noexcept {
  using bits = radix_bits<T>;
  constexpr bits lowest = std::is_signed_v<T> ? bits{1} << (8 * sizeof(T) - 1) : bits{0};
  constexpr bits all = static_cast<bits>(~bits{0}) >> (8 * (sizeof(bits) - sizeof(T)));
  return (static_cast<bits>(value) & all) ^ lowest;
}

/// Whether zeros are told apart by their sign.
enum class zeros : unsigned char { equal, signed_apart };

/// The order of `Direction`; NaNs are the last in either, in order of their bits.
template <direction Direction, zeros Zeros, class T>
constexpr radix_bits<T> ordered_bits(T value) noexcept {
  using bits = radix_bits<T>;
  constexpr bits inverted = Direction == direction::descending ? ~bits{0} : bits{0};
  if constexpr (std::is_integral_v<T>) {
    return ascending_bits(value) ^ inverted;
  } else {
    constexpr unsigned last = 8 * sizeof(T) - 1;
    constexpr bits sign = bits{1} << last;
    // One less than the smallest normal number: so many NaNs have the sign.
    constexpr bits nans = (bits{1} << (sizeof(T) == 4 ? 23U : 52U)) - 1;
    bits raw = std::bit_cast<bits>(value);
    if constexpr (Zeros == zeros::equal) {
      raw = raw == sign ? bits{0} : raw;
    }
    const bits negative = bits{0} - (raw >> last);
    return (raw ^ (negative | sign) ^ inverted) - nans;
  }
}

/// A number is its own key.
template <class T, direction Direction, zeros Zeros>
struct number_key {
  using bits = radix_bits<T>;
  /// Calls with one element give one value, and do not throw.
  static constexpr bool is_trusted = true;
  /// Elements with equal keys cannot be told apart.
  static constexpr bool is_unique = std::is_integral_v<T> || Zeros == zeros::signed_apart;

  constexpr bits operator()(const T& value) const noexcept {
    return ordered_bits<Direction, Zeros>(value);
  }
  /// Whether neighbours may stay; never a NaN.
  constexpr bool may_stay(T before, T element) const noexcept {
    return Direction == direction::ascending ? before <= element : before >= element;
  }
  /// Whether neighbours may change places.
  constexpr bool may_change(T before, T element) const noexcept {
    return is_unique ? may_stay(element, before) : !may_stay(before, element) && before != element;
  }
};

/// The order of what `key` gives.
template <class Key>
struct less_by_key {
  const Key& key;

  template <class T>
  constexpr bool operator()(const T& a, const T& b) const {
    return key(a) < key(b);
  }
};

}  // namespace lend::detail::inline LEND_ABI
