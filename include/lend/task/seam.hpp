#pragma once

#include <lend/own/config.hpp>

#include <cstddef>
#include <string>

// All that lend's templates know of the scheduler. The library runs what they hand over in a
// oneTBB arena; nothing of TBB shows here. These names carry no LEND_ABI: there is one runtime.

namespace lend::detail {

/// A piece of work on its owner's stack, run once.
struct job {
  void (*run)(job&) noexcept;
};

/// A loop on its owner's stack: run(begin, end) is called for disjoint ranges that cover it.
struct range_job {
  void (*run)(range_job&, std::size_t begin, std::size_t end) noexcept;
};

/// Room for a scheduler object inside an object of ours.
template <std::size_t Size, std::size_t Alignment>
struct scheduler_room {
  alignas(Alignment) unsigned char bytes[Size];
};

/// A piece of work that outlives the call that spawns it. `finish` is called when the scheduler is
/// done with it, and may destroy it.
struct spawned_job : job {
  void (*finish)(spawned_job&) noexcept;
  scheduler_room<192, 64> task;
};

/// Counts the jobs of one scope that have not ended.
class LEND_API job_group {
 public:
  job_group() noexcept;
  job_group(const job_group&) = delete;
  job_group& operator=(const job_group&) = delete;
  ~job_group();

  /// Starts `work`, which must stay valid until its finish is called.
  void spawn(spawned_job& work);
  /// Returns when all jobs of the group have ended. Runs jobs meanwhile.
  void wait() noexcept;
  /// Returns when `work`, spawned here and not yet destroyed, has run. Runs jobs meanwhile.
  static void wait_for(spawned_job& work) noexcept;

 private:
  scheduler_room<16, 8> pending_;
};

class arena_state;

struct arena_description {
  std::size_t width;
  int priority;
  int numa_node;
  std::string name;
};

LEND_API arena_state* open_arena(const arena_description& description);
LEND_API void close_arena(arena_state* arena) noexcept;
LEND_API std::size_t arena_width(const arena_state* arena) noexcept;

/// Runs `work` in `arena`, or in the default one for null; on this thread where it has room there.
LEND_API void run_in_arena(arena_state* arena, job& work);

/// Whether this thread is at work in an arena of lend's.
LEND_API bool inside_arena() noexcept;

/// How many threads the arena around the caller has; of the default one outside of any.
LEND_API std::size_t current_width();
LEND_API std::string describe_current_arena();

/// Runs all jobs, the first on this thread, and returns when they have ended. Must be called inside
/// an arena. Terminates if there is no memory left to start them, as the loop below does.
LEND_API void run_jobs(job* const* jobs, std::size_t count) noexcept;

/// Runs a loop over [0, count) and returns when it has ended. Must be called inside an arena.
LEND_API void run_range(range_job& work, std::size_t count) noexcept;

}  // namespace lend::detail
