#include <lend/own/error.hpp>
#include <lend/sync/seam.hpp>

#include "blocking.hpp"
#include "chaos.hpp"
#include "cycle.hpp"
#include "lock_lists.hpp"
#include "spinlock.hpp"

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>

namespace lend::detail {

namespace {

/// A thread that was woken and came too late, again and again, is given the lock after this long.
constexpr deadline longest_unfairness = 500'000;
constexpr int spins = 100;

constexpr bool is_free_for(std::uint32_t seen, lock_mode mode, bool has_waited) noexcept {
  if ((seen & lock_taken) != 0) {
    return false;
  }
  return mode == lock_mode::shared ? has_waited || (seen & lock_awaited) == 0 : seen < lock_reader;
}
constexpr std::uint32_t share_of(lock_mode mode) noexcept {
  return mode == lock_mode::shared ? lock_reader : lock_taken;
}

bool try_to_take(lock_core& core, lock_mode mode, bool has_waited) noexcept {
  // ORDER: relaxed; the exchange settles it. Acquire there, pairs with the release of who had it.
  std::uint32_t seen = core.state.load(memory_order_relaxed);
  while (is_free_for(seen, mode, has_waited)) {
    if (core.state.compare_exchange_weak(seen, seen + share_of(mode), memory_order_acquire,
                                         memory_order_relaxed)) {
      return true;
    }
  }
  return false;
}

/// Who has it may give it back soon.
bool spin_for(lock_core& core, lock_mode mode) noexcept {
  for (int i = 0; i < spins; ++i) {
    if (try_to_take(core, mode, false)) {
      return true;
    }
    // ORDER: relaxed; others who wait already come first.
    if ((core.state.load(memory_order_relaxed) & lock_awaited) != 0) {
      return false;
    }
    relax();
  }
  return false;
}

enum class place : unsigned char { last, first };

/// Takes the lock, or waits in line: under the lock of the lists, so that who gives it back either
/// has done so before or sees the flag.
bool take_or_queue(lock_wait& mine, place where) noexcept {
  lock_core& core = *mine.core;
  const std::lock_guard hold(lists_of(core));
  // ORDER: relaxed; the exchanges settle it.
  std::uint32_t seen = core.state.load(memory_order_relaxed);
  do {
    if (try_to_take(core, mine.mode, where == place::first)) {
      return true;
    }
    seen = core.state.load(memory_order_relaxed);
  } while (is_free_for(seen, mine.mode, where == place::first) ||
           !core.state.compare_exchange_weak(seen, seen | lock_awaited, memory_order_relaxed));
  if (where == place::first) {
    put_first(core.queue, mine);
  } else {
    append(core.queue, mine);
  }
  return false;
}

/// Who is to go on when the lock is given back, from the front of the queue.
struct successors {
  std::size_t count = 0;
  std::uint32_t shares = 0;  ///< what they are given of the lock; else they have to take it
};

successors front_readers(const wait_list& queue) noexcept {
  successors readers;
  for (const lock_wait* each = queue.first; each != nullptr && each->mode == lock_mode::shared;
       each = each->next) {
    ++readers.count;
    readers.shares += lock_reader;
  }
  return readers;
}

successors choose(const wait_list& queue) noexcept {
  const lock_wait* const first = queue.first;
  if (first == nullptr || first->mode == lock_mode::shared) {
    return front_readers(queue);
  }
  const bool given = now() - first->since > longest_unfairness;
  return {1, given ? lock_taken : 0};
}

/// The flags, when so many have left the queue.
std::uint32_t flags_of(const lock_core& core, std::size_t leaving) noexcept {
  const lock_wait* staying = core.queue.first;
  for (; leaving > 0; --leaving) {
    staying = staying->next;
  }
  return (staying != nullptr ? lock_awaited : 0) |
         (core.watchers.first != nullptr ? lock_watched : 0);
}
constexpr std::uint32_t without_flags(std::uint32_t seen) noexcept {
  return seen & ~(lock_awaited | lock_watched);
}

/// Takes those who go on out of the queue, as a list of their own.
lock_wait* dismiss(wait_list& queue, const successors& next) noexcept {
  lock_wait* const first = queue.first;
  lock_wait* last = nullptr;
  for (std::size_t i = 0; i < next.count; ++i) {
    last = queue.first;
    last->granted = next.shares != 0;
    take_out(*last);
  }
  if (last == nullptr) {
    return nullptr;
  }
  last->next = nullptr;
  return first;
}

/// When no lists are locked any more.
void wake_all_of(lock_wait* first) noexcept {
  while (first != nullptr) {
    lock_wait* const next = first->next;
    first->cell.wake();  // it may be gone after this
    first = next;
  }
}

/// Gives the lock back, `given_up` of it, where nobody else has a share. Returns who is to be
/// woken. Afterwards the core may be gone.
lock_wait* give_back(lock_core& core, std::uint32_t given_up) noexcept {
  const successors next = choose(core.queue);
  lock_wait* const dismissed = dismiss(core.queue, next);
  const std::uint32_t flags = flags_of(core, 0);
  // ORDER: relaxed; who has the lock is not changed by others meanwhile, whether it is poisoned may
  // be. Release, pairs with the acquire of who takes it.
  std::uint32_t seen = core.state.load(memory_order_relaxed);
  while (!core.state.compare_exchange_weak(seen,
                                           (without_flags(seen - given_up) + next.shares) | flags,
                                           memory_order_release, memory_order_relaxed)) {
  }
  return dismissed;
}

/// Ends a wait that nobody has ended yet, and lets readers go on that came behind it. Whether
/// there was one to end.
bool withdraw(lock_wait& mine) noexcept {
  lock_core& core = *mine.core;
  lock_wait* dismissed = nullptr;
  {
    const std::lock_guard hold(lists_of(core));
    if (mine.in == nullptr) {
      return false;
    }
    take_out(mine);
    std::uint32_t seen = core.state.load(memory_order_relaxed);
    successors next;
    do {
      next = (seen & lock_taken) == 0 ? front_readers(core.queue) : successors{};
      // ORDER: relaxed; nothing is given back.
    } while (!core.state.compare_exchange_weak(
        seen, (without_flags(seen) + next.shares) | flags_of(core, next.count),
        memory_order_relaxed));
    dismissed = dismiss(core.queue, next);
  }
  wake_all_of(dismissed);
  return true;
}

/// Waits until it is woken or the time has come: whether the former. Throws deadlock_error, or what
/// else kept it from waiting, unless it has been woken before that.
bool sleep_in_line(lock_wait& mine, blocked_thread& shown, const wait_reason& why, deadline until) {
  try {
    chaos();
    shown.look_for_circle();
    if (block(mine.cell, why, until)) {
      return true;
    }
    if (withdraw(mine)) {
      return false;
    }
  } catch (...) {
    shown.wait_no_longer();
    chaos();
    if (withdraw(mine)) {
      throw;
    }
  }
  while (!mine.cell.is_woken()) {
    relax();
  }
  return true;
}

/// `since` is when it began to wait, if it has waited already.
void take(lock_core& core, lock_mode mode, std::string_view name, deadline since, place where) {
  for (;; where = place::first) {
    lock_wait mine(core, mode, since);
    blocked_thread shown(core, mine, name);
    if (take_or_queue(mine, where)) {
      return;
    }
    sleep_in_line(mine, shown, {"to lock", name, &core}, for_ever);
    if (mine.granted) {
      return;
    }
  }
}

/// Has all that wait for a change wait for the lock, to look.
void call_watchers(lock_core& core) noexcept {
  const deadline begun = core.watchers.first != nullptr ? now() : 0;
  while (lock_wait* const watcher = core.watchers.first) {
    take_out(*watcher);
    watcher->since = begun;
    append(core.queue, *watcher);
  }
}

/// Becomes a watcher and gives the lock back: whether it was called before `end`.
bool watch(lock_wait& mine, before_wait what, std::string_view name, deadline end) {
  lock_core& core = *mine.core;
  blocked_thread shown(core, mine, name);
  lock_wait* dismissed = nullptr;
  {
    const std::lock_guard hold(lists_of(core));
    if (what == before_wait::changed) {
      call_watchers(core);
    }
    append(core.watchers, mine);
    dismissed = give_back(core, lock_taken);
  }
  wake_all_of(dismissed);
  return sleep_in_line(mine, shown, {"for a change of", name, &core}, end);
}

}  // namespace

void lock_slowly(lock_core& core, lock_mode mode, std::string_view name) {
  watch_for_forks_once();
  if (!spin_for(core, mode)) {
    take(core, mode, name, now(), place::last);
  }
}

void unlock_slowly(lock_core& core) noexcept {
  lock_wait* dismissed = nullptr;
  {
    const std::lock_guard hold(lists_of(core));
    call_watchers(core);
    dismissed = give_back(core, lock_taken);
  }
  wake_all_of(dismissed);
}

void unlock_shared_slowly(lock_core& core) noexcept {
  lock_wait* dismissed = nullptr;
  {
    const std::lock_guard hold(lists_of(core));
    // ORDER: relaxed; the exchange settles it. Release there, pairs with the acquire of a writer.
    std::uint32_t seen = core.state.load(memory_order_relaxed);
    // Nobody begins to wait while the lists are locked, and no reader comes while somebody waits.
    while (seen >= 2 * lock_reader || (seen & lock_awaited) == 0) {
      if (core.state.compare_exchange_weak(seen, seen - lock_reader, memory_order_release,
                                           memory_order_relaxed)) {
        return;
      }
    }
    dismissed = give_back(core, lock_reader);
  }
  wake_all_of(dismissed);
}

bool wait_for_change(lock_core& core, before_wait what, std::string_view name, std::uint64_t end) {
  watch_for_forks_once();
  lock_wait mine(core, lock_mode::exclusive, 0);
  const bool in_time = watch(mine, what, name, end);
  if (!mine.granted) {
    const bool has_waited = mine.since != 0;
    take(core, lock_mode::exclusive, name, has_waited ? mine.since : now(),
         has_waited ? place::first : place::last);
  }
  return in_time;
}

void throw_poisoned(std::string_view name) {
  throw poisoned_error("somebody failed who had this " + std::string(name) +
                       " locked, so that what it guards may be half done; look at it by "
                       "lock(lend::even_poisoned), or say that it is in order by clear_poison()");
}

void throw_locked_twice(std::string_view name) {
  throw deadlock_error("a thread locks the same " + std::string(name) + " twice at once");
}

}  // namespace lend::detail
