#pragma once

#include <lend/task/guarded.hpp>

#include <utility>

namespace lend::detail::inline LEND_ABI {

/// Waits for the task where it does not wait for this.
struct await_unless_here {
  template <class R>
  void operator()(guarded_record<R>* record) const noexcept {
    if (!record->runs_here()) {
      await_and_end()(record);
    }
  }
};

}  // namespace lend::detail::inline LEND_ABI

namespace lend::inline LEND_ABI {

/// Owns a task that lend::spawn started, and may go anywhere: into a container, out of the function
/// that made it, to another thread. Wherever it ends, it waits for the task. Only one that a task
/// itself, or a part of it, comes to own and ends does not: it leaks what is left of the task.
template <class R>
class [[nodiscard(
    "lend[owned]: a task handle that has no name waits at once; give it one, or call "
    "f(args...)")]] task_handle {
 public:
  task_handle(const task_handle&) = delete;             // lend[exclusive]: std::move it
  task_handle& operator=(const task_handle&) = delete;  // lend[exclusive]: std::move it
  task_handle(task_handle&&) noexcept = default;
  /// Waits for the task that it had before.
  task_handle& operator=(task_handle&&) noexcept = default;
  /// Waits for the task. What it returned or threw is dropped if nobody asked for it.
  ~task_handle() = default;

  /// Whether it has a task, which was not joined before.
  [[nodiscard]] bool joinable() const noexcept { return static_cast<bool>(record_); }

  /// Waits for the task and returns its result, once (std::monostate for void). Throws what the
  /// task threw; moved_error if this is not joinable(); and deadlock_error in the task itself.
  detail::result_value<R> join() {
    if (record_ && record_->runs_here()) {
      detail::throw_joins_itself();
    }
    return detail::join_once(record_);
  }

 private:
  friend struct detail::start_guarded_fn<lend::task_handle>;
  explicit task_handle(detail::guarded_record<R>* record) : record_(record) { record_->start(); }

  detail::heap_object<detail::guarded_record<R>, detail::await_unless_here> record_;
};

}  // namespace lend::inline LEND_ABI

namespace lend::detail::inline LEND_ABI {

/// Whoever has the handle may take the result.
template <trait Trait, class R>
struct trait_rule<Trait, task_handle<R>> {
  using type = std::conditional_t<Trait == trait::concurrent, refused_trait,
                                  every_part<Trait, result_value<R>>>;
};

/// SAFETY: nothing that a task has is lent by lending its handle.
template <class R>
struct contents<task_handle<R>> : no_contents {};

}  // namespace lend::detail::inline LEND_ABI

namespace lend::inline LEND_ABI {

/// Starts `f(args...)`, which may outlive the caller, and returns a handle that waits for it where
/// it ends, or in its join().
///
/// The task gets values, and loans of a keeper, and runs in the arena around the caller, or in the
/// default one, on a thread that has nothing else to do there, or else where the handle waits; in
/// an arena of width 1, when no other thread runs there or where the handle waits. While that
/// waits, its thread runs only that task, or parts of it. That arena's threads live on until the
/// task has ended. Two tasks that join each other wait for ever.
///
/// Throws overlap_error if the loans overlap, before anything is moved, or std::bad_alloc.
inline constexpr detail::start_guarded_fn<task_handle> spawn{};

}  // namespace lend::inline LEND_ABI
