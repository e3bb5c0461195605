#pragma once

#include <lend/algo/kernel/blocks.hpp>
#include <lend/own/atomic.hpp>
#include <lend/own/heap_array.hpp>
#include <lend/own/positions.hpp>
#include <lend/task/loop.hpp>
#include <lend/task/value_pool.hpp>

#include <bit>
#include <cstddef>
#include <cstdint>
#include <type_traits>
#include <utility>
#include <vector>

// Counting how many of the numbers bin_of(0), bin_of(1), ..., each of them below `bins`, are equal.
// Loops copy bin_of, so that what it holds stays in registers.

namespace lend::detail::inline LEND_ABI {

/// How many there are in each bin. They depend on a parameter, so that nothing of a vector is
/// compiled before it is needed.
template <class Count>
using counters = std::vector<Count>;

template <class B>
concept Bin = Position<B> || std::is_same_v<B, bool> || std::is_enum_v<B>;

/// The number of a bin. Throws bounds_error if it is no bin.
template <Bin B>
constexpr std::size_t checked_bin(B bin, std::size_t bins) {
  if constexpr (std::is_enum_v<B>) {
    return checked_bin(static_cast<std::underlying_type_t<B>>(bin), bins);
  } else {
    // NOLINTNEXTLINE(bugprone-signed-char-misuse): a negative number becomes one that is no bin
    const auto place = static_cast<std::size_t>(bin);
    if (place >= bins) [[unlikely]] {
      if constexpr (std::is_same_v<B, bool>) {
        throw_bin({place, false}, bins);
      } else {
        throw_bin(shown_position(bin), bins);
      }
    }
    return place;
  }
}

template <class Count, class BinOf>
void count_in_order(Count* counts, std::size_t begin, std::size_t end, const BinOf& bin_of) {
  const BinOf bin = bin_of;
  for (std::size_t i = begin; i < end; ++i) {
    ++counts[bin(i)];
  }
}

/// Few bins: each task that is at work counts on its own, and the counts are added up.
template <class Count, class BinOf>
counters<Count> count_apart(const control& how, std::size_t count, std::size_t bins,
                            const BinOf& bin_of) {
  counters<Count> total(0);
  value_pool<counters<Count>> pool;
  pool.make_by([bins] { return counters<Count>(bins); });
  fork_range(
      how, count,
      [&](std::size_t begin, std::size_t end) {
        if (begin == 0) {
          total = counters<Count>(bins);
        }
        count_in_order(total.data(), begin, end, bin_of);
      },
      [&](std::size_t begin, std::size_t end) {
        const lease<counters<Count>> mine(pool);
        count_in_order(mine.value().data(), begin, end, bin_of);
      });
  auto* other = pool.newest();
  if (total.size() == 0 && other != nullptr) {
    total = std::move(other->value);
    other = other->before;
  }
  for (; other != nullptr; other = other->before) {
    for (std::size_t bin = 0; bin < bins; ++bin) {
      total[bin] += other->value[bin];
    }
  }
  return total;
}

/// Many bins and not that many elements: all tasks count in the same place.
template <class Count, class BinOf>
counters<Count> count_together(const control& how, std::size_t count, std::size_t bins,
                               const BinOf& bin_of) {
  counters<Count> total(bins);
  fork_range(how, count, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      // ORDER: relaxed; a sum, which the loop's join publishes.
      atomic_ref(total[bin_of(i)]).fetch_add(1, memory_order_relaxed);
    }
  });
  return total;
}

/// Many bins and elements: a block of them after the other is sorted into groups of neighbouring
/// bins, small enough for a cache, and then the groups are counted, each by one task.
template <class Count>
class group_counting {
 public:
  group_counting(const control& how, std::size_t count, counters<Count>& total)
      : how_(how.part(0)),
        count_(count),
        total_(total),
        shift_(static_cast<unsigned>(std::bit_width((total.size() - 1) / most_groups))),
        block_(block_for(count)) {
    shift_ = shift_ < least_shift ? least_shift : shift_;
    groups_ = ((total.size() - 1) >> shift_) + 1;
    const std::size_t blocks = at_most(blocks_at_once, (count + block_ - 1) / block_);
    bins_ = heap_array<std::uint32_t>::to_be_filled(blocks * block_);
    ends_ = heap_array<std::uint32_t>::to_be_filled(blocks * groups_);
  }

