#pragma once

#include <lend/own/address.hpp>
#include <lend/own/call.hpp>
#include <lend/own/error.hpp>
#include <lend/own/shared_owner.hpp>
#include <lend/own/transient.hpp>
#include <lend/sync/lock_state.hpp>
#include <lend/sync/time.hpp>

#include <cstddef>
#include <cstdint>
#include <type_traits>
#include <utility>

namespace lend::detail::inline LEND_ABI {

/// A lock that somebody has, and what it guards.
template <class T>
struct taken_lock {
  lock_state* state;
  T* value;
};

struct guard_access;

template <class... Asked>
constexpr void explain_condition() {
  static_assert(never<Asked...>,
                "lend[call]: a guard waits for a condition, which looks at the value and does not "
                "change it; write g.wait([](const T& value) { return ...; })");
}

template <class T, class Unnamed>
T& reach_unnamed() {
  static_assert(never<Unnamed>,
                "lend[guard]: a guard that has no name unlocks at once, and what it guarded is out "
                "of reach; give it one, or write m.with(f, args...)");
  __builtin_unreachable();
}

template <class Lock, class... Unlocked>
constexpr void explain_unlocking() {
  static_assert(never<Lock, Unlocked...>,
                "lend[guard]: a lock is unlocked by the end of the guard that lock() gives, so "
                "nothing else holds or unlocks it; write auto g = m.lock(), or "
                "m.with(f, args...)");
}

template <class Guard, class... Unnamed>
Guard lock_unnamed() {
  static_assert(
      never<Guard, Unnamed...>,
      "lend[guard]: a lock that is a temporary, or moved, ends before its guard does; give it a "
      "name and write m.lock()");
  __builtin_unreachable();
}

}  // namespace lend::detail::inline LEND_ABI

