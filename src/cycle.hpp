#pragma once

#include <lend/sync/seam.hpp>

#include <string_view>

// Threads that wait for locks, so that a circle of them is found when it closes.

namespace lend::detail {

/// A thread that waits for a lock, on its stack. Here it is as long as this lives.
class blocked_thread {
 public:
  /// Throws deadlock_error if somebody who has `wanted` waits for this thread, by way of others or
  /// not.
  blocked_thread(const lock_core& wanted, const lock_wait& wait, std::string_view type);
  blocked_thread(const blocked_thread&) = delete;
  blocked_thread& operator=(const blocked_thread&) = delete;
  ~blocked_thread();

  blocked_thread* next = nullptr;
  blocked_thread* previous = nullptr;

 private:
  friend struct blocked_threads;

  const thread_mark* thread_ = &this_thread;
  const lock_core* wanted_;
  const lock_wait* wait_;
  std::string_view type_;
  // Of a search: who waits for this, and who is to be looked at next.
  blocked_thread* reached_from_ = nullptr;
  blocked_thread* next_to_visit_ = nullptr;
};

// lock.cpp

/// Whether nobody has let it go on yet.
bool still_waits(const lock_wait& one) noexcept;

/// Nobody enters or leaves until `resume_blocking`.
void hold_blocking() noexcept;
void resume_blocking() noexcept;
/// Those that waited are threads of the parent.
void forget_blocked_threads() noexcept;

}  // namespace lend::detail
