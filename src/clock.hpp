#pragma once

#include <chrono>
#include <cstdint>

#if defined(__x86_64__)
#include <x86intrin.h>
#endif

namespace lend::detail {

/// A point in time in ticks of a counter that is cheap to read. Good for hints, not for dates.
inline std::uint64_t ticks() noexcept {
#if defined(__x86_64__)
  return __rdtsc();
#else
  return static_cast<std::uint64_t>(std::chrono::steady_clock::now().time_since_epoch().count());
#endif
}

/// How many ticks so many nanoseconds take; the counter is measured once, against steady_clock.
std::uint64_t ticks_in(std::uint64_t nanoseconds) noexcept;

/// So many nanoseconds from now on; over at once if the clock is set back.
class time_limit {
 public:
  explicit time_limit(std::uint64_t nanoseconds) noexcept : length_(ticks_in(nanoseconds)) {}
  [[nodiscard]] bool over() const noexcept { return ticks() - start_ > length_; }

 private:
  std::uint64_t start_ = ticks();
  std::uint64_t length_;
};

}  // namespace lend::detail
