#pragma once

#include <lend/algo/kernel/radix_key.hpp>

#include <bit>
#include <cstddef>
#include <cstdint>
#include <string>

namespace lend::detail::inline LEND_ABI {

template <class T>
constexpr bool is_text = false;
template <class Allocator>
constexpr bool is_text<std::basic_string<char, std::char_traits<char>, Allocator>> = true;

/// Texts are sorted by so many characters at a time, which are a number with their count behind
/// them: the number of a text that ends there is less than that of one that goes on.
inline constexpr std::size_t characters_of_key = 7;
inline constexpr std::uint64_t goes_on = characters_of_key + 1;

template <class Text>
std::uint64_t text_key(const Text& text, std::size_t depth) noexcept {
  const std::size_t left = text.size() < depth ? 0 : text.size() - depth;
  const char* const from = text.data() + (text.size() - left);
  std::uint64_t key = 0;
  if (left >= sizeof(key)) {
    __builtin_memcpy(&key, from, sizeof(key));
  } else {
    __builtin_memcpy(&key, from, left);
  }
  if constexpr (std::endian::native == std::endian::little) {
    key = __builtin_bswap64(key);
  }
  return (key & ~std::uint64_t{0xFF}) | (left < goes_on ? left : goes_on);
}

/// Where a text is, and the key of some of its characters.
struct text_place {
  std::uint64_t key;
  std::uint64_t place;
};

template <direction Direction>
struct key_of_text_place {
  using bits = std::uint64_t;
  static constexpr bool is_trusted = true;
  static constexpr bool is_unique = false;

  constexpr bits operator()(const text_place& one) const noexcept {
    return Direction == direction::ascending ? one.key : ~one.key;
  }
};

}  // namespace lend::detail::inline LEND_ABI
