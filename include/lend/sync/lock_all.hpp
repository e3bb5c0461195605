#pragma once

#include <lend/sync/guarded_value.hpp>

#include <array>
#include <cstddef>
#include <string_view>
#include <tuple>

namespace lend::detail::inline LEND_ABI {

/// Tries to lock all but `first`, which it has: the one that somebody else has, or `count` if it
/// has them all. Else it gives all back.
inline std::size_t try_others(lock_state* const* states, std::size_t count, std::size_t first) {
  for (std::size_t i = 0; i < count; ++i) {
    if (i != first && !try_lock(*states[i])) {
      for (std::size_t taken = 0; taken < i; ++taken) {
        if (taken != first) {
          unlock(*states[taken]);
        }
      }
      unlock(*states[first]);
      return i;
    }
  }
  return count;
}

inline void check_lockable_together(lock_state* const* states, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (states[i] == states[j]) [[unlikely]] {
        throw_locked_twice(states[i]->name.view());
      }
    }
  }
}

/// Throws poisoned_error, without a lock then, if one of those that were taken is poisoned.
inline void check_poison(lock_state* const* states, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) {
    if (is_poisoned(*states[i])) [[unlikely]] {
      const std::string_view name = states[i]->name.view();
      for (std::size_t j = 0; j < count; ++j) {
        unlock(*states[j]);
      }
      throw_poisoned(name);
    }
  }
}

struct lock_all_fn {
  template <class... Ts, class... Locks>
  [[nodiscard(
      "lend[guard]: guards that have no name unlock at once; write "
      "auto [a, b] = lend::lock_all(m, n)")]] auto
  operator()(guarded_value<Ts, Locks>&... locks) const {
    static_assert(sizeof...(Ts) > 0,
                  "lend[call]: lock_all takes the locks to be locked; write lock_all(a, b)");
    const std::array<lock_state*, sizeof...(Ts)> states{lock_access::taken(locks).state...};
    check_lockable_together(states.data(), states.size());
    for (std::size_t first = 0; first < states.size();) {
      lock(*states[first]);
      first = try_others(states.data(), states.size(), first);
    }
    check_poison(states.data(), states.size());
    return std::tuple<guard<Ts>...>(lock_access::taken(locks)...);
  }
};

}  // namespace lend::detail::inline LEND_ABI

namespace lend::inline LEND_ABI {

/// Locks several mutexes and rw_mutexes exclusively, in any order, and gives a tuple of their
/// guards: `auto [a, b] = lend::lock_all(m, n);`.
///
/// It waits for one of them while it has none, so that threads that lock some of the same ones in
/// this way, in whatever order, never wait for each other. Throws what lock() throws, and
/// deadlock_error if one of them is named twice; it has none of them then.
///
/// Source: the algorithm is that of std::lock, "try and back off".
inline constexpr detail::lock_all_fn lock_all{};

}  // namespace lend::inline LEND_ABI
