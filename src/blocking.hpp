#pragma once

#include "futex.hpp"

#include <atomic>
#include <cstdint>
#include <string_view>

// How a thread waits for what other threads do that are no thieves of its work: a lock, a message,
// a condition.

namespace lend::detail {

/// One wait of one thread, on its stack. Whoever makes true what it waits for wakes it, once.
class wait_cell {
 public:
  /// After this the cell may be gone.
  void wake() noexcept {
    if (state_.exchange(woken) == asleep) {
      wake_one(state_);
    }
  }
  [[nodiscard]] bool is_woken() const noexcept { return state_.load() == woken; }
  /// Sleeps until it is woken.
  void wait() noexcept {
    while (!is_woken()) {
      sleep(for_ever);
    }
  }
  /// Ends the sleep, or the next one, for another reason. The cell has to be there.
  void rouse() noexcept {
    std::uint32_t seen = state_.load();
    while (seen != woken && !state_.compare_exchange_weak(seen, roused)) {
    }
    if (seen == asleep) {
      wake_one(state_);
    }
  }
  /// Sleeps until it is woken, the time has come, or for no reason.
  void sleep(deadline until) noexcept {
    std::uint32_t seen = awake;
    if (state_.compare_exchange_strong(seen, asleep)) {
      sleep_on(state_, asleep, until);
      seen = asleep;
    }
    if (seen != woken) {
      state_.compare_exchange_strong(seen, awake);
    }
  }

 private:
  static constexpr std::uint32_t awake = 0;
  static constexpr std::uint32_t asleep = 1;
  static constexpr std::uint32_t roused = 2;
  static constexpr std::uint32_t woken = 3;

  std::atomic<std::uint32_t> state_{awake};
};

/// What a thread waits for, for the text of a deadlock_error: "a thread waits <to lock> a <type>".
struct wait_reason {
  std::string_view action;  ///< "to lock", "to receive from"
  std::string_view type;    ///< "lend::mutex<int>"
  const void* object = nullptr;
};

/// Returns when the cell has been woken, or false if it has not been by then. Meanwhile another
/// thread has this one's right to run. Throws deadlock_error, and then the cell is where it was.
bool block(wait_cell& mine, const wait_reason& why, deadline until = for_ever);

}  // namespace lend::detail
