#pragma once

#include <lend/own/address.hpp>
#include <lend/own/atomic.hpp>
#include <lend/own/construction.hpp>
#include <lend/task/deque.hpp>
#include <lend/task/edge.hpp>
#include <lend/task/result.hpp>

#include <exception>
#include <new>
#include <type_traits>
#include <utility>

namespace lend::detail::inline LEND_ABI {

template <class Work>
using value_of = result_value<result_of_work<Work>>;

template <class Work>
[[gnu::always_inline]] inline value_of<Work> value_from(Work& work) {
  if constexpr (std::is_void_v<result_of_work<Work>>) {
    work();
    return {};
  } else {
    return work();
  }
}

/// A copy is a copy of bytes, and at its end nothing is to be done. What is trivially copyable as a
/// whole is known to the compiler; the other traits cost it templates.
template <class T>
concept FreeToCopy =
    (std::is_trivially_copyable_v<T> && requires(const T& object) { T(object); }) ||
    (std::is_trivially_copy_constructible_v<T> && std::is_trivially_destructible_v<T>);

/// What is small and free to copy is copied, so that the original can stay in registers.
template <class Work>
inline constexpr bool copied_to_thieves = FreeToCopy<Work> && sizeof(Work) <= 64;

/// What a thief sees of a task of a join: its work, and room for its result.
///
/// SAFETY: it lives on the frame of the join, which does not end before a thief has ended with it.
template <class Work>
class frame final : public job {
 public:
  using value = value_of<Work>;

  [[gnu::always_inline]] explicit frame(Work& work) noexcept : job(&start), work_(held(work)) {
    fork_.publish();
  }
  frame(const frame&) = delete;
  frame& operator=(const frame&) = delete;
  /// The outcome is gone by then: take() and drop() destroy it.
  ~frame() {}

  /// After await(): the result, or the exception.
  value take() {
    join_.observe();
    if (failed_) {
      std::rethrow_exception(take_error());
    }
    const destroyed_at_end end{&value_};
    return std::move(value_);
  }
  /// After await(), if nobody wants the outcome.
  void drop() noexcept {
    join_.observe();
    if (failed_) {
      detail::end_at(&error_);
    } else {
      detail::end_at(&value_);
    }
  }
  /// Whether a thief has ended with it, and by an exception.
  [[nodiscard]] bool has_failed() noexcept {
    // ORDER: acquire, pairs with the decrement in a thief's last step.
    if (atomic_ref(taken).load(memory_order_acquire) != 0) {
      return false;
    }
    join_.observe();
    return failed_;
  }

 private:
  using held_work = std::conditional_t<copied_to_thieves<Work>, Work, Work*>;

  struct destroyed_at_end {
    value* object;
    ~destroyed_at_end() { detail::end_at(object); }
  };

  [[gnu::always_inline]] static held_work held(Work& work) noexcept {
    if constexpr (copied_to_thieves<Work>) {
      return work;
    } else {
      return detail::address_of(work);
    }
  }
  Work& work() noexcept {
    if constexpr (copied_to_thieves<Work>) {
      return work_;
    } else {
      return *work_;
    }
  }
  std::exception_ptr take_error() noexcept {
    std::exception_ptr error = std::move(error_);
    detail::end_at(&error_);
    return error;
  }

  static void start(job& self) noexcept {
    auto& here = static_cast<frame&>(self);
    here.fork_.observe();
    try {
      ::new (static_cast<void*>(detail::address_of(here.value_))) value(value_from(here.work()));
      here.failed_ = false;
    } catch (...) {
      ::new (static_cast<void*>(detail::address_of(here.error_)))
          std::exception_ptr(std::current_exception());
      here.failed_ = true;
    }
    here.join_.publish();
  }

  held_work work_;
  union {
    value value_;
    std::exception_ptr error_;
  };
  bool failed_;  // NOLINT(cppcoreguidelines-pro-type-member-init): the thief's
  [[no_unique_address]] edge fork_;
  [[no_unique_address]] edge join_;
};

}  // namespace lend::detail::inline LEND_ABI
