#pragma once

#include <lend/sync/seam.hpp>

#include <cstdint>
#include <string_view>

// Threads that wait for locks, so that a circle of them is found when it closes.

namespace lend::detail {

/// A thread that waits for a lock, or is about to, on its stack. Here it is as long as this lives.
class blocked_thread {
 public:
  blocked_thread(const lock_core& wanted, const lock_wait& wait, std::string_view type) noexcept;
  blocked_thread(const blocked_thread&) = delete;
  blocked_thread& operator=(const blocked_thread&) = delete;
  ~blocked_thread();

  /// Throws deadlock_error if somebody who has the lock waits for this thread, by way of others or
  /// not.
  void look_for_circle();
  /// It was told of a deadlock, and is about to leave.
  void wait_no_longer() noexcept;

  blocked_thread* next = nullptr;
  blocked_thread* previous = nullptr;

 private:
  friend struct blocked_threads;

  const thread_mark* thread_ = &this_thread;
  const lock_core* wanted_;
  const lock_wait* wait_;
  std::string_view type_;
  bool told_ = false;  ///< of a deadlock, so that it will wait no longer
  // Of a search: which one, who waits for this thread, and who is to be looked at next.
  std::uint64_t reached_in_ = 0;
  blocked_thread* reached_from_ = nullptr;
  blocked_thread* next_to_visit_ = nullptr;
};

/// Before anybody waits. Without memory for it the child of a fork is as it would be without this.
void watch_for_forks_once() noexcept;

}  // namespace lend::detail
