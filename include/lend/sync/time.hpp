#pragma once

#include <lend/own/config.hpp>

#include <cstdint>

// Until when a thread waits, in nanoseconds of the monotonic clock. Durations are known by their
// looks: <chrono> would take a compiler a quarter of the time that all of lend does.

namespace lend::detail {

inline constexpr std::uint64_t at_once = 0;
inline constexpr std::uint64_t for_ever = UINT64_MAX;

/// So many nanoseconds from now on.
LEND_API std::uint64_t time_after(double nanoseconds) noexcept;

/// A std::chrono::duration.
template <class T>
concept Duration = requires(const T& time) {
  static_cast<double>(time.count());
  static_cast<double>(T::period::num) / static_cast<double>(T::period::den);
};

template <Duration T>
std::uint64_t until_after(const T& time) noexcept {
  constexpr double nanoseconds =
      1e9 * static_cast<double>(T::period::num) / static_cast<double>(T::period::den);
  return time_after(static_cast<double>(time.count()) * nanoseconds);
}

}  // namespace lend::detail
