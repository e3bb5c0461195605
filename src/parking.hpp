#pragma once

#include <atomic>
#include <cstdint>

namespace lend::detail {

/// Where a thread sleeps until it is woken. A futex rather than a condition variable, since
/// ThreadSanitizer would take what the latter orders for an order that users may rely on.
class parking_place {
 public:
  /// This thread is about to sleep: whoever changes what it waits for from now on wakes it.
  void prepare() noexcept { asleep_.store(1); }
  /// Sleeps until somebody wakes this thread after prepare(), or for no reason.
  void sleep() noexcept { asleep_.wait(1); }
  void leave() noexcept {
    // ORDER: relaxed; a wake that comes late does no harm.
    asleep_.store(0, std::memory_order_relaxed);
  }
  [[nodiscard]] bool occupied() const noexcept { return asleep_.load() != 0; }
  /// Whether somebody slept here, or was about to.
  bool wake() noexcept {
    if (!occupied() || asleep_.exchange(0) == 0) {
      return false;
    }
    asleep_.notify_all();
    return true;
  }

 private:
  std::atomic<std::uint32_t> asleep_{0};
};

}  // namespace lend::detail
