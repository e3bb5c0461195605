#pragma once

#include <lend/own/atomic.hpp>
#include <lend/own/config.hpp>
#include <lend/own/error.hpp>
#include <lend/task/control.hpp>

#include <exception>

namespace lend::detail::inline LEND_ABI {

/// The first exception of a group of tasks. Once there is one, tasks that have not started are
/// skipped. The group may be told to stop, which makes `cancelled` its exception if there is
/// anything left to be skipped. And it may be watched.
class failure {
 public:
  failure() noexcept : state_(none) {}
  /// SAFETY: `how` is that of the call, which the group is part of.
  explicit failure(const control& how) noexcept
      : state_(how.stop == nullptr ? none : told), stop_(how.stop), watched_(how.watched) {}

  /// Calls `work()` if it is not to be skipped, and keeps its exception.
  template <class Work>
  [[gnu::always_inline]] void guard(const Work& work) noexcept {
    if (!should_skip()) {
      try {
        work();
      } catch (...) {
        capture();
      }
    }
  }
  /// To be asked in front of some work: whether that is to be left out, as the group has failed. It
  /// has by then if it was told to stop.
  [[nodiscard]] bool should_skip() noexcept {
    // ORDER: relaxed; a hint, a task may still start after another one has failed.
    const state now = state_.load(memory_order_relaxed);
    if (now == none) [[likely]] {
      return false;
    }
    return now != told || cancel_if_told();
  }
  [[nodiscard]] bool can_stop() const noexcept { return stop_ != nullptr; }
  /// To be told of the steps of the group: before any is taken, and when some were.
  void expect(std::size_t steps) noexcept {
    if (watched_ != nullptr) {
      watched_->expect(steps);
    }
  }
  void advance(std::size_t steps) noexcept {
    if (watched_ != nullptr) [[unlikely]] {
      watched_->advance(steps);
    }
  }
  /// Keeps the exception being handled, if it is the first.
  void capture() noexcept {
    // ORDER: relaxed; this only picks the one thread that writes error_.
    state expected = stop_ == nullptr ? none : told;
    if (state_.compare_exchange_strong(expected, writing, memory_order_relaxed,
                                       memory_order_relaxed)) {
      error_ = std::current_exception();
      // ORDER: release, pairs with the acquire in rethrow(); publishes error_.
      state_.store(written, memory_order_release);
    }
  }
  [[nodiscard]] bool failed() const noexcept {
    // ORDER: relaxed; a hint, a task may still start after another one has failed.
    return state_.load(memory_order_relaxed) > told;
  }
  /// Throws the exception, if there is one. The group need not have joined: a task that was skipped
  /// may be asked for its result while the one that failed is still writing down why.
  void rethrow() const {
    // ORDER: acquire, pairs with the release in capture().
    state now = state_.load(memory_order_acquire);
    while (now == writing) {
      now = state_.load(memory_order_acquire);
    }
    if (now == written) {
      std::rethrow_exception(error_);
    }
  }

 private:
  /// `told` is `none` for a group that may be told to stop.
  enum state : unsigned char { none, told, writing, written };

  bool cancel_if_told() noexcept {
    if (!stop_->stop_requested()) {
      return false;
    }
    cancel();
    return true;
  }
  [[gnu::cold, gnu::noinline]] void cancel() noexcept {
    try {
      throw_cancelled();
    } catch (...) {
      capture();
    }
  }

  atomic<state> state_;
  std::exception_ptr error_;
  const any_stop_token* stop_ = nullptr;
  call_progress* watched_ = nullptr;
};

}  // namespace lend::detail::inline LEND_ABI
