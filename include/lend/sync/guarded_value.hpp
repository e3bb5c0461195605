#pragma once

#include <lend/sync/guard.hpp>

#include <concepts>
#include <optional>
#include <type_traits>
#include <utility>

namespace lend::inline LEND_ABI {

/// Says that a lock is taken although it is poisoned.
struct even_poisoned_t {
  explicit even_poisoned_t() = default;
};
inline constexpr even_poisoned_t even_poisoned{};

}  // namespace lend::inline LEND_ABI

namespace lend::detail::inline LEND_ABI {

struct lock_access;

/// What a mutex and an rw_mutex have in common: a value, and who may have it exclusively.
template <class T, class Lock>
class guarded_value {
  static constexpr misuse found = misuse_of_locking<T>();

 public:
  using element_type = T;

  // NOLINTBEGIN(bugprone-crtp-constructor-accessibility): a lock inherits them as they are
  /// Guards a `T()`.
  constexpr guarded_value()
    requires std::default_initializable<T>
      : guarded_value(std::in_place) {}
  constexpr guarded_value()
    requires(!std::default_initializable<T> && found != misuse::none)
      : state_(spelled_lock<Lock>), value_(refused_content<found, T>()) {}
  /// Guards `value`. Throws what its move constructor throws.
  constexpr explicit guarded_value(T value)
    requires std::move_constructible<T>
      : guarded_value(std::in_place, std::move(value)) {}
  /// Guards a `T(args...)`. Throws what the constructor throws.
  template <class... Args>
  constexpr explicit guarded_value(std::in_place_t /*tag*/, Args&&... args)
      : state_(spelled_lock<Lock>), value_(std::forward<Args>(args)...) {
    enforce<found, T>();
  }
  guarded_value(const guarded_value&) = delete;
  // NOLINTEND(bugprone-crtp-constructor-accessibility)
  guarded_value& operator=(const guarded_value&) = delete;
  ~guarded_value() = default;

  /// Locks, and waits for that as long as somebody else has the lock.
  ///
  /// Throws poisoned_error if somebody failed who had it, unless `lend::even_poisoned` is passed;
  /// deadlock_error if this closes a circle of threads that wait for each other's locks, itself
  /// included, or if no thread is left to run what it waits for. Work: one atomic exchange where
  /// nobody has it, and another one to unlock.
  guard<T> lock() & {
    if (!lock_at_once(state_)) [[unlikely]] {
      detail::lock(state_);
      check_poison();
    }
    return guard<T>(taken());
  }
  guard<T> lock(even_poisoned_t /*tag*/) & {
    detail::lock(state_);
    return guard<T>(taken());
  }
  template <class... Tag>
  guard<T> lock(Tag... /*tag*/) && {
    return lock_unnamed<guard<T>, Tag...>();
  }
  /// Locks if nobody else has it. Throws poisoned_error as lock() does.
  [[nodiscard]] std::optional<guard<T>> try_lock() & {
    if (!detail::try_lock(state_)) {
      return std::nullopt;
    }
    check_poison();
    return std::optional<guard<T>>(std::in_place, taken());
  }
  [[nodiscard]] std::optional<guard<T>> try_lock(even_poisoned_t /*tag*/) & {
    return detail::try_lock(state_) ? std::optional<guard<T>>(std::in_place, taken())
                                    : std::nullopt;
  }
  template <class... Tag>
  std::optional<guard<T>> try_lock(Tag... /*tag*/) && {
    return lock_unnamed<std::optional<guard<T>>, Tag...>();
  }

  template <class... None>
  void unlock() {
    explain_unlocking<Lock, None...>();
  }

  /// Calls `f(value, args...)` on this thread while it has the lock, and returns its result, by the
  /// rules of `lend::call(f, lend::mut(value), args...)`.
  ///
  /// Throws what lock() throws; overlap_error if the loans overlap, or an argument is or owns this
  /// lock, exclusively; else what f throws, and then the lock is poisoned.
  template <class... Args, class F = named_user_t<mut_loan<T>, Args...>>
  decltype(auto) with(F&& f, Args&&... args) {  // lend[call]: LEND_FN(f)
    if constexpr (found == misuse::none) {
      check_arguments<mut_loan<T>, F, Args...>(f, args...);
      guard<T> held = lock();
      return call(std::forward<F>(f), mut(held), std::forward<Args>(args)...);
    } else {
      return refuse_call<audience::one, type_list<T&>, F, Args...>();
    }
  }

  /// Whether somebody failed who had the lock exclusively. Another thread may change that.
  [[nodiscard]] bool is_poisoned() const noexcept { return detail::is_poisoned(state_); }
  /// Says that what is guarded is in order again.
  void clear_poison() noexcept { detail::clear_poison(state_); }

  /// Gives the value away. Nobody may have the lock. Throws poisoned_error as lock() does, or what
  /// the move of a `T` throws.
  [[nodiscard]] T into_inner() &&
    requires std::move_constructible<T>
  {
    const guard<T> last = lock();
    return std::move(value_);
  }

 protected:
  [[nodiscard]] taken_lock<T> taken() noexcept { return {&state_, detail::address_of(value_)}; }

  /// Before the lock is taken: an argument that leads back to it would wait for itself.
  template <class Loan, class F, class... Args>
  void check_arguments(std::remove_reference_t<F>& f, std::remove_reference_t<Args>&... args) {
    using lent = const transient<Loan>;
    if constexpr (misuse_of_call<audience::one, type_list<>, false, F, lent, Args...>() ==
                  misuse::none) {
      check_disjoint<0>(shared_loan<Lock>{static_cast<Lock*>(this)}, argument_loan<F>{f},
                        argument_loan<Args>{args}...);
    }
  }

  void check_poison() {
    if (is_poisoned()) [[unlikely]] {
      detail::unlock(state_);
      throw_poisoned(state_.name.view());
    }
  }

  friend struct lock_access;
  lock_state state_;  // NOLINT(*-non-private-member-variables-in-classes): see rw_mutex
  T value_;           // NOLINT(*-non-private-member-variables-in-classes)
};

struct lock_access {
  template <class T, class Lock>
  static taken_lock<T> taken(guarded_value<T, Lock>& lock) noexcept {
    return lock.taken();
  }
};

}  // namespace lend::detail::inline LEND_ABI
