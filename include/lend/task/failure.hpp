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
    // ORDER: relaxed; only the winner writes error_, and it is read after the group has joined.
    if (!failed_.exchange(true, std::memory_order_relaxed)) {
      error_ = std::current_exception();
    }
  }
  [[nodiscard]] bool failed() const noexcept {
    // ORDER: relaxed; a hint, a task may still start after another one has failed.
    return failed_.load(std::memory_order_relaxed);
  }
  /// To be called when the group has joined.
  void rethrow() const {
    if (error_) {
      std::rethrow_exception(error_);
    }
  }

 private:
  std::atomic<bool> failed_{false};
  std::exception_ptr error_;
};

}  // namespace lend::detail::inline LEND_ABI
