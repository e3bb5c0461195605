#pragma once

#include <lend/sync/guarded_value.hpp>

namespace lend::inline LEND_ABI {

/// Owns a value that one thread at a time has, while it has the lock.
///
/// Share it with lend::shared(m) or in an arc, and take it as `mutex<T>&`. `lock()` gives a guard,
/// which leads to the value, and `with(f, args...)` calls f with it. It does not move or copy. `T`
/// is Send and Owned, and with that a mutex is Send, Sync, Concurrent and Owned.
///
/// A thread that waits for the lock spins for a moment and sleeps then, first come, first served,
/// but for those who come by just as it is given back and not for longer than half a millisecond.
template <class T>
class mutex : public detail::guarded_value<detail::locked_content<T>, mutex<T>> {
  using base = detail::guarded_value<detail::locked_content<T>, mutex<T>>;

 public:
  using base::base;
  mutex() = default;
  mutex(const mutex&) = delete;             // lend[owned]: a lock stays; move it in a lend::box
  mutex& operator=(const mutex&) = delete;  // lend[owned]: a lock stays; assign what it guards
  ~mutex() = default;
  template <detail::Lent Loan>
  explicit mutex(Loan&&) = delete;  // lend[blocking-loan]: a lock keeps what is given away
};

template <class T>
mutex(T) -> mutex<T>;

}  // namespace lend::inline LEND_ABI

namespace lend::detail::inline LEND_ABI {

/// What `T` is was checked when the mutex was made.
template <trait Trait, class T>
struct trait_rule<Trait, mutex<T>> {
  using type = all_of_these<>;
};

}  // namespace lend::detail::inline LEND_ABI
