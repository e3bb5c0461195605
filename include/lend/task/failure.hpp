#pragma once

#include <lend/own/config.hpp>

#include <atomic>
#include <exception>

namespace lend::detail::inline LEND_ABI {

/// The first exception of a group of tasks. Once there is one, tasks that have not started are
/// skipped.
class failure {
 public:
  /// Keeps the exception being handled, if it is the first.
  void capture() noexcept {
    // ORDER: relaxed; this only picks the one thread that writes error_.
    state expected = none;
    if (state_.compare_exchange_strong(expected, writing, std::memory_order_relaxed)) {
      error_ = std::current_exception();
      // ORDER: release, pairs with the acquire in rethrow(); publishes error_.
      state_.store(written, std::memory_order_release);
    }
  }
  [[nodiscard]] bool failed() const noexcept {
    // ORDER: relaxed; a hint, a task may still start after another one has failed.
    return state_.load(std::memory_order_relaxed) != none;
  }
  /// Throws the exception, if there is one. The group need not have joined: a task that was skipped
  /// may be asked for its result while the one that failed is still writing down why.
  void rethrow() const {
    // ORDER: acquire, pairs with the release in capture().
    state now = state_.load(std::memory_order_acquire);
    while (now == writing) {
      now = state_.load(std::memory_order_acquire);
    }
    if (now == written) {
      std::rethrow_exception(error_);
    }
  }

 private:
  enum state : unsigned char { none, writing, written };

  std::atomic<state> state_{none};
  std::exception_ptr error_;
};

}  // namespace lend::detail::inline LEND_ABI
