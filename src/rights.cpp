#include "rights.hpp"

#include "announce.hpp"

#include <exception>
#include <mutex>

namespace lend::detail {

void donor::run() noexcept {
  arena_state& arena = to->arena_;
  to->donate(*this);
  let_go(&arena);
}

rights::rights(arena_state& arena, std::uint64_t arena_id, std::size_t width,
               std::size_t reserve) noexcept
    : arena_(arena),
      arena_id_(arena_id),
      width_(width),
      only_(width == 1 ? only_state::free : only_state::managed),
      spare_(0),
      most_in_reserve_(reserve) {}

/// Makes a right spare: those that want one get it, and then those that lent theirs. Whether there
/// are some left, for the reserve. Under the lock.
bool rights::pass_on() noexcept {
  ++spare_;
  for (linked_list<right_wanted>* list : {&wanting_, &lenders_}) {
    while (spare_ > 0 && !list->empty()) {
      --spare_;
      list->take_first().cell.wake();
    }
  }
  free_only();
  return spare_ > 0 && needs_reserve();
}

/// Under the lock.
void rights::manage_only() noexcept {
  if (only_ != only_state::managed && only_.exchange(only_state::managed) == only_state::free) {
    spare_ = 1;
  }
}

/// If nobody is there who needs lists. Under the lock.
void rights::free_only() noexcept {
  if (width_ == 1 && spare_ == 1 && asleep_.empty() && !needs_reserve()) {
    spare_ = 0;
    only_ = only_state::free;
  }
}

void rights::begin_lone() noexcept {
  const std::lock_guard lock(lock_);
  manage_only();
  ++needed_;
  ++news_;
}

void rights::end_lone() noexcept {
  const std::lock_guard lock(lock_);
  --needed_;
  free_only();
}

void rights::give(sleeping_thread* mine) noexcept {
  lock_.lock();
  manage_only();
  if (mine != nullptr) {
    announce(mine);
    asleep_.push_back(*mine);
    waiters_ += mine->cell != nullptr ? 1 : 0;
  }
  const bool others = pass_on();
  lock_.unlock();
  if (others) {
    send_reserve();
  }
}

bool rights::try_take() noexcept {
  const std::lock_guard lock(lock_);
  if (spare_ == 0) {
    return false;
  }
  --spare_;
  return true;
}

void rights::take() noexcept {
  right_wanted self;
  lock_.lock();
  manage_only();
  const bool is_spare = spare_ > 0;
  if (is_spare) {
    --spare_;
  } else {
    wanting_.push_back(self);
  }
  lock_.unlock();
  if (is_spare) {
    return;
  }
  if (width_ > 1) {
    ask_for_a_right();
  }
  self.cell.wait();
}

void rights::take(sleeping_thread& mine) noexcept {
  take();
  const std::lock_guard lock(lock_);
  observe(&mine);
  asleep_.remove(mine);
  waiters_ -= mine.cell != nullptr ? 1 : 0;
  if (mine.replaced) {
    --needed_;
  }
}

/// Has an idle thread of TBB's come, unless enough are on their way: each that has come sees to it
/// that the next one does.
void rights::ask_for_a_right() noexcept {
  lock_.lock();
  donor* free = nullptr;
  for (donor& one : donors_) {
    free = one.on_its_way ? free : &one;
  }
  if (free != nullptr && !wanting_.empty()) {
    free->to = this;
    free->on_its_way = true;
  } else {
    free = nullptr;
  }
  lock_.unlock();
  if (free == nullptr) {
    return;
  }
  hold(arena_);
  try {
    free->start(tbb_arena(arena_));
  } catch (const std::exception&) {
    // Without memory for it, the next thread that sleeps or ends gives its right.
    lock_.lock();
    free->on_its_way = false;
    lock_.unlock();
    let_go(&arena_);
  }
}

void rights::donate(donor& by) noexcept {
  right_wanted self;
  lock_.lock();
  by.on_its_way = false;
  const bool wanted = !wanting_.empty();
  if (wanted) {
    lenders_.push_back(self);
    wanting_.take_first().cell.wake();
  }
  const bool more = !wanting_.empty();
  lock_.unlock();
  if (more) {
    ask_for_a_right();
  }
  if (wanted) {
    self.cell.wait();
  }
}

void rights::replace(sleeping_thread& mine) noexcept {
  lock_.lock();
  mine.replaced = true;
  ++needed_;
  ++news_;  // what it has shown before it slept, nobody may have told of
  const bool others = spare_ > 0;
  lock_.unlock();
  if (others) {
    send_reserve();
  }
}

}  // namespace lend::detail
