#pragma once

#include <atomic>
#include <cstdint>

namespace lend::detail {

/// A mutex whose waiters sleep. A futex rather than a std::mutex, for the same reason as
/// parking_place. Drepper, "Futexes Are Tricky", 2011.
class sleeping_lock {
 public:
  void lock() noexcept {
    std::uint32_t seen = free;
    // ORDER: acquire, pairs with the release in unlock(); relaxed, where nothing is held yet.
    if (state_.compare_exchange_strong(seen, held, std::memory_order_acquire,
                                       std::memory_order_relaxed)) {
      return;
    }
    // ORDER: acquire, as above.
    while (state_.exchange(held_and_wanted, std::memory_order_acquire) != free) {
      state_.wait(held_and_wanted);
    }
  }
  void unlock() noexcept {
    // ORDER: release, pairs with the acquires in lock().
    if (state_.exchange(free, std::memory_order_release) == held_and_wanted) {
      state_.notify_one();
    }
  }

 private:
  static constexpr std::uint32_t free = 0;
  static constexpr std::uint32_t held = 1;
  static constexpr std::uint32_t held_and_wanted = 2;

  std::atomic<std::uint32_t> state_{free};
};

}  // namespace lend::detail
