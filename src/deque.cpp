#include <lend/task/deque.hpp>

#include "strand.hpp"

static_assert(LEND_TSAN == 0,
              "lend itself is built without ThreadSanitizer, as src/README.md says");

namespace lend::detail {

bool inside_arena() noexcept { return this_strand() != nullptr; }

push_plan plan_push(const deque& here, std::size_t count) noexcept {
  // ORDER: relaxed; the owner's own.
  slot* const at = here.tail.load(std::memory_order_relaxed);
  if (at == nullptr) {
    return {push_kind::outside, at};
  }
  const auto& slots = static_cast<const strand&>(here).slots;
  const auto room = static_cast<std::size_t>(slots.data() + slots.size() - at);
  return {room < count ? push_kind::full : push_kind::plain, at};
}

slot* outlined_place(const deque& here) noexcept { return place_in(here); }
bool outlined_room(const deque& here, const slot* at, std::size_t count) noexcept {
  return has_room(here, at, count);
}
void outlined_push(deque& here, slot* at, job& work) noexcept { push(here, at, work); }
void outlined_look(deque& here) noexcept { look_for_thieves(here); }
bool outlined_pop(deque& here, slot* at) noexcept { return pop(here, at); }

void advertise(deque& deque_here) noexcept {
  strand& here = strand_of(deque_here);
  send_ticket(here);
  wake_ancestor(here);
}

bool reclaim(deque& deque_here, slot* at) noexcept {
  strand& here = strand_of(deque_here);
  const bool locked = !mutated(mutation::no_lock_on_conflict);
  if (locked) {
    here.lock.lock();
  }
  // ORDER: relaxed; thieves move head under the lock.
  const bool ours = here.head.load(std::memory_order_relaxed) <= at;
  if (!ours) {
    // All that was in the deque is gone. The job lives on its owner's stack, so its slot is free.
    here.tail.store(at, std::memory_order_relaxed);
    here.head.store(at, std::memory_order_relaxed);
  }
  if (locked) {
    here.lock.unlock();
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
