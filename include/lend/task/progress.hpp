#pragma once

#include <lend/own/atomic.hpp>
#include <lend/own/config.hpp>
#include <lend/own/traits.hpp>

#include <cstddef>

namespace lend::detail::inline LEND_ABI {
class call_progress;
}  // namespace lend::detail::inline LEND_ABI

namespace lend::inline LEND_ABI {

/// How far the calls with `lend::options{.progress = &p}` have come, for any thread to look at.
///
/// A step is an element in a loop or sort, a block of elements where an algorithm works by blocks,
/// a problem of a recursion, or a task of a scope. An algorithm that passes over its elements again
/// finds more steps to take when it comes to that. After a call that has returned, done() is
/// total(); after one that has thrown, the steps that were left out are missing.
class progress {
 public:
  progress() noexcept = default;
  progress(const progress&) = delete;
  progress& operator=(const progress&) = delete;
  ~progress() = default;

  /// Steps that were taken; never less than before, nor more than a total() that is asked for
  /// later.
  // ORDER: acquire, pairs with the release in advance(): total() knows of these steps.
  [[nodiscard]] std::size_t done() const noexcept {
    return done_.load(detail::memory_order_acquire);
  }
  /// Steps that there are to take, as far as the calls know by now.
  // ORDER: relaxed; see done().
  [[nodiscard]] std::size_t total() const noexcept {
    return total_.load(detail::memory_order_relaxed);
  }

 private:
  friend class detail::call_progress;

  detail::atomic<std::size_t> done_ = 0;
  detail::atomic<std::size_t> total_ = 0;
};

template <>
inline constexpr auto enable_send<progress> = yes;
template <>
inline constexpr auto enable_sync<progress> = yes;
template <>
inline constexpr auto enable_concurrent<progress> = yes;
template <>
inline constexpr auto enable_owned<progress> = yes;

}  // namespace lend::inline LEND_ABI

namespace lend::detail::inline LEND_ABI {

/// What one call adds to a progress, which may be null until something is added.
class call_progress {
 public:
  explicit call_progress(progress* to) noexcept : to_(to) {}

  /// To be called before any of these steps is taken.
  void expect(std::size_t steps) noexcept {
    // ORDER: relaxed; whoever takes the steps has been started after this.
    expected_.fetch_add(steps, memory_order_relaxed);
    to_->total_.fetch_add(steps, memory_order_relaxed);
  }
  void advance(std::size_t steps) noexcept {
    // ORDER: relaxed; finish() is called when all who take steps have joined.
    taken_.fetch_add(steps, memory_order_relaxed);
    // ORDER: release, pairs with the acquire in done().
    to_->done_.fetch_add(steps, memory_order_release);
  }
  /// The call has returned: the steps that are left are not needed.
  void finish() noexcept { advance(expected_ - taken_); }

 private:
  progress* to_;
  atomic<std::size_t> expected_ = 0;
  atomic<std::size_t> taken_ = 0;
};

}  // namespace lend::detail::inline LEND_ABI
