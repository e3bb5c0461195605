#pragma once

#include <lend/own/atomic.hpp>
#include <lend/task/deque.hpp>

#include <cstddef>
#include <cstdint>
#include <string>

// All that lend's templates know of the scheduler, beside the deque. The library runs what they
// hand over in a oneTBB arena; nothing of TBB shows here. These names carry no LEND_ABI: there is
// one runtime.

namespace lend::detail {

class arena_state;

struct arena_description {
  std::size_t width;
  int priority;
  int numa_node;
  std::string name;
  std::size_t reserve;
};

/// How many threads an arena may have beside its own, for those that wait.
inline constexpr std::size_t default_reserve = 256;

LEND_API arena_state* open_arena(const arena_description& description);
LEND_API void close_arena(arena_state* arena) noexcept;
LEND_API std::size_t arena_width(const arena_state* arena) noexcept;

/// Runs `work` in `arena`, or in the default one for null; on this thread where it has room there.
LEND_API void run_in_arena(arena_state* arena, job& work);

/// How many threads the arena around the caller has; of the default one outside of any.
LEND_API std::size_t current_width();
LEND_API std::string describe_current_arena();

/// How fast loops with one body were lately: ticks of some clock for `turns` turns, 0 if unknown.
struct pace {
  static constexpr std::size_t turns = 64;
  atomic<std::uint32_t> ticks{0};
};

/// A loop on its owner's stack: run(begin, end) is called for disjoint ranges that cover it.
struct range_job {
  void (*run)(range_job&, std::size_t begin, std::size_t end) noexcept;
  pace& known;
};

/// A loop of fewer pieces is shared at once.
inline constexpr std::size_t fewest_alone = 64;

/// Runs the front of a loop over [0, count) on this thread alone, in an arena or in none: all of it
/// if it is over before another thread could help; nothing unless loops with that body were fast
/// lately; and no more than half of it before it is seen that they are not any more. Returns
/// where the rest begins.
LEND_API std::size_t run_front(range_job& work, std::size_t count, std::size_t grain) noexcept;
/// Runs a loop over [begin, end) and returns when it has ended. Must be called inside an arena. It
/// is split into pieces of at least `grain` where that is not 0.
LEND_API void run_range(range_job& work, std::size_t begin, std::size_t end,
                        std::size_t grain) noexcept;

/// A task that was spawned to a scope. All but `run` belongs to the thread that spawned it.
struct spawned_job : job {
  explicit spawned_job(runner how) noexcept : job(how) { taken = 0; }

  void (*destroy)(spawned_job&) noexcept = nullptr;
  spawned_job* next = nullptr;
  slot* at = nullptr;
  bool has_handle = true;
  bool ended = false;
};

/// A deque whose jobs are all spawned to one scope.
using spawn_queue = deque;

/// Opens the queue of a scope for this thread. Throws std::bad_alloc.
LEND_API spawn_queue& open_scope();
/// Runs what is left in the queue and returns when all tasks of the scope have ended.
LEND_API void close_scope(spawn_queue& scope) noexcept;
/// Opens a queue for a task of `scope` that a thief runs. Throws std::bad_alloc.
LEND_API spawn_queue& open_queue(spawn_queue& scope);
/// Runs what is left in that queue. What thieves took of it may still run: that the scope waits
/// for.
LEND_API void close_queue(spawn_queue& queue) noexcept;

/// Opens a queue for one task that is part of nothing else, in the arena around the caller, or in
/// the default one; that lives on meanwhile. Throws std::bad_alloc.
LEND_API spawn_queue& open_lone_queue();
/// Returns when the task has ended, wherever that was opened. Runs it in the arena of the queue, or
/// only work that is part of it.
LEND_API void close_lone_queue(spawn_queue& lone) noexcept;
/// Whether this thread is at work for the task of that queue.
LEND_API bool is_at_work_for(const spawn_queue& lone) noexcept;

/// Room for a task that fits. Throws std::bad_alloc.
LEND_API void* take_block(spawn_queue& queue);
LEND_API void put_block(spawn_queue& queue, void* block) noexcept;

inline constexpr std::size_t spawn_block = 256;
inline constexpr std::size_t spawn_alignment = 64;

/// Puts a task in the queue, or runs it if there is no room.
LEND_API void spawn(spawn_queue& queue, spawned_job& work) noexcept;
/// Returns when `work`, whose handle is there, has ended. Runs it, or only work that is part of it.
LEND_API void await_spawned(spawn_queue& queue, spawned_job& work) noexcept;

}  // namespace lend::detail