namespace lend::inline LEND_ABI {

/// Has a mutex or rw_mutex locked exclusively as long as it lives, and leads to what that guards.
///
/// It stays where it was made, on that thread: Send, Sync and Owned it is not. lend::mut(g) and
/// lend::shared(g) lend what is locked, for a call that blocks. If it ends by an exception, the
/// lock is poisoned.
template <class T>
class [[nodiscard(
    "lend[guard]: a guard that has no name unlocks at once; give it one, or write "
    "m.with(f, args...)")]] guard {
 public:
  using element_type = T;

  explicit guard(const detail::taken_lock<T>& taken) noexcept
      : state_(taken.state), value_(taken.value), exceptions_(detail::uncaught_exceptions()) {}
  guard(const guard&) = delete;             // lend[guard]: lend::mut(g) lends what is locked
  guard& operator=(const guard&) = delete;  // lend[guard]: a guard stays where it is made
  ~guard() {
    if (value_ != nullptr) {
      if (detail::uncaught_exceptions() > exceptions_) [[unlikely]] {
        detail::poison(*state_);
      }
      detail::unlock(*state_);
    }
  }
  static void* operator new(std::size_t) = delete;    // lend[guard]: a guard stays where it is made
  static void* operator new[](std::size_t) = delete;  // lend[guard]: a guard stays where it is made

  T& operator*() & LEND_LIFETIMEBOUND { return held(); }
  const T& operator*() const& LEND_LIFETIMEBOUND { return held(); }
  template <class Unnamed = void>
  T& operator*() && {
    return detail::reach_unnamed<T, Unnamed>();
  }
  T* operator->() & LEND_LIFETIMEBOUND { return detail::address_of(held()); }
  const T* operator->() const& LEND_LIFETIMEBOUND { return detail::address_of(held()); }
  template <class Unnamed = void>
  T* operator->() && {
    return &detail::reach_unnamed<T, Unnamed>();
  }

  /// Waits until `holds(value)`, which is asked under the lock for a `const T&`, and returns with
  /// the lock. In between others have it: whoever gives it back after it had it exclusively lets
  /// this ask again.
  ///
  /// Throws what `holds` throws, and has the lock then; or deadlock_error, and has not: the guard
  /// is as one that was moved from, and dereferencing it throws moved_error.
  template <class Predicate>
  void wait(Predicate holds) & {
    static_cast<void>(wait_until(detail::for_ever, holds));
  }
  template <class... None>
    requires(sizeof...(None) == 0)
  void wait() & {
    detail::explain_condition<guard, None...>();
  }
  /// The same for as long as `time`, a std::chrono::duration, and then until it has the lock again:
  /// whether `holds(value)` in the end.
  template <detail::Duration Time, class Predicate>
  bool wait_for(const Time& time, Predicate holds) & {
    return wait_until(detail::until_after(time), holds);
  }

 private:
  friend struct detail::guard_access;

  T& held() const {
    if (value_ == nullptr) [[unlikely]] {
      detail::throw_moved();
    }
    return *value_;
  }

  template <class Predicate>
  bool wait_until(std::uint64_t end, Predicate& holds) {
    if constexpr (!requires(const T& value) { static_cast<bool>(holds(value)); }) {
      detail::explain_condition<Predicate>();
    } else {
      detail::before_wait what = detail::before_wait::changed;
      for (bool in_time = true; !holds(std::as_const(held())); what = detail::before_wait::looked) {
        if (!in_time) {
          return false;
        }
        in_time = wait_for_change(what, end);
      }
    }
    return true;
  }
  bool wait_for_change(detail::before_wait what, std::uint64_t end) {
    T* const value = std::exchange(value_, nullptr);
    detail::cease_to_own(*state_);
    const bool in_time = detail::wait_for_change(state_->core, what, state_->name.view(), end);
    detail::become_owner(*state_);
    value_ = value;
    return in_time;
  }

  detail::lock_state* state_;
  T* value_;
  unsigned exceptions_;
};

/// Has an rw_mutex locked together with other readers as long as it lives, and leads to what that
/// guards: `const T&`, or `T&` where `T` is Concurrent. In all else it is as a guard, but poisons
/// nothing.
template <class T>
class [[nodiscard(
    "lend[guard]: a guard that has no name unlocks at once; give it one, or write "
    "m.with_shared(f, args...)")]] shared_guard {
 public:
  using element_type = T;

  explicit shared_guard(const detail::taken_lock<T>& taken) noexcept
      : state_(taken.state), value_(taken.value), noted_(*taken.state) {}
  shared_guard(const shared_guard&) = delete;  // lend[guard]: lend::shared(g) lends what is locked
  shared_guard& operator=(const shared_guard&) = delete;  // lend[guard]: it stays where it is made
  ~shared_guard() { detail::unlock_shared(*state_); }
  static void* operator new(std::size_t) = delete;    // lend[guard]: a guard stays where it is made
  static void* operator new[](std::size_t) = delete;  // lend[guard]: a guard stays where it is made

  auto& operator*() const& LEND_LIFETIMEBOUND { return seen(); }
  template <class Unnamed = void>
  T& operator*() && {
    return detail::reach_unnamed<T, Unnamed>();
  }
  auto* operator->() const& LEND_LIFETIMEBOUND { return detail::address_of(seen()); }
  template <class Unnamed = void>
  T* operator->() && {
    return &detail::reach_unnamed<T, Unnamed>();
  }

 private:
  friend struct detail::guard_access;

  auto& seen() const { return static_cast<detail::reached_by_owners<T>&>(*value_); }

  detail::lock_state* state_;
  T* value_;
  [[no_unique_address]] detail::noted_hold noted_;
};

}  // namespace lend::inline LEND_ABI

namespace lend::detail::inline LEND_ABI {

struct guard_access {
  template <class T>
  static T& value(guard<T>& of) {
    return of.held();
  }
  template <class T>
  static const T& value(const guard<T>& of) {
    return of.held();
  }
  template <class T>
  static auto& value(const shared_guard<T>& of) {
    return of.seen();
  }
};

template <class T>
struct guarded_by<guard<T>> {
  static constexpr bool is_guard = true;
  static constexpr bool exclusive = true;
  static auto& get(auto& of) { return guard_access::value(of); }
};
template <class T>
struct guarded_by<shared_guard<T>> {
  static constexpr bool is_guard = true;
  static constexpr bool exclusive = false;
  static auto& get(auto& of) { return guard_access::value(of); }
};

template <trait Trait, class T>
struct trait_rule<Trait, guard<T>> {
  using type = refused_trait;
};
template <trait Trait, class T>
struct trait_rule<Trait, shared_guard<T>> {
  using type = refused_trait;
};

/// What a lock of `T` guards.
template <class T>
using locked_content = content_or<misuse::lock_of_none, T>;

/// Which rule forbids to lock a `T`.
template <class T>
constexpr misuse misuse_of_locking() {
  if constexpr (!Owned<T>) {
    return misuse::owned_contents;
  } else {
    return Send<T> ? misuse::none : misuse::send_contents;
  }
}

/// What `with` takes for its callable where it cannot deduce one.
template <class Loan, class... Args>
using named_user_t = by_name<audience::one, void, type_list<>, type_list<Loan, carrier_t<Args>...>>;

}  // namespace lend::detail::inline LEND_ABI
