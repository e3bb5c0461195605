#pragma once

#include <lend/algo/kernel/blocks.hpp>
#include <lend/algo/kernel/permute.hpp>
#include <lend/algo/kernel/radix_scatter.hpp>
#include <lend/algo/kernel/small_sort.hpp>
#include <lend/algo/kernel/text_key.hpp>
#include <lend/own/atomic.hpp>
#include <lend/own/heap_array.hpp>
#include <lend/task/enter.hpp>
#include <lend/task/failure.hpp>

#include <cstddef>
#include <cstdint>

// Ranges of few different texts: each text is looked up, and moves to where its equals are put.

namespace lend::detail::inline LEND_ABI {

/// Both ends of a text and its size, which are all of it if it has no more than 16 characters.
struct text_ends {
  static constexpr std::size_t each = sizeof(std::uint64_t);

  std::uint64_t front = 0;
  std::uint64_t back = 0;
  std::size_t size;

  template <class Text>
  explicit text_ends(const Text& text) noexcept : size(text.size()) {
    const char* const data = text.data();
    if (size >= each) {
      __builtin_memcpy(&front, data, each);
      __builtin_memcpy(&back, data + (size - each), each);
    } else {
      __builtin_memcpy(&front, data, size);
    }
  }
  [[nodiscard]] std::uint64_t hash(std::uint64_t factor) const noexcept {
    return ((back + size) * factor ^ front) * factor;
  }
  friend bool operator==(const text_ends&, const text_ends&) = default;
};

/// Up to so many different texts of a range, in order, and a hash function that tells them apart.
template <class Text>
class text_table {
 public:
  static constexpr std::size_t most = 32;

  /// False if there are more of them, or no hash function is found.
  bool fill_from_sample(const Text* texts, std::size_t count, direction wanted) {
    const std::size_t sample = at_most(512, count / 16);
    const std::size_t step = count / sample;
    for (std::size_t i = 0; i < sample; ++i) {
      if (!add(texts[i * step + (i * 0x9E37'79B9U >> 7U) % step])) {
        return false;
      }
    }
    insertion_sort(known_, size_, [wanted](const Text* a, const Text* b) {
      return wanted == direction::ascending ? *a < *b : *b < *a;
    });
    return find_factor();
  }
  [[nodiscard]] std::size_t size() const noexcept { return size_; }

  /// Sets ranks[i] to the place of the i-th text among the different ones, and adds to counts[rank]
  /// how often each is there. False if there are others.
  bool rank(const Text* texts, std::size_t count, std::uint8_t* ranks, std::size_t* counts) const {
    constexpr std::size_t asked_before = 32;
    for (std::size_t i = 0; i < count; ++i) {
      __builtin_prefetch(texts[i + asked_before < count ? i + asked_before : i].data());
      const text_ends ends(texts[i]);
      const std::uint8_t rank = rank_of_slot_[slot_of(ends)];
      if (!are_equal(texts[i], ends, *known_[rank])) {
        return false;
      }
      ranks[i] = rank;
      ++counts[rank];
    }
    return true;
  }

 private:
  static constexpr unsigned log_slots = 9;
  static constexpr std::size_t slots = std::size_t{1} << log_slots;

  [[nodiscard]] std::size_t slot_of(const text_ends& ends) const noexcept {
    return static_cast<std::size_t>(ends.hash(factor_) >> (64 - log_slots));
  }
  static bool are_equal(const Text& text, const text_ends& ends, const Text& known) noexcept {
    constexpr std::size_t each = text_ends::each;
    return ends == text_ends(known) &&
           (ends.size <= 2 * each ||
            __builtin_memcmp(text.data() + each, known.data() + each, ends.size - 2 * each) == 0);
  }

  bool add(const Text& text) noexcept {
    const text_ends ends(text);
    for (std::size_t i = 0; i < size_; ++i) {
      if (are_equal(text, ends, *known_[i])) {
        return true;
      }
    }
    if (size_ == most) {
      return false;
    }
    known_[size_++] = &text;
    return true;
  }

  bool find_factor() noexcept {
    factor_ = 0x9E37'79B9'7F4A'7C15U;
    for (int tries = 0; tries < 16; ++tries) {
      if (tells_apart()) {
        return true;
      }
      factor_ *= 0xD134'2543'DE82'EF95U;
    }
    return false;
  }
  bool tells_apart() noexcept {
    bool used[slots] = {};
    for (std::size_t i = 0; i < size_; ++i) {
      const std::size_t slot = slot_of(text_ends(*known_[i]));
      if (used[slot]) {
        return false;
      }
      used[slot] = true;
      rank_of_slot_[slot] = static_cast<std::uint8_t>(i);
    }
    return true;
  }

  std::size_t size_ = 0;
  std::uint64_t factor_ = 0;
  const Text* known_[most];
  std::uint8_t rank_of_slot_[slots]{};
};

/// Sorts texts, stably, if few of them differ; if not, false, and nothing was changed. Throws
/// std::bad_alloc, and then nothing was changed.
template <direction Direction, class Text>
bool sort_few_texts(Text* texts, std::size_t count, failure& failed) {
  text_table<Text> table;
  if (!table.fill_from_sample(texts, count, Direction)) {
    return false;
  }
  const auto ranks = heap_array<std::uint8_t>::to_be_filled(count);
  bucket_counts counts(count, table.size());
  atomic<bool> all = true;
  const bool counted =
      counts.for_each_block(failed, [&](std::size_t* found, std::size_t begin, std::size_t end) {
        // ORDER: relaxed; the end of the loop makes what was stored visible.
        if (all.load(memory_order_relaxed) &&
            !table.rank(texts + begin, end - begin, ranks.get() + begin, found)) {
          all.store(false, memory_order_relaxed);
        }
      });
  if (!counted || !all.load(memory_order_relaxed) || failed.should_skip()) {
    return failed.failed();
  }
  object_buffer<Text> buffer(count);
  Text* const moved = buffer.data();
  std::size_t starts[text_table<Text>::most + 1];
  counts.turn_into_places(starts);
  counts.for_each_block([&](std::size_t* places, std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      detail::make_at(moved + places[ranks[i]]++, std::move(texts[i]));
    }
  });
  move_back(moved, texts, count);
  failed.advance(count);
  return true;
}

}  // namespace lend::detail::inline LEND_ABI
