#pragma once

#include <lend/sync/seam.hpp>

#include "blocking.hpp"
#include "spinlock.hpp"

#include <utility>

// Those who wait for locks, in the lists of these.

namespace lend::detail {

/// A thread that waits for a lock, or for what it guards to change, on its stack.
struct lock_wait {
  wait_cell cell;
  lock_mode mode;
  bool granted = false;  ///< it has the lock when it wakes; else it has to take it
  deadline since;
  lock_core* core;
  wait_list* in = nullptr;
  lock_wait* next = nullptr;
  lock_wait* previous = nullptr;

  lock_wait(lock_core& wanted, lock_mode how, deadline begun) noexcept
      : mode(how), since(begun), core(&wanted) {}
};

// Under the lock of the lists.

inline void append(wait_list& list, lock_wait& one) noexcept {
  one.in = &list;
  list.push_back(one);
}
inline void put_first(wait_list& list, lock_wait& one) noexcept {
  one.in = &list;
  list.push_front(one);
}
inline void take_out(lock_wait& one) noexcept { std::exchange(one.in, nullptr)->remove(one); }

/// The lock of the lists of a mutex. It lies outside of that: who gives a mutex back must not touch
/// it any more, and yet the lists stay as they are until it has.
spinlock& lists_of(const lock_core& core) noexcept;

/// Around a fork.
void lock_all_lists() noexcept;
void unlock_all_lists() noexcept;

/// Whether nobody has let it go on yet.
bool still_waits(const lock_wait& one) noexcept;
/// In the child of a fork, for a thread of the parent: nobody waits for what it waited for.
void forget_wait(const lock_wait& one) noexcept;

}  // namespace lend::detail
