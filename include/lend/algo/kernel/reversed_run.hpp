#pragma once

#include <lend/algo/kernel/blocks.hpp>
#include <lend/algo/kernel/swap_ends.hpp>
#include <lend/own/atomic.hpp>
#include <lend/task/enter.hpp>
#include <lend/task/failure.hpp>
#include <lend/task/loop.hpp>

#include <cstddef>

namespace lend::detail::inline LEND_ABI {

/// The pieces that a range is cut into in front of its middle, each with its counterpart behind.
template <class T>
class mirrored_pieces {
 public:
  mirrored_pieces(T* data, std::size_t count) noexcept
      : data_(data), count_(count), half_(count / 2), size_(half_ / most + 1) {
    size_ = size_ < pass_block ? pass_block : size_;
    number_ = (half_ + size_ - 1) / size_;
  }

  [[nodiscard]] std::size_t number() const noexcept { return number_; }

  /// Whether `holds` where one piece meets the next. To be asked before any is reversed.
  template <class Holds>
  bool hold_together(const Holds& holds) const {
    for (std::size_t begin = size_; begin < half_; begin += size_) {
      if (!holds(begin, begin + 1) || !holds(count_ - begin, count_ - begin + 1)) {
        return false;
      }
    }
    return holds(half_, count_ - half_ + 1);
  }

  /// Swaps a piece with its counterpart, each reversed, if `holds` inside of both.
  template <class Holds>
  bool reverse(std::size_t piece, const Holds& holds) {
    const std::size_t begin = piece * size_;
    const std::size_t end = at_most(half_, begin + size_);
    if (!holds(begin + 1, end) || !holds(count_ - end + 1, count_ - begin)) {
      return false;
    }
    is_reversed_[piece] = true;
    swap_ends(data_, count_, begin, end);
    return true;
  }
  /// Brings a piece and its counterpart back, if they were swapped.
  void restore(std::size_t piece) {
    const std::size_t begin = piece * size_;
    if (is_reversed_[piece]) {
      swap_ends(data_, count_, begin, at_most(half_, begin + size_));
    }
  }

 private:
  static constexpr std::size_t most = 4096;

  T* data_;
  std::size_t count_;
  std::size_t half_;
  std::size_t size_;
  std::size_t number_;
  bool is_reversed_[most]{};
};

/// Reverses a range with several tasks if `holds(begin, end)` for all parts of [1, count), which
/// asks each element and the one before it; most ranges are seen at once not to be so. Whether it
/// did; once failed, false, and the range is a permutation of what it was.
///
/// A range of memory is read once for both: what is found to be in reverse order is swapped while
/// it is in the cache, and swapped back if the rest turns out to be in another order.
template <class T, class Holds>
bool reverse_if(T* data, std::size_t count, failure& failed, const Holds& holds) {
  const std::size_t first = at_most(pass_block, count);
  if (!holds(std::size_t{1}, first)) {
    return false;
  }
  if (first == count) {
    swap_ends(data, count, 0, count / 2);
    return true;
  }
  mirrored_pieces<T> pieces(data, count);
  if (!pieces.hold_together(holds)) {
    return false;
  }
  atomic<bool> all = true;
  const auto reverse = [&](std::size_t begin, std::size_t end) {
    for (std::size_t piece = begin; piece < end; ++piece) {
      // ORDER: relaxed; the end of the loop makes what was stored visible.
      if (failed.should_skip() || !all.load(memory_order_relaxed) ||
          !pieces.reverse(piece, holds)) {
        all.store(false, memory_order_relaxed);
        return;
      }
    }
  };
  const auto restore = [&](std::size_t begin, std::size_t end) {
    for (std::size_t piece = begin; piece < end; ++piece) {
      pieces.restore(piece);
    }
  };
  inside_some_arena([&] {
    fork_range(control{}, pieces.number(), reverse);
    if (!all.load(memory_order_relaxed) && !failed.failed()) {
      fork_range(control{}, pieces.number(), restore);
    }
  });
  return all.load(memory_order_relaxed);
}

}  // namespace lend::detail::inline LEND_ABI
