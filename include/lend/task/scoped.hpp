#pragma once

#include <lend/task/guarded.hpp>

#include <cstddef>
#include <utility>

namespace lend::inline LEND_ABI {

/// Waits for the task that lend::scoped started, where the guard's own life ends. It stays where it
/// was made. One that is leaked all the same leaks the task, which runs or does not, and never
/// finds anything gone: all it has is its own.
template <class R>
class [[nodiscard(
    "lend[owned]: a join guard that has no name waits at once; give it one, or call "
    "f(args...)")]] join_guard {
 public:
  join_guard(const join_guard&) = delete;             // lend[owned]: a guard stays where it is made
  join_guard& operator=(const join_guard&) = delete;  // lend[owned]: a guard stays where it is made
  /// Waits for the task. What it returned or threw is dropped if nobody asked for it.
  ~join_guard() = default;

  static void* operator new(std::size_t) = delete;    // lend[owned]: a guard lives in a block
  static void* operator new[](std::size_t) = delete;  // lend[owned]: a guard lives in a block

  /// Waits for the task and returns its result, once (std::monostate for void). Throws what the
  /// task threw, and moved_error if it was joined before.
  detail::result_value<R> join() { return detail::join_once(record_); }

 private:
  friend struct detail::start_guarded_fn<lend::join_guard>;
  explicit join_guard(detail::guarded_record<R>* record) : record_(record) { record_->start(); }

  detail::heap_object<detail::guarded_record<R>, detail::await_and_end> record_;
};

}  // namespace lend::inline LEND_ABI

namespace lend::detail::inline LEND_ABI {

template <trait Trait, class R>
struct trait_rule<Trait, join_guard<R>> {
  using type = refused_trait;
};

}  // namespace lend::detail::inline LEND_ABI

namespace lend::inline LEND_ABI {

/// Starts `f(args...)` and returns a guard that waits for it where it ends, or in its join().
///
/// The task gets values, and loans of a keeper: `auto guard = lend::scoped(f, k.mut(), 3);`. It
/// runs in the arena around the caller, or in the default one, on a thread that has nothing else to
/// do there, or else where the guard waits; in an arena of width 1, when no other thread runs there
/// or where the guard waits. While that waits, its thread runs only that task, or parts of it.
///
/// Throws overlap_error if the loans overlap, before anything is moved, or std::bad_alloc.
inline constexpr detail::start_guarded_fn<join_guard> scoped{};

}  // namespace lend::inline LEND_ABI
