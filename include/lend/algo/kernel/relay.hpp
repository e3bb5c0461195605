#pragma once

#include <lend/own/atomic.hpp>
#include <lend/own/heap_array.hpp>
#include <lend/task/loop.hpp>

#include <cstddef>
#include <optional>
#include <type_traits>
#include <utility>

// A scan by blocks in one pass over the memory: a task finds the sum of the next block, takes over
// the sum of all before it, passes on both together, and writes the block while it is in the cache.
// A task whose predecessor is late leaves its block behind, for whoever has time for it later. So
// who does what, and when, is open; which sums are combined is not.
//
// This is the chained scan of Yan, Long, Zhang, "StreamScan: Fast Scan Algorithms for GPUs without
// Global Barrier Synchronization", 2013, without its waiting.

namespace lend::detail::inline LEND_ABI {

inline void pause_briefly() noexcept {
#if defined(__x86_64__) || defined(__i386__)
  __builtin_ia32_pause();
#elif defined(__aarch64__)
  asm volatile("isb");
#endif
}

/// What is known of a block.
template <class T>
struct relay_block {
  std::optional<T> sum;     ///< of its elements; none of the last block
  std::optional<T> before;  ///< the sum of all in front; none of the first block without a start
  atomic<bool> summed = false;
  atomic<bool> claimed = false;  ///< somebody writes it
};

/// `steps.sum(begin, end)` is the sum of a block, `steps.combine(a, b)` that of neighbours, and
/// `steps.write(begin, end, before)` writes the elements of a block; `before` points to the sum of
/// all in front of it, or is null where there is nothing. `steps.write_and_sum(begin, end, before)`
/// does two of these where that is as fast as one.
template <class T, class Steps>
class relay {
 public:
  relay(std::size_t count, std::size_t block, std::optional<T> start, const Steps& steps,
        failure& failed)
      : count_(count),
        block_(block),
        number_((count + block - 1) / block),
        blocks_(heap_array<relay_block<T>>::of(number_)),
        steps_(steps),
        failed_(failed) {
    blocks_[0].before = std::move(start);
  }

  [[nodiscard]] std::size_t number_of_blocks() const noexcept { return number_; }

  /// To be called as often as there are blocks: sees to the next one.
  void step() {
    // ORDER: relaxed; this only gives each call a block of its own.
    const std::size_t at = next_.fetch_add(1, memory_order_relaxed);
    if constexpr (Steps::sums_while_writing) {
      if (is_reached(at)) {
        write_and_sum(at);
        write_what_is_left();
        return;
      }
    }
    if (at + 1 < number_) {
      find_sum(at, [&] { return steps_.sum(begin_of(at), end_of(at)); });
    } else {
      blocks_[at].summed = true;
    }
    if (comes_soon(at) && claims(at)) {
      write(at);
    }
    write_what_is_left();
  }

 private:
  [[nodiscard]] std::size_t begin_of(std::size_t at) const noexcept { return at * block_; }
  [[nodiscard]] std::size_t end_of(std::size_t at) const noexcept {
    return at + 1 == number_ ? count_ : (at + 1) * block_;
  }
  [[nodiscard]] const T* before(std::size_t at) const noexcept {
    return blocks_[at].before ? &*blocks_[at].before : nullptr;
  }

  /// Whether the sum of all in front of a block is known.
  // ORDER: acquire, pairs with the store in extend(); publishes `before`.
  [[nodiscard]] bool is_reached(std::size_t at) const noexcept {
    return at < reached_.load(memory_order_acquire);
  }
  /// The same, or whether it is in a few microseconds.
  [[nodiscard]] bool comes_soon(std::size_t at) const noexcept {
    for (int tries = 0; tries < 200; ++tries) {
      if (is_reached(at)) {
        return true;
      }
      pause_briefly();
    }
    return is_reached(at);
  }

  template <class Find>
  void find_sum(std::size_t at, const Find& find) {
    T sum = find();
    if (!failed_.failed()) {
      blocks_[at].sum.emplace(std::move(sum));
      blocks_[at].summed = true;
      pass_on();
    }
  }
  void write_and_sum(std::size_t at) {
    blocks_[at].claimed = true;
    if (at + 1 < number_) {
      find_sum(at, [&] { return steps_.write_and_sum(begin_of(at), end_of(at), before(at)); });
    } else {
      write(at);
    }
  }
  void write(std::size_t at) { steps_.write(begin_of(at), end_of(at), before(at)); }

  /// Passes sums on as far as they are known.
  // ORDER: whoever has set `summed` comes here, and either passes it on or finds somebody at it,
  // who looks for it once more after having said that he is not any longer; all seq_cst.
  void pass_on() {
    while (can_extend() && !extending_.exchange(true)) {
      extend();
      extending_ = false;
    }
  }
  [[nodiscard]] bool can_extend() const noexcept {
    const std::size_t reached = reached_;
    return reached < number_ && blocks_[reached - 1].summed;
  }
  // SAFETY: one thread at a time is here, and nobody else writes `before`, or reads `sum`.
  void extend() {
    while (can_extend()) {
      const std::size_t to = reached_;
      relay_block<T>& last = blocks_[to - 1];
      std::optional<T>& next = blocks_[to].before;
      if (last.before) {
        next.emplace(steps_.combine(T(*last.before), std::move(*last.sum)));
      } else {
        next.emplace(std::move(*last.sum));
      }
      reached_ = to + 1;
    }
  }

  // SAFETY: a block is written by the one who claims it, after its sum is known and nobody reads it
  // any more.
  [[nodiscard]] bool claims(std::size_t at) noexcept { return !blocks_[at].claimed.exchange(true); }

  /// Writes blocks that tasks have left behind.
  void write_what_is_left() {
    std::size_t at = left_;
    while (is_reached(at) && blocks_[at].summed) {
      if (!blocks_[at].claimed) {
        if (failed_.should_skip()) {
          return;
        }
        if (claims(at)) {
          write(at);
        }
      }
      left_.compare_exchange_strong(at, at + 1);
      at = left_;
    }
  }

  std::size_t count_;
  std::size_t block_;
  std::size_t number_;
  heap_array<relay_block<T>> blocks_;
  const Steps& steps_;
  failure& failed_;
  atomic<std::size_t> next_ = 0;     ///< the first block that nobody has begun with
  atomic<std::size_t> reached_ = 1;  ///< the first block of which `before` is not known
  atomic<std::size_t> left_ = 0;     ///< all blocks in front of it have been claimed
  atomic<bool> extending_ = false;
};

/// Scans [0, count), which is longer than a block, by steps as above.
template <class T, class Steps>
void run_relay(const control& how, std::size_t count, std::size_t block, std::optional<T> start,
               const Steps& steps, failure& failed) {
  relay<T, Steps> all(count, block, std::move(start), steps, failed);
  const auto body = [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end && !failed.should_skip(); ++i) {
      all.step();
    }
  };
  failed.expect(all.number_of_blocks());
  inside_arena_of(how, [&] {
    loop_job<decltype(body)> loop(body, failed);
    share_loop(loop, 0, all.number_of_blocks(), how.grain / block);
  });
  failed.rethrow();
}

}  // namespace lend::detail::inline LEND_ABI
