#pragma once

#include <lend/algo/kernel/block_partition.hpp>
#include <lend/algo/kernel/blocks.hpp>
#include <lend/task/failure.hpp>
#include <lend/task/loop.hpp>
#include <lend/task/seam.hpp>

#include <cstddef>
#include <utility>

namespace lend::detail::inline LEND_ABI {

/// Pieces of a range that are cut one by one, and then put together.
class cut_pieces {
 public:
  cut_pieces(std::size_t count, std::size_t pairs) noexcept : pairs_(at_most(most_pairs, pairs)) {
    const std::size_t low = count / 2;
    const std::size_t high = count - low;
    for (std::size_t i = 0; i < pairs_; ++i) {
      pieces_[i] = uncut(low * i / pairs_, low * (i + 1) / pairs_);
      pieces_[number() - 1 - i] = uncut(count - high * (i + 1) / pairs_, count - high * i / pairs_);
    }
  }

  [[nodiscard]] std::size_t pairs() const noexcept { return pairs_; }
  [[nodiscard]] cut_piece& low_of(std::size_t pair) noexcept { return pieces_[pair]; }
  [[nodiscard]] cut_piece& high_of(std::size_t pair) noexcept {
    return pieces_[number() - 1 - pair];
  }

  [[nodiscard]] std::size_t count_front() const noexcept {
    std::size_t front = 0;
    for (std::size_t i = 0; i < number(); ++i) {
      front += pieces_[i].front - pieces_[i].begin;
    }
    return front;
  }

  /// Calls `swap_ranges(a, b, size)` for those with `rank`s in [begin, end) of the elements that
  /// stand in the first `front` places but do not belong there, and of those the other way round.
  template <class SwapRanges>
  void for_misplaced(std::size_t front, std::size_t begin, std::size_t end,
                     const SwapRanges& swap_ranges) const {
    walk wrong{*this, front, true};
    walk missing{*this, front, false};
    wrong.skip(begin);
    missing.skip(begin);
    while (begin < end) {
      const std::size_t size = at_most(at_most(wrong.left(), missing.left()), end - begin);
      swap_ranges(wrong.at(), missing.at(), size);
      wrong.skip(size);
      missing.skip(size);
      begin += size;
    }
  }
  /// How many stand in the first `front` places but do not belong there.
  [[nodiscard]] std::size_t count_misplaced(std::size_t front) const noexcept {
    std::size_t sum = 0;
    for (std::size_t i = 0; i < number(); ++i) {
      const auto [first, last] = misplaced_of(i, front, true);
      sum += last - first;
    }
    return sum;
  }

 private:
  static constexpr std::size_t most_pairs = 64;

  static cut_piece uncut(std::size_t begin, std::size_t end) noexcept {
    return {begin, begin, end};
  }
  [[nodiscard]] std::size_t number() const noexcept { return 2 * pairs_; }

  [[nodiscard]] std::pair<std::size_t, std::size_t> misplaced_of(std::size_t piece,
                                                                 std::size_t front,
                                                                 bool in_front) const noexcept {
    const cut_piece& one = pieces_[piece];
    const std::size_t first = in_front ? one.front : at_least(front, one.begin);
    const std::size_t last = in_front ? at_most(front, one.end) : one.front;
    return {first, at_least(first, last)};
  }
  static std::size_t at_least(std::size_t limit, std::size_t count) noexcept {
    return count > limit ? count : limit;
  }

  /// Goes along the elements of one kind.
  class walk {
   public:
    walk(const cut_pieces& all, std::size_t front, bool in_front) noexcept
        : all_(all), front_(front), in_front_(in_front) {}

    [[nodiscard]] std::size_t at() const noexcept { return at_; }
    [[nodiscard]] std::size_t left() const noexcept { return end_ - at_; }
    /// Goes on to a place with an element, if there is one.
    void skip(std::size_t size) noexcept {
      for (;;) {
        const std::size_t here = at_most(size, left());
        at_ += here;
        size -= here;
        if (at_ < end_ || next_ == all_.number()) {
          return;
        }
        const auto [first, last] = all_.misplaced_of(next_++, front_, in_front_);
        at_ = first;
        end_ = last;
      }
    }

   private:
    const cut_pieces& all_;
    std::size_t front_;
    bool in_front_;
    std::size_t next_ = 0;
    std::size_t at_ = 0;
    std::size_t end_ = 0;
  };

  std::size_t pairs_;
  cut_piece pieces_[2 * most_pairs];
};

/// partition_around_first with several tasks. The same at every run, for as many threads.
///
/// The range is cut into pieces, of which each task takes one in front and its counterpart behind,
/// so that few elements have to be swapped after that (Francis and Pannan, "A Parallel Partition
/// for Enhanced Parallel Quicksort", 1992).
template <class T, class GoesFront>
std::size_t partition_together(T* data, std::size_t count, const GoesFront& goes_front,
                               failure& failed) {
  using std::swap;
  held_pivot<T> pivot = data[0];
  T* const rest = data + 1;
  cut_pieces pieces(count - 1, 4 * current_width());
  fork_range(control{}, pieces.pairs(), [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      partition_both(
          rest, pieces.low_of(i), pieces.high_of(i),
          [&](const T& element) { return goes_front(element, pivot); }, failed);
    }
  });
  const std::size_t front = pieces.count_front();
  fork_range(control{}, pieces.count_misplaced(front), [&](std::size_t begin, std::size_t end) {
    pieces.for_misplaced(front, begin, end, [rest](std::size_t a, std::size_t b, std::size_t size) {
      for (std::size_t i = 0; i < size; ++i) {
        swap(rest[a + i], rest[b + i]);
      }
    });
  });
  swap(data[0], data[front]);
  return front;
}

/// The one or the other: several tasks for `together` elements and more.
template <class T, class GoesFront>
std::size_t partition_from(std::size_t together, T* data, std::size_t count,
                           const GoesFront& goes_front, failure& failed) {
  return count < together ? partition_around_first(data, count, goes_front, failed)
                          : partition_together(data, count, goes_front, failed);
}

}  // namespace lend::detail::inline LEND_ABI
