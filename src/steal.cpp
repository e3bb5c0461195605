#include "chaos.hpp"
#include "clock.hpp"
#include "process.hpp"
#include "strand.hpp"

#include <algorithm>
#include <exception>

namespace lend::detail {

namespace {

/// What runs shorter than this was not worth a steal. The victim is left alone for a while then,
/// and where there is nothing worth taking yet; each time for longer.
constexpr std::uint64_t tiny = 400;
constexpr std::uint64_t shortest_gap = 250;
constexpr std::uint64_t longest_gap = 4'000;

/// Whether that is still to come. A clock that was set back does not make it last.
bool is_ahead(std::uint64_t until) noexcept {
  const std::uint64_t now = ticks();
  return now < until && until - now <= ticks_in(longest_gap);
}

/// Whether thieves may not come yet.
bool is_to_be_left_alone(const strand& victim) noexcept {
  // ORDER: relaxed; a hint.
  return is_ahead(victim.not_before.load(memory_order_relaxed));
}

/// Waits between two looks at a victim, for longer each time: a look takes a cache line away from
/// its owner.
class looks {
 public:
  void pause() noexcept {
    constexpr int most = 16;
    for (int i = 0; i < pauses_; ++i) {
      relax();
    }
    pauses_ = std::min(2 * pauses_, most);
  }

