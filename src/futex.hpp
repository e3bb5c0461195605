#pragma once

#include <lend/sync/time.hpp>

#include <atomic>
#include <cstdint>

namespace lend::detail {

/// A point on the monotonic clock, in nanoseconds, or `for_ever`.
using deadline = std::uint64_t;

/// Sleeps while `word` is `seen`, until it is woken, the time has come, or for no reason. Of its
/// own rather than std::atomic's, which knows no deadline.
void sleep_on(std::atomic<std::uint32_t>& word, std::uint32_t seen, deadline until) noexcept;
/// Wakes one thread that sleeps on that word. It may be gone already: whoever sleeps on what has
/// taken its place wakes for no reason.
void wake_one(std::atomic<std::uint32_t>& word) noexcept;

/// What the monotonic clock shows.
deadline now() noexcept;

}  // namespace lend::detail
