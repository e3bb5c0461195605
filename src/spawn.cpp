#include "chaos.hpp"
#include "process.hpp"
#include "rights.hpp"
#include "strand.hpp"

#include <memory>
#include <mutex>
#include <new>
#include <utility>

namespace lend::detail {

namespace {

/// Blocks are made so many at a time.
constexpr std::size_t blocks_at_once = 16;

struct free_block {
  free_block* next;
};

/// Runs a task on the thread that spawned it.
void run_at_home(spawned_job& work) noexcept {
  work.run(work);
  work.ended = true;
  if (!work.has_handle) {
    work.destroy(work);
  }
}

/// Sees to the tasks that thieves have ended with.
void take_returned(strand& queue) noexcept {
  // ORDER: acquire, pairs with the release in give_back().
  spawned_job* work = queue.returned.exchange(nullptr, memory_order_acquire);
  while (work != nullptr) {
    spawned_job& ended = *std::exchange(work, work->next);
    ended.ended = true;
    if (!ended.has_handle) {
      ended.destroy(ended);
    }
  }
}

/// Runs what seems to be left in the queue, youngest first.
void run_what_is_left(strand& queue) noexcept {
  // ORDER: relaxed; the pop decides.
  for (slot* at = queue.tail.load(memory_order_relaxed); at > queue.head.load(memory_order_relaxed);
       at = queue.tail.load(memory_order_relaxed)) {
    --at;
    if (!pop(queue, at)) {
      return;
    }
    job* const work = at->load(memory_order_relaxed);
    if (work != &no_task) {
      run_at_home(static_cast<spawned_job&>(*work));
    }
  }
}

/// Whether nothing is left, and what thieves took is known to be theirs: one that has moved head
/// may have to move it back, and is not a child yet, until it unlocks.
bool is_drained(strand& queue) noexcept {
  if (mutated(mutation::close_without_lock)) {
    return true;
  }
  queue.lock.lock();
  const bool empty = queue.seems_empty();
  queue.lock.unlock();
  return empty;
}

void drain(strand& queue) noexcept {
  do {
    run_what_is_left(queue);
  } while (!is_drained(queue));
}

/// Runs what is left in a queue and returns when what thieves took of it has ended.
void run_to_end(strand& queue) noexcept {
  drain(queue);
  wait_for_thieves(queue, all_children,
                   [](strand& waiting, const job&) { return waiting.children == 0; });
  take_returned(queue);
}

/// Whether enough of the room is taken up by tasks that are gone.
bool is_sparse(const strand& queue) noexcept {
  const auto enough = static_cast<std::ptrdiff_t>(queue.capacity / 8);
  // ORDER: relaxed; a hint.
  return queue.head.load(memory_order_relaxed) - queue.base() + queue.holes >= enough;
}

/// Moves what is left to the front of the slots that lie before `end`, so that there is room behind
/// it. Under the lock.
void move_to_front(strand& queue, slot* end) noexcept {
  slot* to = end - queue.capacity;
  for (slot* from = queue.head; from < queue.tail; ++from) {
    job* const work = *from;
    if (work != &no_task) {
      static_cast<spawned_job*>(work)->at = to;
      *to++ = work;
    }
  }
  queue.end = end;
  queue.head = queue.base();
  queue.shared_end = queue.shares ? to : queue.base();
  queue.tail = to;
  queue.private_from = queue.first_private();
  queue.holes = 0;
}

/// So many tasks may wait in a queue before spawn() calls one itself, which keeps those that come
/// later back for as long as that one waits for something.
std::size_t most_waiting(const strand& queue) noexcept {
  const bool some_wait = has_rights(queue) && rights_of(queue).anybody_waits();
  return some_wait ? 65'536 : 16'384;
}

/// Whether there is room for more.
bool make_room(strand& queue) noexcept {
  if (is_sparse(queue)) {
    const std::lock_guard lock(queue.lock);
    move_to_front(queue, queue.end);
    return true;
  }
  if (queue.capacity >= most_waiting(queue)) {
    return false;
  }
  const std::size_t capacity = 2 * queue.capacity;
  std::unique_ptr<slot[]> room(new (std::nothrow)
                                   slot[capacity + slots_beyond_end + always_shared]);
  if (!room) {
    return false;
  }
  const std::lock_guard lock(queue.lock);
  queue.capacity = capacity;
  move_to_front(queue, room.get() + capacity);
  queue.more_slots.swap(room);
  return true;
}

/// Takes the task out of the queue, if it is there.
bool take_out(strand& queue, const spawned_job& work) noexcept {
  queue.lock.lock();
  const bool here = work.at >= queue.head && work.at < queue.tail && *work.at == &work;
  if (here) {
    *work.at = &no_task;
    ++queue.holes;
    slot* tail = queue.tail;
    while (tail > queue.head && *(tail - 1) == &no_task) {
      --tail;
      --queue.holes;
    }
    queue.tail = tail;
    if (queue.shared_end > tail) {
      queue.shared_end = tail;
    }
  }
  queue.lock.unlock();
  return here;
}

/// Takes the task out of those that were put off, if it is there.
bool take_from_put_off(strand& queue, const spawned_job& work) noexcept {
  spawned_job** at = &queue.put_off;
  while (*at != nullptr && *at != &work) {
    at = &(*at)->next;
  }
  if (*at == nullptr) {
    return false;
  }
  *at = work.next;
  return true;
}

/// Runs a task for which there is no room: here, or, if that has gone deep already, when the first
/// of those calls has ended.
void run_without_room(strand& queue, spawned_job& work) noexcept {
  constexpr int deepest = 32;
  if (queue.calls_in_spawn == deepest) {
    work.next = std::exchange(queue.put_off, &work);
    return;
  }
  ++queue.calls_in_spawn;
  run_at_home(work);
  while (queue.calls_in_spawn == 1 && queue.put_off != nullptr) {
    spawned_job& next = *queue.put_off;
    queue.put_off = next.next;
    run_at_home(next);
  }
  --queue.calls_in_spawn;
}

void close(strand& queue) noexcept {
  strand& parent = *queue.parent;
  parent.lock.lock();
  unlink_child(parent, queue);
  parent.lock.unlock();
  detach(queue);
  release_strand(queue);
}

/// A fork of the process finds it from now on.
void remember_queue(strand& queue) noexcept {
  queue.outer = std::exchange(this_strand()->queues, &queue);
}

strand& open(strand& parent, strand_use use) {
  strand& queue = acquire_strand(parent.arena_id);
  attach_like(queue, use, parent);
  parent.lock.lock();
  link_child(parent, queue, nullptr);
  parent.lock.unlock();
  remember_queue(queue);
  return queue;
}

/// This thread spawns to the queue no more.
void forget_queue(strand& queue) noexcept {
  strand** at = &this_strand()->queues;
  while (*at != &queue) {
    at = &(*at)->outer;
  }
  *at = queue.outer;
}

}  // namespace

void give_back(strand& queue, spawned_job& work) noexcept {
  // ORDER: relaxed; the exchange below settles it.
  spawned_job* first = queue.returned.load(memory_order_relaxed);
  do {
    work.next = first;
    // ORDER: release, pairs with the acquire in take_returned().
  } while (!queue.returned.compare_exchange_weak(first, &work, memory_order_release,
                                                 memory_order_relaxed));
}

void dispose(strand& queue) noexcept {
  strand& scope = *queue.parent;
  take_returned(queue);
  close(queue);
  wake(scope);
}

spawn_queue& open_scope() { return open(*this_strand(), strand_use::scope_queue); }

void end_lone(strand& queue) noexcept {
  const bool inside = inside_arena();
  if (inside) {
    remember_queue(queue);
  }
  run_to_end(queue);
  if (inside) {
    forget_queue(queue);
  }
}

bool has_ended(strand& queue) noexcept { return is_drained(queue) && queue.children == 0; }

void close_scope(spawn_queue& scope) noexcept {
  strand& queue = strand_of(scope);
  run_to_end(queue);
  forget_queue(queue);
  close(queue);
}

spawn_queue& open_queue(spawn_queue& scope) {
  if (is_forked_child()) {
    die_in_forked_child();  // the scope is another thread's
  }
  return open(strand_of(scope), strand_use::task_queue);
}

void close_queue(spawn_queue& done) noexcept {
  strand& queue = strand_of(done);
  drain(queue);
  if (is_forked_child()) {
    die_in_forked_child();
  }
  forget_queue(queue);
  const bool locked = !mutated(mutation::retire_without_lock);
  if (locked) {
    queue.lock.lock();
  }
  queue.retired = true;
  chaos();
  const bool last = queue.first_child == nullptr;
  if (locked) {
    queue.lock.unlock();
  }
  if (last) {
    dispose(queue);
  }
}

void* take_block(spawn_queue& owner) {
  strand& queue = strand_of(owner);
  if (queue.free_blocks == nullptr) {
    take_returned(queue);
  }
  if (queue.free_blocks == nullptr) {
    auto* const blocks = static_cast<unsigned char*>(
        ::operator new(blocks_at_once * spawn_block, std::align_val_t{spawn_alignment}));
    for (std::size_t i = 0; i < blocks_at_once; ++i) {
      put_block(queue, blocks + i * spawn_block);
    }
  }
  auto* const block = static_cast<free_block*>(queue.free_blocks);
  queue.free_blocks = block->next;
  return block;
}

void put_block(spawn_queue& owner, void* block) noexcept {
  strand& queue = strand_of(owner);
  queue.free_blocks = ::new (block) free_block{static_cast<free_block*>(queue.free_blocks)};
}

void spawn(spawn_queue& owner, spawned_job& work) noexcept {
  strand& queue = strand_of(owner);
  // ORDER: relaxed; the owner's own.
  slot* at = queue.tail.load(memory_order_relaxed);
  if (at >= queue.end) [[unlikely]] {
    if (!make_room(queue)) {
      run_without_room(queue, work);
      return;
    }
    at = queue.tail.load(memory_order_relaxed);
  }
  work.at = at;
  push(queue, at, work);
  share_some(queue, at);
}

void await_spawned(spawn_queue& owner, spawned_job& work) noexcept {
  strand& queue = strand_of(owner);
  take_returned(queue);
  if (work.ended) {
    return;
  }
  if (take_from_put_off(queue, work) || take_out(queue, work)) {
    run_at_home(work);
  } else {
    await(queue, work);
  }
}

}  // namespace lend::detail
