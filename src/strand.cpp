#include "strand.hpp"

#include "process.hpp"

#include <algorithm>
#include <chrono>
#include <memory>
#include <new>
#include <thread>
#include <utility>

namespace lend::detail {

namespace {

/// Without room: what needs room looks for an arena first.
constinit deque outside_deque{};

/// The strands that no thread keeps, for ever.
class strand_pool {
 public:
  /// One that may be used in the arena, or null.
  strand* take(std::uint64_t arena_id) noexcept;
  void give(strand& free) noexcept;
  bool empty() noexcept {
    lock_.lock();
    const bool none = first_ == nullptr;
    lock_.unlock();
    return none;
  }
  /// In the child of a fork the lock may be held by a thread that is not there.
  void forget() noexcept {
    std::construct_at(&lock_);
    first_ = nullptr;
    end_ = &first_;
  }

 private:
  spinlock lock_;
  strand* first_ = nullptr;
  strand** end_ = &first_;
};

constinit strand_pool pool;

constinit std::atomic<strand*> newest{nullptr};

strand& make_strand() {
  strand& made = *new strand;
  made.next_of_all = newest;
  while (!newest.compare_exchange_weak(made.next_of_all, &made)) {
  }
  return made;
}

bool has_no_ticket(strand& free) noexcept {
  free.lock.lock();
  const bool none = !free.has_ticket;
  free.lock.unlock();
  return none;
}

/// A ticket that is on its way leads threads of the arena it was sent in to this strand.
bool usable(strand& free, std::uint64_t arena_id) noexcept {
  return free.arena_id == arena_id || has_no_ticket(free);
}

strand* strand_pool::take(std::uint64_t arena_id) noexcept {
  constexpr int tries = 8;
  strand* found = nullptr;
  lock_.lock();
  strand** at = &first_;
  for (int i = 0; i < tries && *at != nullptr; ++i) {
    if (usable(**at, arena_id)) {
      found = std::exchange(*at, (*at)->next_free);
      if (*at == nullptr) {
        end_ = at;
      }
      break;
    }
    at = &(*at)->next_free;
  }
  lock_.unlock();
  return found;
}

void strand_pool::give(strand& free) noexcept {
  // Behind the others, since its ticket is more likely to be on its way than theirs.
  free.next_free = nullptr;
  lock_.lock();
  *end_ = &free;
  end_ = &free.next_free;
  lock_.unlock();
}

/// A few free strands for this thread alone.
class strand_cache {
 public:
  strand_cache() = default;
  strand_cache(const strand_cache&) = delete;
  strand_cache& operator=(const strand_cache&) = delete;
  ~strand_cache() {
    closed_ = true;
    while (first_ != nullptr) {
      strand& free = *first_;
      first_ = free.next_free;
      pool.give(free);
    }
  }

  [[nodiscard]] strand* first() const noexcept { return first_; }
  strand* take(std::uint64_t arena_id) noexcept {
    if (first_ == nullptr || !usable(*first_, arena_id)) {
      return nullptr;
    }
    --count_;
    return std::exchange(first_, first_->next_free);
  }
  void give(strand& free) noexcept {
    constexpr int most = 4;
    if (closed_ || count_ == most) {
      pool.give(free);
      return;
    }
    ++count_;
    free.next_free = std::exchange(first_, &free);
  }

