#pragma once

#include <atomic>
#include <cstdint>

namespace lend::detail {

/// A point on the monotonic clock, in nanoseconds.
using deadline = std::uint64_t;
inline constexpr deadline no_deadline = UINT64_MAX;

/// Sleeps while `word` is `seen`, until it is woken, the time has come, or for no reason. Of its
/// own rather than std::atomic's, which knows no deadline.
void sleep_on(std::atomic<std::uint32_t>& word, std::uint32_t seen, deadline until) noexcept;
/// Wakes one thread, or all, that sleep on that word. It may be gone already: whoever sleeps on
/// what has taken its place wakes for no reason.
void wake_one(std::atomic<std::uint32_t>& word) noexcept;
void wake_all(std::atomic<std::uint32_t>& word) noexcept;

/// What the monotonic clock shows.
deadline now() noexcept;

}  // namespace lend::detail
