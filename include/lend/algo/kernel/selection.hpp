#pragma once

#include <lend/algo/kernel/blocks.hpp>
#include <lend/algo/kernel/short_pass.hpp>
#include <lend/algo/kernel/target.hpp>
#include <lend/own/heap_array.hpp>
#include <lend/task/loop.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <type_traits>
#include <utility>

namespace lend::detail::inline LEND_ABI {

/// Whether to put an element where another one is already costs nothing but the store.
template <class T>
constexpr bool is_put_cheaply = std::is_trivially_copyable_v<T> && sizeof(T) <= 16;

/// Asks for memory ahead of a pass over small elements.
template <class T>
class reading_behind {
 public:
  explicit reading_behind(const T* data) noexcept : data_(data) {}

  [[gnu::always_inline]] void operator()([[maybe_unused]] std::size_t index) const noexcept {
    if constexpr (is_put_cheaply<T>) {
      ask_to_read_behind(data_ + index);
    }
  }

 private:
  const T* data_;
};

/// Calls `work(at)` for each block, possibly at the same time.
template <class Work>
void for_each_block(const control& how, std::size_t blocks, const Work& work) {
  if (blocks == 1 && how.stop == nullptr) {
    work(std::size_t{0});
    return;
  }
  fork_range(how, blocks, [&work](std::size_t first, std::size_t last) {
    for (std::size_t at = first; at < last; ++at) {
      work(at);
    }
  });
}

/// Which of so many elements are chosen, and how many are in front of each block of them.
class selection {
 public:
  static constexpr std::size_t block = 4096;

  /// `choose(begin, end, chosen)` says it for each index of [begin, end).
  template <class Choose>
  selection(const control& how, std::size_t count, const Choose& choose) : count_(count) {
    if (count > block) {
      far_chosen_ = heap_array<bool>::to_be_filled(count);
      far_before_ = heap_array<std::size_t>::of(number_of_blocks() + 1);
      chosen_ = far_chosen_.get();
      before_ = far_before_.get();
    }
    bool* const chosen = chosen_;
    const std::size_t rest = pass_alone(
        how, count, [&](std::size_t begin, std::size_t end) { choose(begin, end, chosen); });
    fork_range(how, count - rest, [&choose, chosen, rest](std::size_t begin, std::size_t end) {
      choose(rest + begin, rest + end, chosen);
    });
    for_each_block(control{}, number_of_blocks(), [this](std::size_t at) {
      before_[at + 1] = count_in(begin_of(at), end_of(at));
    });
    for (std::size_t at = 0; at < number_of_blocks(); ++at) {
      before_[at + 1] += before_[at];
    }
  }

  selection(const selection&) = delete;
  selection& operator=(const selection&) = delete;
  ~selection() = default;

  [[nodiscard]] std::size_t number_of_blocks() const noexcept {
    return count_ / block + (count_ % block != 0);
  }
  [[nodiscard]] std::size_t begin_of(std::size_t at) const noexcept { return at * block; }
  [[nodiscard]] std::size_t end_of(std::size_t at) const noexcept {
    return begin_of(at) + at_most(block, count_ - begin_of(at));
  }

  [[nodiscard]] std::size_t count() const noexcept { return count_; }
  [[nodiscard]] std::size_t size() const noexcept { return before_[number_of_blocks()]; }
  /// How many are chosen in front of a block, which may be the one behind the last.
  [[nodiscard]] std::size_t before(std::size_t at) const noexcept { return before_[at]; }
  [[nodiscard]] std::size_t before_index(std::size_t index) const noexcept {
    const std::size_t at = index / block;
    return index == begin_of(at) ? before_[at] : before_[at] + count_in(begin_of(at), index);
  }
  [[nodiscard]] bool is_chosen(std::size_t index) const noexcept { return chosen_[index]; }

  /// The block of the chosen element that has `rank` others in front of it.
  [[nodiscard]] std::size_t block_of(std::size_t rank) const noexcept {
    return first_above(before_, number_of_blocks() + 1, rank) - 1;
  }

  /// The first index from `from` on that is chosen. There is one.
  [[nodiscard]] std::size_t next_chosen(std::size_t from) const noexcept {
    while (from + eight <= count_ && flags_at(from) == 0) {
      from += eight;
    }
    while (!chosen_[from]) {
      ++from;
    }
    return from;
  }

  /// Writes the `size` chosen indices from the rank-th on, of which there are so many, to `into`.
  /// Returns where to go on.
  std::size_t list_chosen(std::size_t from, std::size_t* into, std::size_t size) const noexcept {
    const bool* const chosen = chosen_;
    std::size_t found = 0;
    while (found < size) {
      if (found + eight <= size && from + eight <= count_) {
        for (std::size_t k = 0; k < eight; ++k) {
          into[found] = from + k;
          found += chosen[from + k] ? 1 : 0;
        }
        from += eight;
      } else {
        from = next_chosen(from);
        into[found++] = from++;
      }
    }
    return from;
  }

