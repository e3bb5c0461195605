#include "blocking.hpp"

#include <lend/own/error.hpp>

#include "announce.hpp"
#include "rights.hpp"

#include <algorithm>
#include <string>

namespace lend::detail {

namespace {

/// A thread that has slept for so long is replaced by one of the reserve: most waits for a lock are
/// over before that would have begun.
constexpr deadline grace = 50'000;

/// Shows all that is in a strand of this thread to others, also in an arena of one thread.
void show_all(strand& mine) noexcept {
  if (!mine.shares) {
    mine.lock.lock();
    mine.shares = true;
    mine.watched = false;
    // ORDER: relaxed; under the lock, and the owner's own.
    mine.shared_end.store(mine.tail.load(memory_order_relaxed), memory_order_relaxed);
    mine.private_from.store(mine.first_private(), memory_order_relaxed);
    mine.lock.unlock();
  } else {
    share_all(mine);
  }
}

/// Whether this thread is in a task that spawn() has called.
bool is_called_by_spawn() noexcept {
  bool is = false;
  visit_own_work([&is](const strand& mine) { is = is || mine.calls_in_spawn > 0; });
  return is;
}

/// The one of them that nobody will serve, if there is any.
sleeping_thread* find_hopeless(sleeping_thread* outermost) noexcept {
  sleeping_thread* at = outermost;
  while (at != nullptr && !at->hopeless) {
    at = at->inner;
  }
  return at;
}

enum class waking : unsigned char { woken, late, hopeless };

waking sleep_until_woken(wait_cell& mine, sleeping_thread* outermost, deadline until) noexcept {
  while (!mine.is_woken()) {
    if (find_hopeless(outermost) != nullptr) {
      return waking::hopeless;
    }
    if (until != for_ever && now() >= until) {
      return waking::late;
    }
    mine.sleep(until);
  }
  return waking::woken;
}

}  // namespace

bool block(wait_cell& mine, const wait_reason& why, deadline until) {
  if (mine.is_woken()) {
    return true;
  }
  strand* const here = this_strand();
  if (here == nullptr || !has_rights(*here)) {
    return sleep_until_woken(mine, nullptr, until) == waking::woken;
  }
  visit_own_work(show_all);
  waking how{};
  std::string deadlock;
  sleeping_thread self(mine, why, until);
  self.spawns = is_called_by_spawn();
  sleep_without_rights(here, self, [&](sleeping_thread& outermost) {
    how = sleep_until_woken(mine, nullptr, std::min(until, now() + grace));
    if (how == waking::late && now() < until) {
      for (sleeping_thread* one = &outermost; one != nullptr; one = one->inner) {
        one->of->replace(*one);
      }
      how = sleep_until_woken(mine, &outermost, until);
    }
    if (how == waking::hopeless) {
      sleeping_thread& told = *find_hopeless(&outermost);
      observe(&told);
      deadlock.swap(told.deadlock);
    }
  });
  if (how == waking::hopeless) {
    throw deadlock_error(deadlock.empty() ? "it is not known who waits for what" : deadlock);
  }
  return how == waking::woken;
}

}  // namespace lend::detail
