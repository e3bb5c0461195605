#pragma once

#include <lend/lend.hpp>

#include "input.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <stdexcept>

// A target defines fuzz::run(input&): it makes calls as the input says, and compares what they do
// with what the standard library does.

namespace fuzz {

inline void require(bool holds, const char* what) {
  if (!holds) {
    throw std::logic_error(what);
  }
}

/// x -> factor * x + offset: to put one behind the other is associative, but not commutative.
struct line {
  std::uint32_t factor;
  std::uint32_t offset;
  friend bool operator==(const line&, const line&) = default;
};

inline line behind(const line& first, const line& second) {
  return {first.factor * second.factor, first.offset * second.factor + second.offset};
}

/// A key, and where its element was at first.
struct record {
  std::uint32_t key;
  std::uint32_t place;
  friend bool operator==(const record&, const record&) = default;
};

/// Calls `body()` in an arena of a width that the input chooses.
template <class Body>
void at_some_width(input& in, const Body& body) {
  static const std::array<lend::arena, 4> arenas{lend::arena{1}, lend::arena{2}, lend::arena{4},
                                                 lend::arena{8}};
  arenas[in.below(arenas.size())].run(lend::unchecked([&body] { body(); }));
}

}  // namespace fuzz
