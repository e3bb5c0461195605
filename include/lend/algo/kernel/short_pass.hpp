#pragma once

#include <lend/task/control.hpp>
#include <lend/task/seam.hpp>

#include <cstddef>
#include <cstdint>

namespace lend::detail::inline LEND_ABI {

/// Calls `pass(begin, end)` for elements from the first on, on this thread and in no arena, and
/// returns how many: a few, to see how long they take, and all `count` if they seem to be over
/// before another thread could help. None where a few are too many of them.
template <class Pass>
std::size_t pass_alone(const control& how, std::size_t count, const Pass& pass) {
  constexpr std::size_t few = 64;
  constexpr std::size_t many = 4096;
  constexpr std::size_t share = 128;
  if (count < few || count > many || how.stop != nullptr || how.arena != nullptr) {
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
