#pragma once

#include <lend/task/seam.hpp>

#include "parking.hpp"
#include "spinlock.hpp"
#include "tbb_task.hpp"

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>

// The protocol that these types serve is explained in README.md, beside this file.

namespace lend::detail {

struct strand;

/// Where the tickets of an arena go.
tbb::task_arena& tbb_arena(arena_state& arena) noexcept;
/// It lives on until let_go(), for what may outlive its `arena`.
void hold(arena_state& arena) noexcept;
void let_go(arena_state* arena) noexcept;

/// Permission to look for work in one strand. TBB decides which thread gets it, and when.
class ticket final : public tbb_task {
 public:
  explicit ticket(strand& of) noexcept : of_(of) {}
  void run() noexcept override;

 private:
  strand& of_;
};

/// What a strand is used for.
enum class strand_use : unsigned char {
  free,
  tasks,        ///< the deque of a thread that entered an arena, or runs what it stole
  scope_queue,  ///< the tasks that a scope's own thread spawned
  task_queue    ///< those that a task of the scope spawned that a thief runs
};

/// Who could steal from a strand.
enum class shared_with : unsigned char {
  nobody,
  reserve,  ///< only those that take the place of a thread that waits
  arena     ///< the other threads of the arena too, for which there are tickets
};

/// What a thief took of a loop.
struct range_part {
  std::size_t begin;
  std::size_t end;
};

/// So many forks may be open in one strand; further ones are plain calls.
inline constexpr std::size_t strand_capacity = 512;

/// So many of the oldest jobs in a deque are always shared, lest they be out of reach while their
/// owner is long at work on the last one.
inline constexpr std::size_t always_shared = 4;

/// A deque and those who work on what is in it. All jobs in it are part of one piece of work: what
/// entered an arena, what was stolen, or a scope. Strands are never destroyed.
struct strand : deque {
  strand() noexcept;
  strand(const strand&) = delete;
  strand& operator=(const strand&) = delete;
  ~strand() = delete;

  [[nodiscard]] slot* base() const noexcept { return end - capacity; }
  /// What `private_from` is while thieves ask for more, or where all jobs are to be shared.
  [[nodiscard]] slot* all_shared() const noexcept { return end + slots_beyond_end + always_shared; }
  /// What it is otherwise. For certain under the lock.
  slot* first_private() noexcept;
  /// Whether there is nothing to steal. Sequentially consistent.
  [[nodiscard]] bool is_empty() const noexcept { return head.load() >= shared_end.load(); }
  /// A hint of that.
  [[nodiscard]] bool seems_empty() const noexcept {
    // ORDER: relaxed; who acts on it looks again.
    return head.load(memory_order_relaxed) >= shared_end.load(memory_order_relaxed);
  }

  // Written by the owner while the strand is attached.
  std::atomic<strand_use> use = strand_use::free;
  /// Whether others could steal: other threads of the arena, or those of its reserve.
  bool shares = false;
  /// Whether TBB has other threads for the arena.
  bool sends_tickets = false;
  std::uint64_t arena_id = 0;
  arena_state* arena = nullptr;
  /// What this thread worked on when it began to work on this.
  strand* outer = nullptr;
  /// What the thread worked on that entered the arena for this, if that is how it began.
  const strand* entered_from = nullptr;
  /// The slot above the youngest loop, from which on so many jobs are always shared.
  slot* above_loop = nullptr;
  /// The open queues of this thread's scopes, youngest first; linked by `outer`.
  strand* queues = nullptr;
  /// How many tasks their handles took out of this queue.
  std::ptrdiff_t holes = 0;
  /// How deep spawn() has called tasks for want of room, and those it put off for that.
  int calls_in_spawn = 0;
  spawned_job* put_off = nullptr;
  /// Memory for spawned tasks, and those that thieves have ended with.
  void* free_blocks = nullptr;
  atomic<spawned_job*> returned{nullptr};

  spinlock lock;
  // Under the lock, but for `not_before`, a hint.
  bool has_ticket = false;  ///< TBB has it, or a thread that looks for work with it
  std::uint64_t generation = 0;
  strand* first_child = nullptr;
  bool retired = false;                 ///< a task_queue whose owner is done with it
  atomic<std::uint64_t> not_before{0};  ///< when thieves may come again, in ticks
  std::uint64_t gap = 0;

  // Where this strand hangs; written under the lock of the parent. Read without it by the owner and
  // by those who work further below, since all of them keep the strand where it is.
  strand* parent = nullptr;
  job* stolen = nullptr;  ///< the job of the parent that is run here; null for a queue
  range_part part{};      ///< how much of it, if that is a loop
  strand* next_sibling = nullptr;
  strand* previous_sibling = nullptr;

  /// How many children there are.
  atomic<std::uint32_t> children{0};
  parking_place parking;
  /// What the parked owner waits for.
  atomic<const job*> awaited{nullptr};

