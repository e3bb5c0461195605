#pragma once

#include <lend/task/seam.hpp>

#include <utility>

namespace lend::detail {

/// This thread works in an arena for as long as this lives, inside of those it entered before.
///
/// Threads of the pool learn from the task they run where they are: a tbb::task_scheduler_observer
/// would cost more, and frees memory of its own in ways that ThreadSanitizer has to report.
class at_work_in {
 public:
  explicit at_work_in(arena_state* arena) noexcept;
  at_work_in(const at_work_in&) = delete;
  at_work_in& operator=(const at_work_in&) = delete;
  ~at_work_in();

  [[nodiscard]] arena_state* arena() const noexcept { return arena_; }
  [[nodiscard]] const at_work_in* outer() const noexcept { return outer_; }

 private:
  arena_state* arena_;
  const at_work_in* outer_;
};

/// Where this thread is at work, null outside of any arena.
inline thread_local constinit const at_work_in* innermost = nullptr;

inline at_work_in::at_work_in(arena_state* arena) noexcept
    : arena_(arena), outer_(std::exchange(innermost, this)) {}

inline at_work_in::~at_work_in() { innermost = outer_; }

inline arena_state* current_arena() noexcept {
  return innermost != nullptr ? innermost->arena() : nullptr;
}

/// Whether this thread has entered `arena`, and not left it again.
inline bool has_entered(const arena_state* arena) noexcept {
  for (const at_work_in* at = innermost; at != nullptr; at = at->outer()) {
    if (at->arena() == arena) {
      return true;
    }
  }
  return false;
}

}  // namespace lend::detail
