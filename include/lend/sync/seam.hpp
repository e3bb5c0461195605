#pragma once

#include <lend/own/atomic.hpp>
#include <lend/own/config.hpp>
#include <lend/sync/linked_list.hpp>

#include <cstdint>
#include <string_view>

// What the templates of locks know of the code that lets threads wait for them. These names carry
// no LEND_ABI: there is one runtime.

namespace lend::detail {

struct lock_wait;

/// Threads that wait, the first one first. It belongs to who has the lock that hides it.
using wait_list = linked_list<lock_wait>;

/// Of the state of a lock: who has it, and what keeps locking and unlocking from being one exchange
/// with `lock_free_state`.
inline constexpr std::uint32_t lock_free_state = 0;
inline constexpr std::uint32_t lock_taken = 1;     ///< exclusively
inline constexpr std::uint32_t lock_awaited = 2;   ///< there are threads in `queue`
inline constexpr std::uint32_t lock_watched = 4;   ///< there are threads in `watchers`
inline constexpr std::uint32_t lock_poisoned = 8;  ///< somebody failed who had it exclusively
inline constexpr std::uint32_t lock_reader = 16;   ///< one who has it shared; others add to it

struct lock_core;

/// A lock that a thread has together with others, in its guard.
struct shared_hold {
  const lock_core* of;
  shared_hold* next = nullptr;
};

/// What is a thread's own, its address too.
struct thread_mark {
  /// A way to the number of exceptions that are under way, which the C++ ABI for all but Windows
  /// keeps for std::uncaught_exceptions(). Null as long as nobody has asked.
  const unsigned* exceptions = nullptr;
  /// The last one first. Others look when this thread waits.
  shared_hold* shares = nullptr;
};
extern LEND_API constinit thread_local thread_mark this_thread [[gnu::tls_model("initial-exec")]];

/// A lock for one thread, or several that share it. All but `state` and `owner` belongs to the
/// library, which finds out who waits by its address.
struct lock_core {
  atomic<std::uint32_t> state{lock_free_state};
  /// Who has it exclusively, or null if that is nobody, not known yet, or not to be checked.
  atomic<const thread_mark*> owner{nullptr};
  wait_list queue;     ///< for the lock
  wait_list watchers;  ///< for what it guards to change
};

[[gnu::cold]] LEND_API const unsigned* find_exceptions() noexcept;

/// std::uncaught_exceptions(), but not as a call.
inline unsigned uncaught_exceptions() noexcept {
  const unsigned* exceptions = this_thread.exceptions;
  if (exceptions == nullptr) [[unlikely]] {
    exceptions = find_exceptions();
  }
  return *exceptions;
}

enum class lock_mode : unsigned char { exclusive, shared };

/// Waits until it has the lock. Throws deadlock_error, and has not got it then. `name` is the type
/// of the lock.
LEND_API void lock_slowly(lock_core& core, lock_mode mode, std::string_view name);
/// Gives it back, exclusively locked or shared, to those who wait if there are any.
LEND_API void unlock_slowly(lock_core& core) noexcept;
LEND_API void unlock_shared_slowly(lock_core& core) noexcept;

/// What the thread that begins to wait has done with what is locked.
enum class before_wait : unsigned char { changed, looked };

/// Gives the lock back until somebody else has had it exclusively, and has it again then: whether
/// that was before `end`. Throws deadlock_error, and has not got it then.
LEND_API bool wait_for_change(lock_core& core, before_wait what, std::string_view name,
                              std::uint64_t end);

[[noreturn, gnu::cold]] LEND_API void throw_poisoned(std::string_view name);
[[noreturn, gnu::cold]] LEND_API void throw_locked_twice(std::string_view name);

}  // namespace lend::detail
