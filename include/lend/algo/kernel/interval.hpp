#pragma once

#include <lend/own/error.hpp>

#include <concepts>
#include <cstddef>
#include <type_traits>
#include <utility>

namespace lend::detail::inline LEND_ABI {

/// The indices of [first, first + count), walked as the parts of a view are.
template <std::integral Index>
struct interval_cursor {
  using value = Index;
  using argument = Index;
  static constexpr bool sized = true;

  Index first;
  std::size_t count;

  [[nodiscard]] constexpr std::size_t size() const noexcept { return count; }
  constexpr Index get(std::size_t at) const noexcept {
    return static_cast<Index>(static_cast<std::size_t>(first) + at);
  }
};

template <class Low, class High>
using index_between = std::common_type_t<std::decay_t<Low>, std::decay_t<High>>;

/// [low, high), empty if high is less. Throws size_error if a bound does not fit the common type.
template <std::integral Low, std::integral High>
constexpr interval_cursor<index_between<Low, High>> interval_of(Low low, High high) {
  using index = index_between<Low, High>;
  if (!std::in_range<index>(low) || !std::in_range<index>(high)) {
    throw_bad_index();
  }
  const auto first = static_cast<index>(low);
  const auto last = static_cast<index>(high);
  return {first, first < last ? static_cast<std::size_t>(last) - static_cast<std::size_t>(first)
                              : std::size_t{0}};
}

}  // namespace lend::detail::inline LEND_ABI
