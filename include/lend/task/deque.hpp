#pragma once

#include <lend/task/chaos.hpp>

#include <atomic>
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

using slot = std::atomic<job*>;

/// The jobs of one thread that wait to be run, oldest at `head`, which thieves move, youngest below
/// `tail`, which the owner moves.
struct deque {
  alignas(128) std::atomic<slot*> tail;
  /// A push at or beyond this is no plain push. Null when nobody would notice it.
  std::atomic<slot*> limit;
  alignas(128) std::atomic<slot*> head;
};

/// So many jobs may lie above the limit of a deque.
inline constexpr std::size_t slots_beyond_limit = 16;

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

/// Sees to it that somebody looks for work in this deque.
LEND_API void advertise(deque& here) noexcept;

/// Settles who gets the job at `at`, the last one, when a thief went for it: whether the owner
/// does.
LEND_API bool reclaim(deque& here, slot* at) noexcept;

/// Returns when what thieves took of `taken`, a job of this deque, has ended. Runs only work that
/// is part of it meanwhile.
LEND_API void await(deque& here, job& taken) noexcept;

// The owner's steps, for code that ThreadSanitizer instruments. It shall see the edges that users
// can rely on, not those of the protocol.
LEND_API slot* outlined_place(const deque& here) noexcept;
LEND_API bool outlined_room(const deque& here, const slot* at, std::size_t count) noexcept;
LEND_API void outlined_push(deque& here, slot* at, job& work) noexcept;
LEND_API void outlined_look(deque& here) noexcept;
LEND_API bool outlined_pop(deque& here, slot* at) noexcept;

}  // namespace lend::detail

namespace lend::detail::inline LEND_ABI {

/// Where the next job goes.
[[nodiscard, gnu::always_inline]] inline slot* place_in(const deque& here) noexcept {
#if LEND_TSAN
  return outlined_place(here);
#else
  // ORDER: relaxed; the owner's own.
  return here.tail.load(std::memory_order_relaxed);
#endif
}

/// Whether `count` jobs from `at` on take no more than pushes and looks.
[[nodiscard, gnu::always_inline]] inline bool has_room(const deque& here, const slot* at,
                                                       std::size_t count) noexcept {
#if LEND_TSAN
  return outlined_room(here, at, count);
#else
  // ORDER: relaxed; a hint that look_for_thieves() repeats.
  return at < here.limit.load(std::memory_order_relaxed) && count <= slots_beyond_limit + 1;
#endif
}

/// Makes the job at `at` visible to thieves.
[[gnu::always_inline]] inline void push(deque& here, slot* at, job& work) noexcept {
#if LEND_TSAN
  outlined_push(here, at, work);
#else
  if (mutated(mutation::look_before_push) &&
      here.limit.load(std::memory_order_relaxed) == nullptr) {
    advertise(here);
  }
  // ORDER: relaxed; published by the store to tail.
  at->store(&work, std::memory_order_relaxed);
  chaos();
  // ORDER: release, pairs with the acquire of tail in steal(): a thief that sees the new tail sees
  // the job.
  here.tail.store(at + 1, std::memory_order_release);
  chaos();
#endif
}

/// To be called after each push: it may be that nobody looks for work here any more.
[[gnu::always_inline]] inline void look_for_thieves(deque& here) noexcept {
#if LEND_TSAN
  outlined_look(here);
#else
  if (!mutated(mutation::look_before_push)) {
    std::atomic_signal_fence(std::memory_order_seq_cst);
    // ORDER: relaxed; a thief that gives up stores null and then looks at tail for longer than a
    // store takes to become visible, so one of the two sees the other.
    if (here.limit.load(std::memory_order_relaxed) == nullptr) [[unlikely]] {
      advertise(here);
    }
  }
#endif
}

/// Takes the job at `at`, the last one, back: whether it was still there. If not, a thief has it.
[[nodiscard, gnu::always_inline]] inline bool pop(deque& here, slot* at) noexcept {
#if LEND_TSAN
  return outlined_pop(here, at);
#else
  if (mutated(mutation::pop_without_exchange)) {
    here.tail.store(at, std::memory_order_release);
  } else {
    // An exchange, since a fence costs more: these two and the two in steal() are Dekker's.
    here.tail.exchange(at, std::memory_order_seq_cst);
  }
  chaos();
  if (here.head.load(std::memory_order_seq_cst) <= at) [[likely]] {
    return true;
  }
  return reclaim(here, at);
#endif
}

}  // namespace lend::detail::inline LEND_ABI
