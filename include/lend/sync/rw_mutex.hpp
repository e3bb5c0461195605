#pragma once

#include <lend/sync/guarded_value.hpp>

#include <optional>
#include <type_traits>
#include <utility>

namespace lend::inline LEND_ABI {

/// Owns a value that one thread at a time has to change it, or several have to read it.
///
/// All that a mutex does it does as well; `lock_shared()` and `with_shared(f, args...)` are for
/// readers, who get `const T&`, or `T&` where `T` is Concurrent. `T` is Send and Owned, and an
/// rw_mutex is Send and Owned then; it is Sync and Concurrent if `T` is Sync too.
///
/// A reader waits as long as a writer waits, so that writers get their turn: who locks it shared
/// twice may wait for a writer who waits for that thread, and is told so.
template <class T>
class rw_mutex : public detail::guarded_value<detail::locked_content<T>, rw_mutex<T>> {
  using base = detail::guarded_value<detail::locked_content<T>, rw_mutex<T>>;
  using value = typename base::element_type;
  using read = std::conditional_t<Concurrent<value>, value, const value>;

 public:
  using base::base;
  rw_mutex() = default;
  rw_mutex(const rw_mutex&) = delete;             // lend[owned]: it stays; move it in a lend::box
  rw_mutex& operator=(const rw_mutex&) = delete;  // lend[owned]: it stays; assign what it guards
  ~rw_mutex() = default;
  template <detail::Lent Loan>
  explicit rw_mutex(Loan&&) = delete;  // lend[blocking-loan]: a lock keeps what is given away

  /// Locks together with other readers, and waits for that as long as somebody has the lock
  /// exclusively or waits to. Throws what lock() throws. Work: one atomic exchange where nobody
  /// writes, and another one to unlock.
  shared_guard<value> lock_shared() & {
    detail::lock_shared(this->state_);
    if (this->is_poisoned()) [[unlikely]] {
      fail_shared();
    }
    return shared_guard<value>(this->taken());
  }
  shared_guard<value> lock_shared(even_poisoned_t /*tag*/) & {
    detail::lock_shared(this->state_);
    return shared_guard<value>(this->taken());
  }
  template <class... Tag>
  shared_guard<value> lock_shared(Tag... /*tag*/) && {
    return detail::lock_unnamed<shared_guard<value>, Tag...>();
  }
  /// The same if nobody has the lock exclusively or waits to.
  [[nodiscard]] std::optional<shared_guard<value>> try_lock_shared() & {
    if (!detail::try_lock_shared(this->state_)) {
      return std::nullopt;
    }
    if (this->is_poisoned()) [[unlikely]] {
      fail_shared();
    }
    return std::optional<shared_guard<value>>(std::in_place, this->taken());
  }
  [[nodiscard]] std::optional<shared_guard<value>> try_lock_shared(even_poisoned_t /*tag*/) & {
    return detail::try_lock_shared(this->state_)
               ? std::optional<shared_guard<value>>(std::in_place, this->taken())
               : std::nullopt;
  }
  template <class... Tag>
  std::optional<shared_guard<value>> try_lock_shared(Tag... /*tag*/) && {
    return detail::lock_unnamed<std::optional<shared_guard<value>>, Tag...>();
  }

  /// Calls `f(value, args...)` on this thread while it has the lock shared, and returns its result,
  /// by the rules of `lend::call(f, lend::shared(value), args...)`. Throws what with() throws, but
  /// poisons nothing.
  template <class... Args, class F = detail::named_user_t<detail::shared_loan<read>, Args...>>
  decltype(auto) with_shared(F&& f, Args&&... args) {  // lend[call]: LEND_FN(f)
    if constexpr (detail::misuse_of_locking<value>() == detail::misuse::none) {
      this->template check_arguments<detail::shared_loan<read>, F, Args...>(f, args...);
      const shared_guard<value> held = lock_shared();
      return call(std::forward<F>(f), shared(held), std::forward<Args>(args)...);
    } else {
      return detail::refuse_call<detail::audience::one, detail::type_list<read&>, F, Args...>();
    }
  }

 private:
  [[noreturn]] void fail_shared() {
    detail::unlock_shared(this->state_);
    detail::throw_poisoned(this->state_.name.view());
  }
};

template <class T>
rw_mutex(T) -> rw_mutex<T>;

}  // namespace lend::inline LEND_ABI

namespace lend::detail::inline LEND_ABI {

template <class T>
struct trait_rule<trait::send, rw_mutex<T>> {
  using type = all_of_these<>;
};
template <class T>
struct trait_rule<trait::owned, rw_mutex<T>> {
  using type = all_of_these<>;
};
template <class T>
struct trait_rule<trait::sync, rw_mutex<T>> {
  using type = all_of_these<question<trait::sync, T>>;
};
template <class T>
struct trait_rule<trait::concurrent, rw_mutex<T>> {
  using type = all_of_these<question<trait::sync, T>>;
};

template <class T>
struct contents<rw_mutex<T>> : no_contents {};

}  // namespace lend::detail::inline LEND_ABI
