#pragma once

#include <lend/own/config.hpp>
#include <lend/task/progress.hpp>
#include <lend/task/stop.hpp>

#include <cstddef>

namespace lend::detail {
class arena_state;
}  // namespace lend::detail

namespace lend::detail::inline LEND_ABI {

/// What the options of a call come to; like this without any.
struct control {
  std::size_t grain = 0;
  const any_stop_token* stop = nullptr;  ///< null if it will never ask for a stop
  arena_state* arena = nullptr;          ///< null for the one around the caller, or the default
  call_progress* watched = nullptr;      ///< null if nobody wants to know

  /// Tells whoever watches of steps: before any is taken, and when some were.
  void expect(std::size_t steps) const noexcept {
    if (watched != nullptr) {
      watched->expect(steps);
    }
  }
  void advance(std::size_t steps) const noexcept {
    if (watched != nullptr) [[unlikely]] {
      watched->advance(steps);
    }
  }
  /// Whether nobody would see that the call is over at once: none that stops or watches it, or
  /// wants it in an arena.
  [[nodiscard]] bool is_plain() const noexcept {
    return stop == nullptr && arena == nullptr && watched == nullptr;
  }
  /// The same for a part of the call that has entered the arena.
  [[nodiscard]] control part(std::size_t its_grain) const noexcept {
    return {its_grain, stop, nullptr, watched};
  }
};

}  // namespace lend::detail::inline LEND_ABI