  ticket permission{*this};
  strand* next_free = nullptr;
  strand* next_of_all = nullptr;
  std::size_t capacity = strand_capacity;
  std::array<slot, strand_capacity + slots_beyond_end + always_shared> slots{};
  /// What a queue has in place of those when they are too few.
  std::unique_ptr<slot[]> more_slots{};
};

inline strand& strand_of(deque& here) noexcept { return static_cast<strand&>(here); }

/// Stands for all that a strand's children do, where one waits for a job.
extern const job all_children;
/// What a queue holds in place of a task that its handle took out.
extern job no_task;

/// A strand that is free, for this thread to use in the arena of that number. Throws
/// std::bad_alloc.
strand& acquire_strand(std::uint64_t arena_id);
void release_strand(strand& done) noexcept;
/// All that there are, linked by `next_of_all`.
strand* all_strands() noexcept;
/// The free strands that this thread keeps, linked by `next_free`.
strand* kept_strands() noexcept;

/// Makes a free strand ready for use in an arena.
void attach(strand& fresh, strand_use use, arena_state* arena, std::uint64_t arena_id,
            shared_with whom) noexcept;
/// The same, in the arena of `like`.
void attach_like(strand& fresh, strand_use use, const strand& like) noexcept;
/// Ends its use: whoever still knows it will see that it is not what it was.
void detach(strand& done) noexcept;

// Under the lock of the parent.
void link_child(strand& parent, strand& child, job* stolen) noexcept;
void unlink_child(strand& parent, strand& child) noexcept;

/// This thread works on a strand for as long as this lives.
class at_work_on {
 public:
  explicit at_work_on(strand& here) noexcept;
  at_work_on(const at_work_on&) = delete;
  at_work_on& operator=(const at_work_on&) = delete;
  ~at_work_on();

 private:
  strand& here_;
  deque* outer_;
};

/// What this thread works on, null outside of any arena.
inline strand* this_strand() noexcept {
  deque& here = *this_deque;
  // ORDER: relaxed; the owner's own. Only the deque outside of arenas has no tail.
  return here.tail.load(memory_order_relaxed) != nullptr ? &strand_of(here) : nullptr;
}

/// Calls `visit` with every strand that this thread works on or spawns to, the innermost first.
template <class Visit>
void visit_own_work(const Visit& visit) noexcept {
  for (strand* mine = this_strand(); mine != nullptr; mine = mine->outer) {
    visit(*mine);
    for (strand* queue = mine->queues; queue != nullptr; queue = queue->outer) {
      visit(*queue);
    }
  }
}

// steal.cpp

/// A thread without work looks for it for so many nanoseconds before it goes away or sleeps, and
/// asks for more so often.
inline constexpr std::uint64_t patience = 20'000;
inline constexpr std::uint64_t between_wishes = 2'000;

/// Takes the oldest job of `victim`, or a part of it, for `thief`, if thieves may come now. Under
/// the lock of the victim.
bool steal(strand& victim, strand& thief) noexcept;
/// Runs what `thief` stole, and tells who waits for it.
void run_stolen(strand& thief) noexcept;
/// Begins the search for thieves with the strand's ticket, unless that is on its way.
void send_ticket(strand& here) noexcept;
/// Sees to it that somebody looks for work in this strand.
void advertise(strand& here) noexcept;
/// This thread will be busy elsewhere: shows all that is in its strand to thieves.
void share_all(strand& mine) noexcept;
/// Asks the owner to share more jobs, soon. Under the lock.
void ask_for_more(strand& victim) noexcept;

// wait.cpp

/// Wakes the owner if it is parked.
void wake(strand& waiting) noexcept;
/// Wakes the nearest thread that waits for what `pushed` is part of.
void wake_ancestor(strand& pushed) noexcept;
/// Returns when `done()`, which thieves of `here` make true, is. Runs only parts of `awaited`.
void wait_for_thieves(strand& here, const job& awaited, bool (*done)(strand&, const job&)) noexcept;

// loop.cpp

/// A loop, or a part of it, that its owner works on from the front, and thieves from the back.
struct alignas(128) range : job {
  /// A part of `whole`, or all of a loop if that is null.
  range(range_job& loop, range* whole, strand& home, range_part part, std::size_t grain) noexcept;

  range_job& body;
  range& root;                ///< the whole loop: the end of each part is owed to it
  strand& home;               ///< whose owner waits for the whole loop
  std::uint64_t born;         ///< in ticks
  std::size_t least;          ///< no piece is shorter, but the last one
  std::size_t last;           ///< where it ended before anything was stolen
  atomic<std::size_t> next;   ///< the first index that nobody claimed; the owner's
  atomic<std::size_t> end;    ///< where the owner has to stop; under the lock of its strand
  atomic<std::size_t> chunk;  ///< how much the owner claims at once
};

/// Takes the back half, if that is worth it. Under the lock of the strand.
bool split(range& from, range_part& part) noexcept;
/// When thieves may split it, in ticks.
std::uint64_t ripe_at(const range& young) noexcept;
/// Works on the part of `whole` that `here` stole. What others steal of it may outlast this.
void run_part(strand& here, range& whole) noexcept;

// arena.cpp

/// Whether what this thread does now could be shared with others, as far as is known outside of
/// arenas.
bool can_share() noexcept;
/// Makes a strand the queue of one task, in the arena around the caller or the default one, which
/// lives on until close_lone(). Throws std::bad_alloc.
strand& acquire_lone_strand();
void close_lone(arena_state* arena) noexcept;
/// Runs `work` in the arena of that strand, or here if this thread is there.
void run_where(const strand& lone, job& work);

// spawn.cpp

/// Runs the task of a lone queue, if no thief did, and returns when it has ended.
void end_lone(strand& queue) noexcept;
/// Whether there is nothing to be waited for.
bool has_ended(strand& queue) noexcept;

/// A thief has ended with `work`: the queue's owner can have it back.
void give_back(strand& queue, spawned_job& work) noexcept;
/// The last child of a retired queue has ended.
void dispose(strand& queue) noexcept;

}  // namespace lend::detail