 private:
  strand* first_ = nullptr;
  int count_ = 0;
  bool closed_ = false;
};

[[gnu::tls_model("initial-exec")]] thread_local strand_cache cache;

void run_nothing(job& /*marker*/) noexcept {}

}  // namespace

const job all_children(&run_nothing);
job no_task(&run_nothing);

constinit thread_local deque* this_deque = &outside_deque;

strand::strand() noexcept {
  end = slots.data() + strand_capacity;
  above_loop = base();
  tail = base();
  private_from = base();
  head = base();
  shared_end = base();
  watched = false;
}

slot* strand::first_private() noexcept {
  if (shares && use != strand_use::tasks) {
    return all_shared();
  }
  // ORDER: relaxed; the owner's own.
  slot* const seen = shared_end.load(memory_order_relaxed);
  // ORDER: relaxed; only written under the lock.
  slot* const oldest = std::max(head.load(memory_order_relaxed), above_loop);
  return shares ? std::max(oldest + always_shared, seen) : seen;
}

strand& acquire_strand(std::uint64_t arena_id) {
  if (strand* const found = cache.take(arena_id)) {
    return *found;
  }
  // Where arenas come and go faster than their tickets come back, free strands pile up that nobody
  // can use yet: a short wait keeps them few.
  constexpr int tries = 10;
  for (int i = 0; i < tries; ++i) {
    if (strand* const found = pool.take(arena_id)) {
      return *found;
    }
    if (pool.empty()) {
      break;
    }
    std::this_thread::sleep_for(std::chrono::microseconds(50));
  }
  return make_strand();
}

void release_strand(strand& done) noexcept { cache.give(done); }

strand* all_strands() noexcept { return newest; }

strand* kept_strands() noexcept { return cache.first(); }

void forget_free_strands() noexcept { pool.forget(); }

void attach(strand& fresh, strand_use use, arena_state* arena, std::uint64_t arena_id,
            shared_with whom) noexcept {
  const bool shares = whom != shared_with::nobody;
  fresh.lock.lock();
  fresh.use = use;
  fresh.arena = arena;
  fresh.arena_id = arena_id;
  fresh.shares = shares;
  fresh.sends_tickets = whom == shared_with::arena;
  fresh.above_loop = fresh.base();
  fresh.queues = nullptr;
  fresh.holes = 0;
  fresh.retired = false;
  fresh.parent = nullptr;
  fresh.entered_from = nullptr;
  fresh.stolen = nullptr;
  // ORDER: relaxed; under the lock, and pushes come later.
  fresh.head.store(fresh.base(), memory_order_relaxed);
  fresh.shared_end.store(fresh.base(), memory_order_relaxed);
  fresh.tail.store(fresh.base(), memory_order_relaxed);
  fresh.private_from.store(fresh.first_private(), memory_order_relaxed);
  fresh.watched.store(!shares, memory_order_relaxed);
  fresh.lock.unlock();
}

void attach_like(strand& fresh, strand_use use, const strand& like) noexcept {
  const shared_with whom = !like.shares         ? shared_with::nobody
                           : like.sends_tickets ? shared_with::arena
                                                : shared_with::reserve;
  attach(fresh, use, like.arena, like.arena_id, whom);
}

void detach(strand& done) noexcept {
  done.lock.lock();
  ++done.generation;
  done.use = strand_use::free;
  if (done.more_slots) {
    done.capacity = strand_capacity;
    done.end = done.slots.data() + strand_capacity;
    done.more_slots.reset();
  }
  done.lock.unlock();
}

void link_child(strand& parent, strand& child, job* stolen) noexcept {
  child.parent = &parent;
  child.stolen = stolen;
  child.previous_sibling = nullptr;
  child.next_sibling = parent.first_child;
  if (parent.first_child != nullptr) {
    parent.first_child->previous_sibling = &child;
  }
  parent.first_child = &child;
  parent.children.fetch_add(1);
}

void unlink_child(strand& parent, strand& child) noexcept {
  if (child.next_sibling != nullptr) {
    child.next_sibling->previous_sibling = child.previous_sibling;
  }
  (child.previous_sibling != nullptr ? child.previous_sibling->next_sibling : parent.first_child) =
      child.next_sibling;
  parent.children.fetch_sub(1);
}

at_work_on::at_work_on(strand& here) noexcept : here_(here), outer_(this_deque) {
  here.outer = this_strand();
  this_deque = &here;
}

at_work_on::~at_work_on() { this_deque = outer_; }

}  // namespace lend::detail
