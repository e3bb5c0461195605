#pragma once

#include <lend/task/seam.hpp>

#include <utility>

namespace lend::detail {

/// The arena that this thread is at work in, null outside of any. Threads of the pool learn it from
/// the task they run: a tbb::task_scheduler_observer would cost more, and frees memory of its own
/// in ways that ThreadSanitizer has to report.
inline thread_local constinit arena_state* current_arena = nullptr;

/// This thread works in an arena for as long as this lives.
class at_work_in {
 public:
  explicit at_work_in(arena_state* arena) noexcept : outer_(std::exchange(current_arena, arena)) {}
  at_work_in(const at_work_in&) = delete;
  at_work_in& operator=(const at_work_in&) = delete;
  ~at_work_in() { current_arena = outer_; }

 private:
  arena_state* outer_;
};

}  // namespace lend::detail