 private:
  int pauses_ = 4;
};

enum class taking : unsigned char { done, nothing, later };

/// Says that a visit was not worth it. Under the lock of the victim.
void leave_alone(strand& victim) noexcept {
  victim.gap = std::clamp(2 * victim.gap, ticks_in(shortest_gap), ticks_in(longest_gap));
  victim.not_before = ticks() + victim.gap;
}

/// Makes the thief a child of the strand that waits for the whole loop.
void link_to_home(const range& loop, const strand& victim, strand& thief) noexcept {
  strand& home = loop.home;
  // SAFETY: of two strands the one that was taken into use later is locked first, always.
  const bool locked_already = &home == &victim;
  if (!locked_already) {
    home.lock.lock();
  }
  link_child(home, thief, &loop.root);
  if (!locked_already) {
    home.lock.unlock();
  }
}

/// Takes the back of the loop that `at` held.
taking take_part(range& loop, strand& victim, strand& thief, slot* at) noexcept {
  if (is_ahead(ripe_at(loop))) {
    leave_alone(victim);
    // ORDER: release; as if it had not been looked at.
    victim.head.store(at, memory_order_release);
    return taking::later;
  }
  if (!split(loop, thief.part)) {
    leave_alone(victim);
    return taking::nothing;
  }
  // SAFETY: the whole loop is there as long as one of its parts is in a deque.
  std::atomic_ref(loop.root.taken).fetch_add(1);
  // ORDER: release; the rest can be split again.
  victim.head.store(at, memory_order_release);
  link_to_home(loop, victim, thief);
  return taking::done;
}

/// Takes the job that `at` held, which no owner can take back now.
taking take(strand& victim, strand& thief, slot* at) noexcept {
  // ORDER: relaxed; steal() has seen the end that published it.
  job* const work = at->load(memory_order_relaxed);
  if (work == &no_task) {
    return taking::nothing;
  }
  if (work->run == nullptr) {
    return take_part(static_cast<range&>(*work), victim, thief, at);
  }
  work->taken = 1;
  link_child(victim, thief, work);
  return taking::done;
}

/// Looks for work with the ticket, for a while. Whether there was any; if not, the ticket is gone.
bool search(strand& victim, strand& thief) noexcept;
/// Lets the ticket go, unless there is work after all. Whether it is gone.
bool give_up(strand& victim) noexcept;

void lose_ticket(strand& here) noexcept {
  here.lock.lock();
  here.has_ticket = false;
  here.watched = false;
  ask_for_more(here);
  here.lock.unlock();
}

/// In the arena of the strand.
void start_ticket(strand& here, arena_state& arena) noexcept {
  try {
    here.permission.start(tbb_arena(arena));
  } catch (const std::exception&) {
    // Without memory for it nobody steals here; the next push that is shared tries again.
    lose_ticket(here);
  }
}

/// Where the ticket leads, for as long as it is on its way or a thread looks for work with it.
struct destination {
  arena_state* arena;  ///< null if nobody uses the strand; then the ticket is gone
  std::uint64_t arena_id;
};
destination destination_of(strand& victim) noexcept {
  victim.lock.lock();
  destination found{victim.arena, victim.arena_id};
  if (victim.use == strand_use::free) {
    victim.has_ticket = false;
    found.arena = nullptr;
  }
  victim.lock.unlock();
  return found;
}

void make_a_wish(strand& victim) noexcept {
  victim.lock.lock();
  ask_for_more(victim);
  victim.lock.unlock();
}

bool search(strand& victim, strand& thief) noexcept {
  time_limit limit(patience);
  time_limit content(0);
  for (looks between;; between.pause()) {
    if (is_to_be_left_alone(victim)) {
      continue;
    }
    if (!victim.seems_empty()) {
      victim.lock.lock();
      const bool found = steal(victim, thief);
      victim.lock.unlock();
      if (found) {
        return true;
      }
    } else if (content.over()) {
      make_a_wish(victim);
      content = time_limit(between_wishes);
    }
    // ORDER: relaxed; a hint.
    const bool is_free = victim.use.load(std::memory_order_relaxed) == strand_use::free;
    if (is_free || limit.over()) {
      if (give_up(victim)) {
        return false;
      }
      limit = time_limit(patience);
    }
  }
}

bool give_up(strand& victim) noexcept {
  victim.lock.lock();
  // Dekker's, with the two in share(): a push that crosses this is seen here, or finds that nobody
  // watches.
  victim.watched = false;
  chaos();
  const bool gone = victim.is_empty() || mutated(mutation::die_without_look);
  victim.has_ticket = !gone;
  ask_for_more(victim);  // so that the next push says that it is there
  victim.lock.unlock();
  return gone;
}

/// Remembers whether the steal was worth it.
void judge(strand& victim, std::uint64_t duration) noexcept {
  victim.lock.lock();
  if (duration < ticks_in(tiny)) {
    leave_alone(victim);
  } else {
    victim.gap = 0;
    victim.not_before = 0;
  }
  victim.lock.unlock();
}

}  // namespace

void ask_for_more(strand& victim) noexcept {
  if (mutated(mutation::ignore_wishes)) {
    return;
  }
  // ORDER: relaxed; the owner sees it some time.
  victim.private_from.store(victim.all_shared(), memory_order_relaxed);
}

bool steal(strand& victim, strand& thief) noexcept {
  if (is_to_be_left_alone(victim)) {
    return false;
  }
  // ORDER: relaxed; only written under the lock.
  slot* at = victim.head.load(memory_order_relaxed);
  // ORDER: acquire, pairs with the exchange in share().
  while (at < victim.shared_end.load(memory_order_acquire)) {
    if (mutated(mutation::steal_without_order)) {
      victim.head.store(at + 1, memory_order_relaxed);
    } else {
      victim.head.store(at + 1, memory_order_seq_cst);
    }
    chaos();
    if (at >= victim.shared_end.load(memory_order_seq_cst)) {
      // ORDER: release; the owner comes to the lock if it saw the other value.
      victim.head.store(at, memory_order_release);
      return false;
    }
    if (const taking how = take(victim, thief, at); how != taking::nothing) {
      ask_for_more(victim);
      return how == taking::done;
    }
    ++at;
  }
  return false;
}

void run_stolen(strand& thief) noexcept {
  strand& victim = *thief.parent;
  job& work = *thief.stolen;
  {
    const at_work_on here(thief);
    if (work.run == nullptr) {
      run_part(thief, static_cast<range&>(work));
    } else {
      work.run(work);
    }
  }
  if (is_forked_child()) {
    die_in_forked_child();
  }
  chaos();
  // SAFETY: the owner of the job may go on as soon as nothing of it is taken: the job is not
  // touched after that, and the victim only as a strand, which is there for ever.
  if (victim.use == strand_use::tasks) {
    victim.lock.lock();
    unlink_child(victim, thief);
    victim.lock.unlock();
    if (mutated(mutation::wake_before_end)) {
      wake(victim);
      chaos();
    }
    const bool last = std::atomic_ref(work.taken).fetch_sub(1) == 1;
    if (last && !mutated(mutation::wake_before_end)) {
      wake(victim);
    }
  } else {
    std::atomic_ref(work.taken).fetch_sub(1);
    give_back(victim, static_cast<spawned_job&>(work));
    victim.lock.lock();
    unlink_child(victim, thief);
    const bool last = victim.retired && victim.first_child == nullptr;
    victim.lock.unlock();
    if (last) {
      dispose(victim);
    } else {
      wake(victim);
    }
  }
  // Only now: a thread that finds it among the children takes its generation for one that lasts.
  detach(thief);
  release_strand(thief);
}

void send_ticket(strand& here) noexcept {
  here.lock.lock();
  here.watched = true;
  const bool missing = here.sends_tickets && !here.has_ticket;
  here.has_ticket = here.has_ticket || missing;
  here.lock.unlock();
  if (missing) {
    start_ticket(here, *here.arena);
  }
}

void ticket::run() noexcept {
  strand& victim = of_;
  const destination there = destination_of(victim);
  if (there.arena == nullptr) {
    return;
  }
  strand* thief = nullptr;
  try {
    thief = &acquire_strand(there.arena_id);
  } catch (const std::exception&) {
    lose_ticket(victim);
    return;
  }
  attach(*thief, strand_use::tasks, there.arena, there.arena_id, shared_with::arena);
  if (!search(victim, *thief)) {
    detach(*thief);
    release_strand(*thief);
    return;
  }
  start_ticket(victim, *there.arena);  // others may come as well
  const std::uint64_t start = ticks();
  run_stolen(*thief);
  judge(victim, ticks() - start);
}

}  // namespace lend::detail
