#include "announce.hpp"
#include "clock.hpp"
#include "rights.hpp"

#include <exception>
#include <mutex>
#include <new>
#include <thread>
#include <utility>

// The threads that work in place of those that wait.

namespace lend::detail {

namespace {

/// A thread of the reserve that has had no work for so long ends.
constexpr deadline longest_rest = 1'000'000'000;

/// Calls `visit(strand)` under its lock, if it is in use in that arena.
template <class Visit>
bool visit_strand(strand& at, std::uint64_t arena_id, const Visit& visit) noexcept {
  const std::lock_guard lock(at.lock);
  return at.use != strand_use::free && at.arena_id == arena_id && at.shares && visit(at);
}

/// Calls `visit(strand)` for those in use in an arena, from a likely one on, until it returns true,
/// and remembers where.
template <class Visit>
bool visit_arena(std::uint64_t arena_id, std::atomic<strand*>& likely,
                 const Visit& visit) noexcept {
  if (strand* const first = likely.load(); first && visit_strand(*first, arena_id, visit)) {
    return true;
  }
  for (strand* at = all_strands(); at != nullptr; at = at->next_of_all) {
    if (visit_strand(*at, arena_id, visit)) {
      likely = at;
      return true;
    }
  }
  return false;
}

/// What a thread of the reserve steals with.
class looter {
 public:
  /// Throws std::bad_alloc.
  looter(arena_state& arena, std::uint64_t arena_id, shared_with whom)
      : with_(&acquire_strand(arena_id)) {
    attach(*with_, strand_use::tasks, &arena, arena_id, whom);
  }
  looter(const looter&) = delete;
  looter& operator=(const looter&) = delete;
  ~looter() {
    if (with_ != nullptr) {
      detach(*with_);
      release_strand(*with_);
    }
  }

  bool steal_from(strand& victim) noexcept {
    return &victim != with_ && !victim.seems_empty() && steal(victim, *with_);
  }
  void run() noexcept { run_stolen(*std::exchange(with_, nullptr)); }

 private:
  strand* with_;
};

}  // namespace

bool rights::is_there_work() noexcept {
  const std::uint64_t known = news_.load();
  if (known == nothing_since_.load()) {
    return false;
  }
  const bool found = visit_arena(arena_id_, likely_, [](strand& seen) {
    // Dekker's, with the two in share().
    seen.watched = false;
    ask_for_more(seen);
    return !seen.is_empty();
  });
  if (!found) {
    nothing_since_ = known;
  }
  return found;
}

void call_reserve(const strand& here) noexcept {
  if (has_rights(here) && rights_of(here).needs_reserve()) {
    rights_of(here).call_reserve();
  }
}

void rights::send_reserve() noexcept {
  if (is_there_work()) {
    call_reserve();
    return;
  }
  const std::lock_guard lock(lock_);
  if (spare_ == width_ && anybody_spawns() && !anybody_goes_on()) {
    give_up_hope(
        "what is still to be spawned waits for a task that spawn() has called, since "
        "too many waited to begin: ");
  }
}

void rights::call_reserve() noexcept {
  ++news_;
  const std::lock_guard lock(lock_);
  if (spare_ == 0 || !needs_reserve()) {
    return;
  }
  bool spent = false;
  if (!idle_reserve_.empty()) {
    --spare_;
    right_wanted& idle = idle_reserve_.take_first();
    idle.call = reserve_call::work;
    idle.cell.wake();
  } else {
    spent = in_reserve_ >= most_in_reserve_ || !start_reserve_thread();
  }
  if (spent && spare_ == width_ && !anybody_goes_on()) {
    give_up_hope(in_reserve_ >= most_in_reserve_
                     ? "the reserve is spent, and what has not begun has no thread to run on: "
                     : "no thread can be started for what has not begun: ");
  }
}

/// With a right that is spare. Whether there is memory, and so on, for it. Under the lock.
bool rights::start_reserve_thread() noexcept {
  hold(arena_);
  auto* const self = new (std::nothrow) reserve_thread;
  try {
    if (self == nullptr) {
      throw std::bad_alloc();
    }
    self->thread = std::thread([this, self] { run_reserve(*self); });
    --spare_;
    ++in_reserve_;
    return true;
  } catch (const std::exception&) {
    delete self;
    let_go(&arena_);
    return false;
  }
}

void rights::run_reserve(reserve_thread& self) noexcept {
  do {
    bool goes_on = true;
    while (goes_on && run_anything()) {
      const std::lock_guard lock(lock_);
      --at_work_;
      goes_on = wanting_.empty();
    }
  } while (rest(self));
  let_go(&arena_);
}

/// Whether there was anything to be stolen, and it is one of those `at_work_` since then.
bool rights::run_anything() noexcept {
  try {
    looter mine(arena_, arena_id_, width_ > 1 ? shared_with::arena : shared_with::reserve);
    for (const time_limit limit(patience); !limit.over(); relax()) {
      if (visit_arena(arena_id_, likely_, [&](strand& at) { return mine.steal_from(at); })) {
        start_work();
        call_reserve();  // others may come as well
        mine.run();
        return true;
      }
    }
  } catch (const std::exception&) {
    return false;
  }
  return false;
}

void rights::start_work() noexcept {
  const std::lock_guard lock(lock_);
  ++at_work_;
  tell_closer();
}

/// All that the end of the arena waits for has happened. Under the lock.
void rights::tell_closer() noexcept {
  if (closer_ != nullptr && in_reserve_ == at_work_) {
    closer_->wake();
  }
}

/// Under the lock.
void rights::leave_reserve(reserve_thread& self) noexcept {
  --in_reserve_;
  if (closer_ != nullptr) {
    ended_.push_back(self);
  } else {
    self.thread.detach();  // nobody is there to join it
    delete &self;
  }
  tell_closer();
}

/// Waits for work without a right to run. Whether there may be some, and it has a right.
bool rights::rest(reserve_thread& self) noexcept {
  right_wanted mine;
  lock_.lock();
  const bool ends = closed_;
  if (ends) {
    leave_reserve(self);
  } else {
    idle_reserve_.push_back(mine);
  }
  const bool others = pass_on();
  lock_.unlock();
  // Only now: a job that is shared from here on finds this thread in the list, or room for another.
  if (others) {
    send_reserve();
  }
  if (ends) {
    return false;
  }
  for (const deadline end = now() + longest_rest; !mine.cell.is_woken() && now() < end;) {
    mine.cell.sleep(end);
  }
  return is_called(mine, self);
}

bool rights::is_called(right_wanted& mine, reserve_thread& self) noexcept {
  const std::lock_guard lock(lock_);
  if (mine.call == reserve_call::work) {
    return true;
  }
  if (mine.call == reserve_call::none) {
    idle_reserve_.remove(mine);
  }
  leave_reserve(self);
  return false;
}

void rights::retire_reserve() noexcept {
  wait_cell none_left;
  lock_.lock();
  closed_ = true;
  closer_ = &none_left;
  while (!idle_reserve_.empty()) {
    right_wanted& idle = idle_reserve_.take_first();
    idle.call = reserve_call::end;
    idle.cell.wake();
  }
  tell_closer();
  lock_.unlock();
  // SAFETY: others wake the cell, maybe more than once, under the lock, and find it while it lives.
  none_left.wait();
  lock_.lock();
  closer_ = nullptr;
  lock_.unlock();
  // SAFETY: threads come into this list only while there is a closer, under the lock.
  while (!ended_.empty()) {
    reserve_thread& gone = ended_.take_first();
    gone.thread.join();
    delete &gone;
  }
}

}  // namespace lend::detail
