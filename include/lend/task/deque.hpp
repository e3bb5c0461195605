#pragma once

#include <lend/own/atomic.hpp>
#include <lend/own/config.hpp>

#include <cstddef>
#include <cstdint>

// The work-stealing deque of a thread, as far as a fork touches it. The protocol is explained in
// src/README.md. These names carry no LEND_ABI: there is one runtime.

namespace lend::detail {

/// A piece of work in a deque, on the stack of the thread that put it there.
struct job {
  using runner = void (*)(job&) noexcept;

  explicit job(runner how) noexcept : run(how) {}

  /// Null for a loop, which is not run but split.
  runner run;
  /// The parts of this job that thieves have taken and not finished. SAFETY: it is written by the
  /// first thief, and read only by those who know that there was one.
  std::uint32_t taken;  // NOLINT(cppcoreguidelines-pro-type-member-init): a store a fork
};

using slot = atomic<job*>;

/// The jobs of one thread that wait to be run, oldest at `head`, which thieves move. Those below
/// `shared_end` can be stolen; the younger ones, up to `tail`, are the owner's alone until a thief
/// asks for more.
struct deque {
  // The owner's line.
  alignas(128) atomic<slot*> tail;
  /// From here on a push or a pop is the owner's alone. Thieves raise it, to ask for more.
  atomic<slot*> private_from;
  /// No job goes here. Null outside of arenas.
  slot* end;

  // What thieves look at.
  alignas(128) atomic<slot*> head;
  atomic<slot*> shared_end;
  /// Whether somebody looks for work here, or will.
  atomic<bool> watched;
};

/// So many jobs may lie above the end of a deque.
inline constexpr std::size_t slots_beyond_end = 16;

/// The deque this thread works on; one without room outside of any arena.
extern LEND_API constinit thread_local deque* this_deque [[gnu::tls_model("initial-exec")]];

enum class push_kind : unsigned char { plain, full, outside };

/// What a push of `count` jobs takes, and where they go.
struct push_plan {
  push_kind kind;
  slot* at;
};
LEND_API push_plan plan_push(const deque& here, std::size_t count) noexcept;

/// Whether this thread is at work in an arena of lend's.
LEND_API bool inside_arena() noexcept;

/// Shows all jobs of this deque to thieves, and sees to it that somebody looks for them.
LEND_API void share(deque& here) noexcept;

/// pop() of a job that thieves may have seen, or while they ask for more.
LEND_API bool pop_shared(deque& here, slot* at) noexcept;

/// Returns when what thieves took of `taken`, a job of this deque, has ended. Runs only work that
/// is part of it meanwhile.
LEND_API void await(deque& here, job& taken) noexcept;

// The owner's steps, for code that ThreadSanitizer instruments. It shall see the edges that users
// can rely on, not those of the protocol.
LEND_API slot* outlined_place(const deque& here) noexcept;
LEND_API bool outlined_room(const deque& here, const slot* at, std::size_t count) noexcept;
LEND_API void outlined_push(deque& here, slot* at, job& work) noexcept;
LEND_API void outlined_share(deque& here, const slot* at) noexcept;
LEND_API bool outlined_pop(deque& here, slot* at) noexcept;

}  // namespace lend::detail

namespace lend::detail::inline LEND_ABI {

/// Where the next job goes.
[[nodiscard, gnu::always_inline]] inline slot* place_in(const deque& here) noexcept {
#if LEND_TSAN
  return outlined_place(here);
#else
  // ORDER: relaxed; the owner's own.
  return here.tail.load(memory_order_relaxed);
#endif
}

/// Whether there is room for `count` jobs from `at` on.
[[nodiscard, gnu::always_inline]] inline bool has_room(const deque& here, const slot* at,
                                                       std::size_t count) noexcept {
#if LEND_TSAN
  return outlined_room(here, at, count);
#else
  return at < here.end && count <= slots_beyond_end + 1;
#endif
}

/// Puts a job where only its owner sees it.
[[gnu::always_inline]] inline void push(deque& here, slot* at, job& work) noexcept {
#if LEND_TSAN
  outlined_push(here, at, work);
#else
  // ORDER: relaxed; published by share().
  at->store(&work, memory_order_relaxed);
  // ORDER: relaxed; the owner's own.
  here.tail.store(at + 1, memory_order_relaxed);
#endif
}

/// To be called after pushes, `at` the first of them: shows them to thieves, unless there is enough
/// to steal and nobody has asked for more.
[[gnu::always_inline]] inline void share_some(deque& here, const slot* at) noexcept {
#if LEND_TSAN
  outlined_share(here, at);
#else
  // ORDER: relaxed; a thief's wish is seen some time.
  if (at < here.private_from.load(memory_order_relaxed)) [[unlikely]] {
    share(here);
  }
#endif
}

/// Takes the job at `at`, the last one, back: whether it was still there. If not, a thief has it.
[[nodiscard, gnu::always_inline]] inline bool pop(deque& here, slot* at) noexcept {
#if LEND_TSAN
  return outlined_pop(here, at);
#else
  // ORDER: relaxed; the owner's own.
  here.tail.store(at, memory_order_relaxed);
  // ORDER: relaxed; what thieves may have is below this, and the rest is as in share_some().
  if (at >= here.private_from.load(memory_order_relaxed)) [[likely]] {
    return true;
  }
  return pop_shared(here, at);
#endif
}

}  // namespace lend::detail::inline LEND_ABI
