#pragma once

#include <lend/own/atomic.hpp>
#include <lend/own/culprit.hpp>
#include <lend/sync/seam.hpp>
#include <lend/task/edge.hpp>

#include <cstdint>

// Locking and unlocking where nobody else is in the way, and what ThreadSanitizer is told of it.

namespace lend::detail::inline LEND_ABI {

template <class Lock>
inline constexpr path_text spelled_lock = readable_name<Lock>();

/// The core comes first, so that its address is that of the lock.
struct lock_state {
  constexpr explicit lock_state(const path_text& type) noexcept : name(type) {}

  lock_core core;
  const path_text& name;
  [[no_unique_address]] edge written;
  [[no_unique_address]] edge read;
};

// ORDER, in all of these: acquire where a lock is taken pairs with release where it is given back;
// the other side of a failed exchange is looked at again by the library. `owner` is relaxed: a
// thread that looks for a cycle believes what it sees of threads that wait, and these wrote it
// before they began to.

/// ThreadSanitizer does not see how the library takes and gives back what is not free. It is told
/// of all that comes before that, as late as can be: the lock itself may end after it.
inline void observe_writers(lock_state& state) noexcept {
#if LEND_TSAN
  static_cast<void>(state.core.state.load(memory_order_acquire));
#endif
  state.written.observe();
}

inline void become_owner(lock_state& state) noexcept {
#if LEND_BOUNDS
  state.core.owner.store(&this_thread, memory_order_relaxed);
#endif
  observe_writers(state);
  state.read.observe();
}

inline void cease_to_own(lock_state& state) noexcept {
#if LEND_BOUNDS
  state.core.owner.store(nullptr, memory_order_relaxed);
#endif
  state.written.publish();
}

/// So that a circle of threads that wait is found.
class noted_hold {
#if LEND_BOUNDS
 public:
  explicit noted_hold(const lock_state& state) noexcept : hold_{&state.core, this_thread.shares} {
    this_thread.shares = &hold_;
  }
  noted_hold(const noted_hold&) = delete;
  noted_hold& operator=(const noted_hold&) = delete;
  ~noted_hold() {
    shared_hold** at = &this_thread.shares;
    while (*at != nullptr && *at != &hold_) [[unlikely]] {
      at = &(*at)->next;
    }
    if (*at != nullptr) [[likely]] {  // else another thread has it by now, which it should not
      *at = hold_.next;
    }
  }

 private:
  shared_hold hold_;
#else
 public:
  explicit noted_hold(const lock_state& /*state*/) noexcept {}
#endif
};

/// Whether the lock was free and in order.
inline bool lock_at_once(lock_state& state) noexcept {
  std::uint32_t seen = lock_free_state;
  if (!state.core.state.compare_exchange_strong(seen, lock_taken, memory_order_acquire,
                                                memory_order_relaxed)) [[unlikely]] {
    return false;
  }
  become_owner(state);
  return true;
}
inline void lock(lock_state& state) {
  if (!lock_at_once(state)) [[unlikely]] {
    lock_slowly(state.core, lock_mode::exclusive, state.name.view());
    become_owner(state);
  }
}

inline bool try_lock(lock_state& state) noexcept {
  std::uint32_t seen = lock_free_state;
  while (!state.core.state.compare_exchange_strong(seen, seen | lock_taken, memory_order_acquire,
                                                   memory_order_relaxed)) {
    if ((seen & lock_taken) != 0 || seen >= lock_reader) {
      return false;
    }
  }
  become_owner(state);
  return true;
}

inline void unlock(lock_state& state) noexcept {
  cease_to_own(state);
  std::uint32_t seen = lock_taken;
  if (!state.core.state.compare_exchange_strong(seen, lock_free_state, memory_order_release,
                                                memory_order_relaxed)) [[unlikely]] {
    state.written.publish();
    unlock_slowly(state.core);
  }
}

/// Whether one more reader may have it right now. It guesses that it is the only one.
inline bool try_lock_shared(lock_state& state) noexcept {
  std::uint32_t seen = lock_free_state;
  while (!state.core.state.compare_exchange_strong(seen, seen + lock_reader, memory_order_acquire,
                                                   memory_order_relaxed)) {
    if ((seen & (lock_taken | lock_awaited)) != 0) {
      return false;
    }
  }
  observe_writers(state);
  return true;
}

inline void lock_shared(lock_state& state) {
  if (!try_lock_shared(state)) [[unlikely]] {
    lock_slowly(state.core, lock_mode::shared, state.name.view());
    observe_writers(state);
  }
}

inline void unlock_shared(lock_state& state) noexcept {
  state.read.publish();
  std::uint32_t seen = lock_reader;
  while (!state.core.state.compare_exchange_strong(seen, seen - lock_reader, memory_order_release,
                                                   memory_order_relaxed)) {
    // The last one of them lets others in, and before it gives the lock back: after that it may be
    // gone.
    if (seen < 2 * lock_reader && (seen & lock_awaited) != 0) [[unlikely]] {
      state.read.publish();
      return unlock_shared_slowly(state.core);
    }
  }
}

inline bool is_poisoned(const lock_state& state) noexcept {
  return (state.core.state.load(memory_order_relaxed) & lock_poisoned) != 0;
}
inline void poison(lock_state& state) noexcept {
  state.core.state.fetch_or(lock_poisoned, memory_order_relaxed);
}
inline void clear_poison(lock_state& state) noexcept {
  state.core.state.fetch_and(~lock_poisoned, memory_order_relaxed);
}

}  // namespace lend::detail::inline LEND_ABI
