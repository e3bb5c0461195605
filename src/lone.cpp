#include <lend/task/seam.hpp>

#include "process.hpp"
#include "strand.hpp"

#include <exception>

// The queue of a task that a guard waits for. It hangs in no tree of strands, so that nothing is
// wrong where a guard is leaked.

namespace lend::detail {

namespace {

/// What a thread does in the arena of the queue to end it.
struct ending_job final : job {
  explicit ending_job(strand& of) noexcept : job(&start), queue(of) {}

  static void start(job& self) noexcept { end_lone(static_cast<ending_job&>(self).queue); }

  strand& queue;
};

}  // namespace

spawn_queue& open_lone_queue() { return acquire_lone_strand(); }

void close_lone_queue(spawn_queue& lone) noexcept {
  strand& queue = strand_of(lone);
  if (is_forked_child() && queue.sends_tickets) {
    die_in_forked_child();
  }
  ending_job ending(queue);
  if (has_ended(queue)) {
    ending.run(ending);
  } else {
    try {
      run_where(queue, ending);
    } catch (const std::exception&) {
      ending.run(ending);  // without memory to enter the arena, from outside
    }
  }
  arena_state* const arena = queue.arena;
  detach(queue);
  release_strand(queue);
  close_lone(arena);
}

}  // namespace lend::detail
