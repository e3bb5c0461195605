#pragma once

#include <lend/task/control.hpp>
#include <lend/task/seam.hpp>

#include <cstddef>
#include <cstdint>

namespace lend::detail::inline LEND_ABI {

/// Whether a pass over so many elements may be over before another thread could help, and a few of
/// them are no great part of it.
inline bool is_short_range(const control& how, std::size_t count) noexcept {
  constexpr std::size_t few = 64;
  constexpr std::size_t many = 4096;
  return count >= few && count <= many && how.stop == nullptr && how.arena == nullptr &&
         how.watched == nullptr;
}

/// Calls `pass(begin, end)` for elements from the first on, on this thread and in no arena, and
/// returns how many: of a short range a few, to see how long they take, and all `count` if they
/// seem to be cheap; else none.
template <class Pass>
std::size_t pass_alone(const control& how, std::size_t count, const Pass& pass) {
  constexpr std::size_t share = 128;
  if (!is_short_range(how, count)) {
    return 0;
  }
  const std::size_t first = (count + share - 1) / share;
  const std::uint64_t start = current_ticks();
  pass(std::size_t{0}, first);
  if (!is_short_loop(start, first, count)) {
    return first;
  }
  pass(first, count);
  return count;
}

}  // namespace lend::detail::inline LEND_ABI
