#pragma once

#include <sched.h>

#include <atomic>

namespace lend::detail {

/// Tells the core that this thread only waits.
inline void relax() noexcept {
#if defined(__x86_64__) || defined(__i386__)
  __builtin_ia32_pause();
#elif defined(__aarch64__)
  asm volatile("isb" ::: "memory");
#endif
}

/// A lock for a handful of instructions. Not a std::mutex: ThreadSanitizer would take what that
/// orders for an order that users may rely on.
class spinlock {
 public:
  void lock() noexcept {
    // ORDER: acquire, pairs with the release in unlock().
    while (locked_.exchange(true, std::memory_order_acquire)) {
      wait();
    }
  }
  void unlock() noexcept {
    // ORDER: release, pairs with the acquire in lock().
    locked_.store(false, std::memory_order_release);
  }

 private:
  void wait() const noexcept {
    constexpr int patience = 200;
    // ORDER: relaxed; lock() looks again.
    for (int i = 0; locked_.load(std::memory_order_relaxed); ++i) {
      if (i < patience) {
        relax();
      } else {
        sched_yield();
      }
    }
  }

  std::atomic<bool> locked_{false};
};

}  // namespace lend::detail
