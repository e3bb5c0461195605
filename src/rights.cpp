#include "rights.hpp"

#include "tbb_task.hpp"

#include <exception>
#include <memory>
#include <mutex>

namespace lend::detail {

/// What brings a thread of TBB that is idle here, to lend its right to whoever wants one.
class donor final : public tbb_task {
 public:
  explicit donor(rights& to) noexcept : to_(to) { hold(to.arena_); }

  void run() noexcept override {
    arena_state& arena = to_.arena_;
    to_.donate();
    delete this;
    let_go(&arena);
  }

 private:
  rights& to_;
};

rights::rights(arena_state& arena, std::uint64_t arena_id, std::size_t width,
               std::size_t reserve) noexcept
    : arena_(arena),
      arena_id_(arena_id),
      width_(width),
      only_(width == 1 ? only_state::free : only_state::managed),
      spare_(0),
      most_in_reserve_(reserve) {}

/// Gives spare rights to those that want one, and then back to those that lent theirs. Whether
/// there are others, for the reserve. Under the lock.
bool rights::pass_on() noexcept {
  for (waiting_list<right_wanted>* list : {&wanting_, &lenders_}) {
    while (spare_ > 0 && !list->empty()) {
      --spare_;
      list->take().cell.wake();
    }
  }
  return spare_ > 0 && anybody_replaced();
}

/// Under the lock.
void rights::manage_only() noexcept {
  if (only_ != only_state::managed && only_.exchange(only_state::managed) == only_state::free) {
    spare_ = 1;
  }
}

void rights::give(sleeping_thread* mine) noexcept {
  lock_.lock();
  manage_only();
  if (mine != nullptr) {
    asleep_.add(*mine);
    waiters_ += mine->cell != nullptr ? 1 : 0;
  }
  ++spare_;
  const bool others = pass_on();
  if (width_ == 1 && spare_ == 1 && asleep_.empty()) {
    spare_ = 0;
    only_ = only_state::free;
  }
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
  const bool at_once = spare_ > 0;
  if (at_once) {
    --spare_;
  } else {
    wanting_.add(self);
  }
  lock_.unlock();
  if (at_once) {
    return;
  }
  if (width_ > 1) {
    ask_for_a_right();
  }
  while (!self.cell.is_woken()) {
    self.cell.sleep(no_deadline);
  }
}

void rights::take(sleeping_thread& mine) noexcept {
  take();
  const std::lock_guard lock(lock_);
  asleep_.remove(mine);
  waiters_ -= mine.cell != nullptr ? 1 : 0;
  if (mine.replaced) {
    --replaced_;
  }
}

void rights::ask_for_a_right() noexcept {
  try {
    auto one = std::make_unique<donor>(*this);
    one->start(tbb_arena(arena_));
    static_cast<void>(one.release());
  } catch (const std::exception&) {
    // Without memory for it, the next thread that sleeps or ends gives its right.
    return;
  }
}

void rights::donate() noexcept {
  right_wanted self;
  lock_.lock();
  const bool wanted = !wanting_.empty();
  if (wanted) {
    lenders_.add(self);
    wanting_.take().cell.wake();
  }
  lock_.unlock();
  while (wanted && !self.cell.is_woken()) {
    self.cell.sleep(no_deadline);
  }
}

void rights::replace(sleeping_thread& mine) noexcept {
  lock_.lock();
  mine.replaced = true;
  if (++replaced_ == 1) {
    ++news_;  // what was shared before now, nobody has told of
  }
  const bool others = spare_ > 0;
  lock_.unlock();
  if (others) {
    send_reserve();
  }
}

}  // namespace lend::detail