  /// Calls `put(to + k, i)` for the k-th chosen index i of a block. With `Repeats` there may be
  /// other calls before, which the right one follows: that saves a branch that nobody can predict.
  /// `ask(i)` is called now and then before that.
  template <bool Repeats, class Put, class Ask>
  void put_chosen(std::size_t at, const Put& put, const Ask& ask) const {
    put_those<Repeats, true>(at, before_[at], before_[at + 1], put, ask);
  }
  /// The same for the others, counted from the first block on.
  template <bool Repeats, class Put, class Ask>
  void put_others(std::size_t at, const Put& put, const Ask& ask) const {
    put_those<Repeats, false>(at, begin_of(at) - before_[at], end_of(at) - before_[at + 1], put,
                              ask);
  }

 private:
  static constexpr std::size_t eight = 8;

  template <bool Repeats, bool Wanted, class Put, class Ask>
  void put_those(std::size_t at, std::size_t to, std::size_t to_end, const Put& put,
                 const Ask& ask) const {
    const bool* const chosen = chosen_;
    const std::size_t end = end_of(at);
    constexpr std::uint64_t none = Wanted ? 0 : 0x0101'0101'0101'0101;
    for (std::size_t i = begin_of(at); to < to_end;) {
      const std::size_t part_end = i + at_most(eight, end - i);
      ask(i);
      if (Repeats && part_end == i + eight && to + eight <= to_end) {
        for (std::size_t k = 0; k < eight; ++k) {
          put(to, i + k);
          to += chosen[i + k] == Wanted ? 1 : 0;
        }
      } else if (part_end < i + eight || flags_at(i) != none) {
        for (std::size_t k = i; k < part_end; ++k) {
          if (chosen[k] == Wanted) {
            put(to++, k);
          }
        }
      }
      i = part_end;
    }
  }

  [[nodiscard]] std::uint64_t flags_at(std::size_t index) const noexcept {
    std::uint64_t flags = 0;
    __builtin_memcpy(&flags, chosen_ + index, eight);
    return flags;
  }
  [[nodiscard]] std::size_t count_in(std::size_t begin, std::size_t end) const noexcept {
    // Eight counters in a word, each of which counts up to 255.
    std::size_t total = 0;
    while (begin + eight <= end) {
      const std::size_t stop = begin + at_most(255 * eight, (end - begin) / eight * eight);
      std::uint64_t counted = 0;
      for (; begin < stop; begin += eight) {
        counted += flags_at(begin);
      }
      constexpr std::uint64_t even = 0x00FF'00FF'00FF'00FF;
      const std::uint64_t pairs = (counted & even) + ((counted >> 8U) & even);
      total += static_cast<std::size_t>((pairs * 0x0001'0001'0001'0001) >> 48U);
    }
    for (; begin < end; ++begin) {
      total += chosen_[begin] ? 1 : 0;
    }
    return total;
  }

  std::size_t count_;
  heap_array<bool> far_chosen_;
  heap_array<std::size_t> far_before_;
  // Of a single block. The flags have no value at first.
  std::array<bool, block> near_chosen_;
  std::array<std::size_t, 2> near_before_{};
  bool* chosen_ = near_chosen_.data();
  std::size_t* before_ = near_before_.data();
};

/// Moves the chosen elements to the front, in their order. What is left behind them has been moved
/// from.
// SAFETY: chosen elements move toward the front. The blocks of a round go to where nothing is that
// has not been moved yet, and each to a place of its own; or there is only one of them, which
// overtakes nothing but itself.
template <class T>
void gather(T* data, const selection& chosen) {
  constexpr bool repeats = is_put_cheaply<T>;
  const auto move = [data, &chosen](std::size_t at) {
    chosen.put_chosen<repeats>(
        at,
        [data](std::size_t to, std::size_t from) {
          if (repeats || to != from) {
            data[to] = std::move(data[from]);
          }
        },
        reading_behind(data));
  };
  std::size_t at = 0;
  while (at < chosen.number_of_blocks() && chosen.before(at + 1) == chosen.end_of(at)) {
    ++at;
  }
  while (at < chosen.number_of_blocks()) {
    std::size_t end = at + 1;
    while (end < chosen.number_of_blocks() && chosen.before(end + 1) <= chosen.begin_of(at)) {
      ++end;
    }
    for_each_block(control{}, end - at, [&move, at](std::size_t i) { move(at + i); });
    at = end;
  }
}

}  // namespace lend::detail::inline LEND_ABI
