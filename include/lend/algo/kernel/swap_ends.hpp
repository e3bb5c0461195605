#pragma once

#include <lend/own/config.hpp>

#include <cstddef>
#include <utility>

namespace lend::detail::inline LEND_ABI {

/// Swaps the pairs [begin, end) of those that reversing `count` elements swaps.
template <class T>
void swap_ends(T* data, std::size_t count, std::size_t begin, std::size_t end) {
  using std::swap;
  T* const last = data + (count - 1);
  for (std::size_t i = begin; i < end; ++i) {
    swap(data[i], *(last - i));
  }
}

}  // namespace lend::detail::inline LEND_ABI
