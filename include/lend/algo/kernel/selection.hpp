#pragma once

#include <lend/algo/kernel/block_loop.hpp>
#include <lend/own/heap_array.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <type_traits>
#include <utility>

namespace lend::detail::inline LEND_ABI {

/// Whether an element is chosen. Neither is 0, for g++ makes no vector code of a comparison that is
/// kept as 0 or 1.
enum class choice : std::uint8_t { out = 2, in = 3 };

constexpr choice choice_of(bool chosen) noexcept { return chosen ? choice::in : choice::out; }

/// Which of so many elements are chosen, and how many are in front of each block of them.
class selection {
 public:
  static constexpr std::size_t block = 4096;

  /// `choose(begin, end, chosen)` says it for each index of [begin, end).
  template <class Choose>
  selection(const control& how, std::size_t count, const Choose& choose) : count_(count) {
    if (count > block) {
      far_chosen_ = heap_array<choice>::to_be_filled(count);
      far_before_ = heap_array<std::size_t>::of(number_of_blocks() + 1);
      chosen_ = far_chosen_.get();
      before_ = far_before_.get();
    }
    choice* const chosen = chosen_;
    fork_range(how, count, [&choose, chosen](std::size_t begin, std::size_t end) {
      choose(begin, end, chosen);
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

  static constexpr std::size_t number_of_blocks(std::size_t count) noexcept {
    return count / block + (count % block != 0);
  }
  [[nodiscard]] std::size_t number_of_blocks() const noexcept { return number_of_blocks(count_); }
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
  [[nodiscard]] bool is_chosen(std::size_t index) const noexcept {
    return chosen_[index] == choice::in;
  }

  /// The chosen element that has `rank` others in front of it, which are no fewer than those in
  /// front of `from`, so many: `before`.
  [[nodiscard]] std::size_t find_chosen(std::size_t rank, std::size_t from,
                                        std::size_t before) const noexcept {
    const std::size_t at = first_above(before_, number_of_blocks() + 1, rank) - 1;
    const bool is_near = begin_of(at) <= from;
    std::size_t index = is_near ? from : begin_of(at);
    std::size_t left = rank - (is_near ? before : before_[at]);
    while (index + eight <= count_ && wanted_among<true>(flags_at(index)) <= left) {
      left -= wanted_among<true>(flags_at(index));
      index += eight;
    }
    for (index = next_chosen(index); left > 0; --left) {
      index = next_chosen(index + 1);
    }
    return index;
  }

  /// The first index from `from` on that is chosen. There is one.
  [[nodiscard]] std::size_t next_chosen(std::size_t from) const noexcept {
    while (from + eight <= count_ && flags_at(from) == 0) {
      from += eight;
    }
    while (!is_chosen(from)) {
      ++from;
    }
    return from;
  }

  /// Writes the `size` chosen indices from the rank-th on, of which there are so many, to `into`.
  /// Returns where to go on.
  std::size_t list_chosen(std::size_t from, std::size_t* into, std::size_t size) const noexcept {
    const choice* const chosen = chosen_;
    std::size_t found = 0;
    while (found < size) {
      if (found + eight <= size && from + eight <= count_) {
        for (std::size_t k = 0; k < eight; ++k) {
          into[found] = from + k;
          found += chosen[from + k] == choice::in ? 1 : 0;
        }
        from += eight;
      } else {
        from = next_chosen(from);
        into[found++] = from++;
      }
    }
    return from;
  }

  /// Writes the indices in [begin, end) that are not chosen to `into`, less `begin`. Returns how
  /// many they are.
  std::size_t list_others(std::size_t begin, std::size_t end, std::uint16_t* into) const noexcept {
    std::size_t found = 0;
    std::size_t i = begin;
    const auto list = [&, begin](std::size_t index) {
      into[found] = static_cast<std::uint16_t>(index - begin);
      found += is_chosen(index) ? 0 : 1;
    };
    for (; i + eight <= end; i += eight) {
      if (flags_at(i) != ones) {
        for (std::size_t k = 0; k < eight; ++k) {
          list(i + k);
        }
      }
    }
    for (; i < end; ++i) {
      list(i);
    }
    return found;
  }

  /// Calls `put(to + k, get(i))` for the k-th chosen index i of a block. With `Repeats` there may
  /// be other calls before, which the right one follows: that saves a branch that nobody can
  /// predict. `ask(i)` is called now and then before that.
  template <bool Repeats, class Get, class Put, class Ask>
  void put_chosen(std::size_t at, const Get& get, const Put& put, const Ask& ask) const {
    put_those<Repeats, true>(at, before_[at], before_[at + 1], get, put, ask);
  }
  /// The same for the others, counted from the first block on.
  template <bool Repeats, class Get, class Put, class Ask>
  void put_others(std::size_t at, const Get& get, const Put& put, const Ask& ask) const {
    put_those<Repeats, false>(at, begin_of(at) - before_[at], end_of(at) - before_[at + 1], get,
                              put, ask);
  }

 private:
  static constexpr std::size_t eight = 8;

  template <bool Repeats, bool Wanted, class Get, class Put, class Ask>
  void put_those(std::size_t at, std::size_t to, std::size_t to_end, const Get& get, const Put& put,
                 const Ask& ask) const {
    // Where hardly any or nearly all are wanted, a processor knows what the next ones are.
    constexpr std::size_t hardly_any = 32;
    const std::size_t number = to_end - to;
    const std::size_t size = end_of(at) - begin_of(at);
    const std::size_t rarer = number < size - number ? number : size - number;
    if (!Repeats || rarer <= size / hardly_any) {
      put_by_eights<Repeats, Wanted>(at, to, to_end, get, put, ask);
    } else {
      put_all<Wanted>(at, to, to_end, get, put, ask);
    }
  }

  /// Puts each element where the next wanted one has to go.
  template <bool Wanted, class Get, class Put, class Ask>
  void put_all(std::size_t at, std::size_t to, std::size_t to_end, const Get& get, const Put& put,
               const Ask& ask) const {
    constexpr choice wanted = choice_of(Wanted);
    const choice* const chosen = chosen_;
    std::size_t i = begin_of(at);
    for (; to + eight <= to_end; i += eight) {
      ask(i);
      for (std::size_t k = 0; k < eight; ++k) {
        put(to, get(i + k));
        to += chosen[i + k] == wanted ? 1 : 0;
      }
    }
    put_one_by_one<Wanted>(i, to, to_end, get, put);
  }

  /// Looks at eight elements at once.
  template <bool Repeats, bool Wanted, class Get, class Put, class Ask>
  void put_by_eights(std::size_t at, std::size_t to, std::size_t to_end, const Get& get,
                     const Put& put, const Ask& ask) const {
    constexpr std::uint64_t none = Wanted ? 0 : ones;
    const std::size_t end = end_of(at);
    std::size_t i = begin_of(at);
    for (; to < to_end && i + eight <= end; i += eight) {
      ask(i);
      const std::uint64_t flags = flags_at(i);
      if (Repeats && flags == (none ^ ones)) {
        put_eight(i, to, get, put);
        to += eight;
      } else if (flags != none) {
        to = put_one_by_one<Wanted>(i, to, to + wanted_among<Wanted>(flags), get, put);
      }
    }
    put_one_by_one<Wanted>(i, to, to_end, get, put);
  }

  /// Reads all before it writes, so that they go through wide registers.
  template <class Get, class Put>
  static void put_eight(std::size_t from, std::size_t to, const Get& get, const Put& put) {
    std::array<std::remove_cvref_t<decltype(get(from))>, eight> values{
        get(from),     get(from + 1), get(from + 2), get(from + 3),
        get(from + 4), get(from + 5), get(from + 6), get(from + 7)};
    for (std::size_t k = 0; k < eight; ++k) {
      put(to + k, std::move(values[k]));
    }
  }

  /// Puts the next ones, up to `to_end`, which are there.
  template <bool Wanted, class Get, class Put>
  std::size_t put_one_by_one(std::size_t from, std::size_t to, std::size_t to_end, const Get& get,
                             const Put& put) const {
    for (; to < to_end; ++from) {
      if (chosen_[from] == choice_of(Wanted)) {
        put(to++, get(from));
      }
    }
    return to;
  }

  static constexpr std::uint64_t ones = 0x0101'0101'0101'0101;

  /// How many of eight elements are wanted.
  template <bool Wanted>
  static std::size_t wanted_among(std::uint64_t flags) noexcept {
    const auto chosen = static_cast<std::size_t>((flags * ones) >> 56U);
    return Wanted ? chosen : eight - chosen;
  }
  [[nodiscard]] std::uint64_t flags_at(std::size_t index) const noexcept {
    std::uint64_t flags = 0;
    __builtin_memcpy(&flags, chosen_ + index, eight);
    return flags & ones;
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
      total += is_chosen(begin) ? 1 : 0;
    }
    return total;
  }

  std::size_t count_;
  heap_array<choice> far_chosen_;
  heap_array<std::size_t> far_before_;
  // Of a single block. The flags have no value at first.
  std::array<choice, block> near_chosen_;
  std::array<std::size_t, 2> near_before_{};
  choice* chosen_ = near_chosen_.data();
  std::size_t* before_ = near_before_.data();
};

}  // namespace lend::detail::inline LEND_ABI