  /// Adds the bins of all elements to the total.
  template <class BinOf>
  void count_all(const BinOf& bin_of) {
    const std::size_t at_once = blocks_at_once * block_;
    for (std::size_t begin = 0; begin < count_; begin += at_once) {
      const std::size_t some = at_most(at_once, count_ - begin);
      const std::size_t blocks = (some + block_ - 1) / block_;
      fork_range(how_, blocks, [&](std::size_t first, std::size_t last) {
        for (std::size_t block = first; block < last; ++block) {
          const std::size_t from = block * block_;
          group_block(block, begin + from, at_most(block_, some - from), bin_of);
        }
      });
      fork_range(how_, groups_, [&](std::size_t first, std::size_t last) {
        for (std::size_t group = first; group < last; ++group) {
          count_group(group, blocks);
        }
      });
    }
  }

 private:
  static constexpr std::size_t most_groups = 1024;
  static constexpr unsigned least_shift = 15;
  static constexpr std::size_t blocks_at_once = 128;

  static constexpr std::size_t block_for(std::size_t count) noexcept {
    const std::size_t even = count / blocks_at_once;
    return even < 4096 ? 4096 : at_most(32768, even);
  }

  /// Sorts the bins of elements [begin, begin + count) into the block's part of bins_, by group.
  template <class BinOf>
  void group_block(std::size_t block, std::size_t begin, std::size_t count, const BinOf& bin_of) {
    const auto bins = heap_array<std::size_t>::to_be_filled(count);
    const auto next = heap_array<std::uint32_t>::of(groups_);
    const BinOf bin = bin_of;
    for (std::size_t i = 0; i < count; ++i) {
      bins[i] = bin(begin + i);
      ++next[bins[i] >> shift_];
    }
    std::uint32_t place = 0;
    std::uint32_t* const ends = ends_.get() + block * groups_;
    for (std::size_t group = 0; group < groups_; ++group) {
      ends[group] = place + next[group];
      next[group] = std::exchange(place, ends[group]);
    }
    const std::size_t within = (std::size_t{1} << shift_) - 1;
    std::uint32_t* const sorted = bins_.get() + block * block_;
    for (std::size_t i = 0; i < count; ++i) {
      sorted[next[bins[i] >> shift_]++] = static_cast<std::uint32_t>(bins[i] & within);
    }
  }
  // SAFETY: the bins of different groups are different elements of total_.
  void count_group(std::size_t group, std::size_t blocks) noexcept {
    Count* const counts = total_.data() + (group << shift_);
    for (std::size_t block = 0; block < blocks; ++block) {
      const std::uint32_t* const sorted = bins_.get() + block * block_;
      const std::uint32_t* const ends = ends_.get() + block * groups_;
      const std::uint32_t end = ends[group];
      for (std::uint32_t i = group == 0 ? 0 : ends[group - 1]; i < end; ++i) {
        ++counts[sorted[i]];
      }
    }
  }

  control how_;
  std::size_t count_;
  counters<Count>& total_;
  unsigned shift_;
  std::size_t block_;
  std::size_t groups_ = 0;
  heap_array<std::uint32_t> bins_;
  heap_array<std::uint32_t> ends_;
};

template <class Count, class BinOf>
counters<Count> count_by_groups(const control& how, std::size_t count, std::size_t bins,
                                const BinOf& bin_of) {
  counters<Count> total(bins);
  auto work = [&] { group_counting<Count>(how, count, total).count_all(bin_of); };
  inside_arena_of(how, work);
  return total;
}

template <class Count, class BinOf>
counters<Count> count_bins(const control& how, std::size_t count, std::size_t bins,
                           const BinOf& bin_of) {
  constexpr std::size_t few = 4096;
  constexpr std::size_t many = std::size_t{1} << 19;
  constexpr std::size_t worth_groups = std::size_t{1} << 18;
  if (count == 0) {
    return counters<Count>(bins);
  }
  if (bins <= few || (bins <= many && bins <= count / 4)) {
    return count_apart<Count>(how, count, bins, bin_of);
  }
  return count < worth_groups ? count_together<Count>(how, count, bins, bin_of)
                              : count_by_groups<Count>(how, count, bins, bin_of);
}

}  // namespace lend::detail::inline LEND_ABI
