#pragma once

#include <lend/algo/kernel/blocks.hpp>
#include <lend/algo/kernel/partition.hpp>
#include <lend/task/failure.hpp>

#include <cstddef>
#include <cstdint>
#include <type_traits>
#include <utility>

namespace lend::detail::inline LEND_ABI {

/// A part of a range: [begin, front) goes to the front, [front, end) does not.
struct cut_piece {
  std::size_t begin;
  std::size_t front;
  std::size_t end;
};

/// Those of a block that are on the wrong side.
class misplaced {
 public:
  static constexpr std::size_t block = 1024;

  [[nodiscard]] bool is_empty() const noexcept { return next_ == number_; }
  [[nodiscard]] std::size_t size() const noexcept { return number_ - next_; }
  std::size_t take() noexcept { return begin_ + offsets_[next_++]; }

  /// Looks at [begin, end), at most a block. Without a branch that nobody can predict.
  template <class IsMisplaced>
  void look_for(std::size_t begin, std::size_t end, const IsMisplaced& is_misplaced) {
    begin_ = begin;
    next_ = 0;
    number_ = 0;
    std::size_t number = 0;
    for (std::size_t i = begin; i < end; ++i) {
      offsets_[number] = static_cast<std::uint16_t>(i - begin);
      number += static_cast<std::size_t>(static_cast<bool>(is_misplaced(i)));
    }
    number_ = number;
  }

 private:
  std::size_t begin_ = 0;
  std::size_t next_ = 0;
  std::size_t number_ = 0;
  std::uint16_t offsets_[block];
};

/// Cuts `low` and `high`, which is behind it, so that no element of `low` stays behind while there
/// is one in `high` that goes to the front.
///
/// By blocks from both ends (Edelkamp and Weiss, "BlockQuicksort", 2016).
template <class T, class GoesFront>
void partition_both(T* data, cut_piece& low, cut_piece& high, const GoesFront& goes_front,
                    failure& failed) {
  misplaced in_low;
  misplaced in_high;
  std::size_t low_block = low.begin;
  std::size_t low_next = low.begin;
  std::size_t high_block = high.end;
  std::size_t high_next = high.end;
  while (!failed.should_skip()) {
    if (in_low.is_empty()) {
      low_block = low_next;
      if (low_block == low.end) {
        break;
      }
      low_next += at_most(misplaced::block, low.end - low_block);
      in_low.look_for(low_block, low_next, [&](std::size_t i) { return !goes_front(data[i]); });
    }
    if (in_high.is_empty()) {
      high_block = high_next;
      if (high_block == high.begin) {
        break;
      }
      high_next -= at_most(misplaced::block, high_block - high.begin);
      in_high.look_for(high_next, high_block, [&](std::size_t i) { return goes_front(data[i]); });
    }
    for (std::size_t pairs = at_most(in_low.size(), in_high.size()); pairs > 0; --pairs) {
      using std::swap;
      swap(data[in_low.take()], data[in_high.take()]);
    }
  }
  // Of one of them, nothing is left; of the other one, what has not been looked at or swapped.
  const std::size_t low_left = in_low.is_empty() ? low_next : low_block;
  const std::size_t high_left = in_high.is_empty() ? high_next : high_block;
  low.front = low_left + partition_here(data + low_left, low.end - low_left, goes_front, failed);
  high.front =
      high.begin + partition_here(data + high.begin, high_left - high.begin, goes_front, failed);
}

/// The same as partition_here. Reads blocks twice, but writes only what has to be moved.
template <class T, class GoesFront>
std::size_t partition_by_blocks(T* data, std::size_t count, const GoesFront& goes_front,
                                failure& failed) {
  const std::size_t middle = count / 2;
  cut_piece low{0, 0, middle};
  cut_piece high{middle, middle, count};
  partition_both(data, low, high, goes_front, failed);
  return low.front < middle ? low.front : high.front;
}

/// So many small elements are partitioned faster by blocks.
inline constexpr std::size_t worth_blocks = std::size_t{1} << 13U;

/// What elements are compared with: a copy where that is cheap, so that it need not be read anew.
template <class T>
using held_pivot = std::conditional_t<partitions_without_branches<T>, const T, const T&>;

/// Puts data[0] where it belongs: elements for which `goes_front(element, pivot)` holds stand in
/// front of it, the others behind. Returns its place; once failed, any.
template <class T, class GoesFront>
std::size_t partition_around_first(T* data, std::size_t count, const GoesFront& goes_front,
                                   failure& failed) {
  held_pivot<T> pivot = data[0];
  const auto goes = [&](const T& element) -> bool { return goes_front(element, pivot); };
  const bool by_blocks = partitions_without_branches<T> && count >= worth_blocks;
  const std::size_t front = by_blocks ? partition_by_blocks(data + 1, count - 1, goes, failed)
                                      : partition_here(data + 1, count - 1, goes, failed);
  using std::swap;
  swap(data[0], data[front]);
  return front;
}

}  // namespace lend::detail::inline LEND_ABI
