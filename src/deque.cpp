#include <lend/task/deque.hpp>

#include "chaos.hpp"
#include "rights.hpp"
#include "strand.hpp"

static_assert(LEND_TSAN == 0,
              "lend itself is built without ThreadSanitizer, as src/README.md says");

namespace lend::detail {

bool inside_arena() noexcept { return this_strand() != nullptr; }

push_plan plan_push(const deque& here, std::size_t count) noexcept {
  // ORDER: relaxed; the owner's own.
  slot* const at = here.tail.load(memory_order_relaxed);
  if (at == nullptr) {
    return {push_kind::outside, at};
  }
  const auto room = static_cast<std::size_t>(here.end + slots_beyond_end - at);
  return {room < count ? push_kind::full : push_kind::plain, at};
}

slot* outlined_place(const deque& here) noexcept { return place_in(here); }
bool outlined_room(const deque& here, const slot* at, std::size_t count) noexcept {
  return has_room(here, at, count);
}
void outlined_push(deque& here, slot* at, job& work) noexcept { push(here, at, work); }
void outlined_share(deque& here, const slot* at) noexcept { share_some(here, at); }
bool outlined_pop(deque& here, slot* at) noexcept { return pop(here, at); }

void advertise(strand& here) noexcept {
  send_ticket(here);
  wake_ancestor(here);
  call_reserve(here);
}

namespace {

/// Sets `private_from` back when what was asked for is shared. A wish that comes meanwhile is lost,
/// and was for jobs that are shared already.
void settle(strand& here) noexcept {
  // ORDER: relaxed; the owner's own, but for wishes, which are seen some time.
  if (here.private_from.load(memory_order_relaxed) == here.first_private()) {
    return;
  }
  here.lock.lock();
  here.private_from = here.first_private();
  here.lock.unlock();
}

void raise_shared_end(strand& here) noexcept {
  // ORDER: relaxed; the owner's own.
  slot* const end = here.tail.load(memory_order_relaxed);
  // Dekker's: this and the load of `watched` here, the store of `watched` and the load of
  // `shared_end` there, where a thief goes away or a thread parks.
  here.shared_end.exchange(end);
  chaos();
}

bool reclaim(strand& here, slot* at) noexcept {
  const bool locked = !mutated(mutation::no_lock_on_conflict);
  if (locked) {
    here.lock.lock();
  }
  // ORDER: relaxed; thieves move head under the lock.
  const bool ours = here.head.load(memory_order_relaxed) <= at;
  if (!ours) {
    // All that was in the deque is gone. The job lives on its owner's stack, so its slot is free.
    here.head.store(at, memory_order_relaxed);
  }
  if (locked) {
    here.lock.unlock();
  }
  return ours;
}

/// Settles who gets the job at `at`, the last one, which thieves can see: whether the owner does.
bool take_back(strand& here, slot* at) noexcept {
  if (mutated(mutation::pop_without_exchange)) {
    here.shared_end.store(at, memory_order_release);
  } else {
    // Dekker's: these two, and the two in steal().
    here.shared_end.exchange(at);
  }
  chaos();
  return here.head.load() <= at || reclaim(here, at);
}

}  // namespace

void share(deque& deque_here) noexcept {
  strand& here = strand_of(deque_here);
  const bool looked = mutated(mutation::look_before_push);
  if (looked && !here.watched) {
    advertise(here);
  }
  raise_shared_end(here);
  settle(here);
  if (!looked && !here.watched) {
    advertise(here);
  }
}

void share_all(strand& mine) noexcept {
  // ORDER: relaxed; the owner's own.
  if (mine.shares &&
      mine.shared_end.load(memory_order_relaxed) < mine.tail.load(memory_order_relaxed)) {
    share(mine);
  }
}

bool pop_shared(deque& deque_here, slot* at) noexcept {
  strand& here = strand_of(deque_here);
  // ORDER: relaxed; the owner's own.
  if (at >= here.shared_end.load(memory_order_relaxed)) {
    share(here);
    return true;
  }
  const bool ours = take_back(here, at);
  settle(here);
  if (!here.watched && !here.seems_empty()) {
    advertise(here);  // the ticket got lost
  }
  return ours;
}

void await(deque& here, job& taken) noexcept {
  wait_for_thieves(strand_of(here), taken, [](strand&, const job& awaited) {
    // Sequentially consistent, as the decrement in a thief's last step: one of the two sees what
    // the other did, this end or that sleep.
    return std::atomic_ref(const_cast<job&>(awaited).taken).load() == 0;
  });
}

}  // namespace lend::detail
