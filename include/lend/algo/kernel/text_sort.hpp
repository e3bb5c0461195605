#pragma once

#include <lend/algo/kernel/few_texts.hpp>
#include <lend/algo/kernel/permute.hpp>
#include <lend/algo/kernel/radix_sort.hpp>
#include <lend/algo/kernel/runs.hpp>
#include <lend/algo/kernel/small_sort.hpp>
#include <lend/algo/kernel/text_key.hpp>
#include <lend/task/fork.hpp>

#include <cstddef>
#include <cstdint>
#include <new>

namespace lend::detail::inline LEND_ABI {

/// Sorts the places of texts that stay where they are. Stable.
///
/// They are sorted by their first characters; those that agree in them and go on make a group,
/// which is sorted by the next ones.
template <class Text, direction Direction>
class text_sorter {
 public:
  text_sorter(const Text* texts, text_place* places, text_place* spare, failure& failed) noexcept
      : texts_(texts), places_(places), spare_(spare), failed_(failed), by_digits_(key_, failed) {}

  /// Sorts a group: texts that do not differ before `depth`.
  void sort_group(std::size_t begin, std::size_t end, std::size_t depth) const noexcept {
    for (; !failed_.should_skip(); depth += characters_of_key) {
      if (depth >= deepest || end - begin <= few) {
        sort_by_comparison(begin, end, depth);
        return;
      }
      load_keys(begin, end, depth);
      if (!has_one_key(begin, end)) {
        if (depth > 0) {
          failed_.expect(end - begin);
        }
        by_digits_.sort(places_ + begin, spare_ + begin, end - begin, place::here);
        sort_groups(begin, end, depth);
        return;
      }
      if (!has_more(begin)) {
        return;
      }
    }
  }

 private:
  using key_type = key_of_text_place<Direction>;
  static constexpr std::size_t few = 24;
  /// Texts that agree in so many characters are compared as a whole, which bounds the recursion.
  static constexpr std::size_t deepest = 64 * characters_of_key;

  [[nodiscard]] bool has_more(std::size_t at) const noexcept {
    return (places_[at].key & 0xFFU) == goes_on;
  }
  [[nodiscard]] bool has_one_key(std::size_t begin, std::size_t end) const noexcept {
    std::uint64_t differ = 0;
    for (std::size_t i = begin; i < end && differ == 0; ++i) {
      differ = places_[i].key ^ places_[begin].key;
    }
    return differ == 0;
  }

  void load_keys(std::size_t begin, std::size_t end, std::size_t depth) const noexcept {
    const auto load = [&](std::size_t from, std::size_t to) {
      for (std::size_t i = begin + from; i < begin + to; ++i) {
        places_[i].key = text_key(texts_[places_[i].place], depth);
      }
    };
    if (end - begin > worth_a_fork) {
      fork_range(control{}, end - begin, load);
    } else {
      load(0, end - begin);
    }
  }

  /// Sorts the groups among texts in order of their keys at `depth`, which are no single group.
  void sort_groups(std::size_t begin, std::size_t end, std::size_t depth) const noexcept {
    if (end - begin > worth_a_fork) {
      const std::size_t border = border_between_groups(begin, end);
      // SAFETY: both work on places of their own.
      auto front = [this, begin, border, depth] { sort_groups_or_group(begin, border, depth); };
      auto back = [this, border, end, depth] { sort_groups_or_group(border, end, depth); };
      fork_join(front, back);
      return;
    }
    while (begin < end) {
      const std::size_t next = end_of_group(begin, end);
      if (next - begin > 1 && has_more(begin)) {
        sort_group(begin, next, depth + characters_of_key);
      }
      begin = next;
    }
  }
  void sort_groups_or_group(std::size_t begin, std::size_t end, std::size_t depth) const noexcept {
    if (places_[begin].key != places_[end - 1].key) {
      sort_groups(begin, end, depth);
    } else if (end - begin > 1 && has_more(begin)) {
      sort_group(begin, end, depth + characters_of_key);
    }
  }

  [[nodiscard]] std::size_t end_of_group(std::size_t begin, std::size_t end) const noexcept {
    std::size_t next = begin + 1;
    while (next < end && places_[next].key == places_[begin].key) {
      ++next;
    }
    return next;
  }
  /// A place where a group begins, near the middle.
  [[nodiscard]] std::size_t border_between_groups(std::size_t begin,
                                                  std::size_t end) const noexcept {
    const std::uint64_t middle = places_[begin + (end - begin) / 2].key;
    std::size_t low = begin;
    for (std::size_t high = begin + (end - begin) / 2; low < high;) {
      const std::size_t half = low + (high - low) / 2;
      if (places_[half].key == middle) {
        high = half;
      } else {
        low = half + 1;
      }
    }
    return low > begin ? low : end_of_group(begin, end);
  }

  void sort_by_comparison(std::size_t begin, std::size_t end, std::size_t depth) const noexcept {
    const auto less = [this, depth](const text_place& a, const text_place& b) {
      const int order = compare(texts_[a.place], texts_[b.place], depth);
      return order != 0 ? order < 0 : a.place < b.place;
    };
    if (end - begin <= few) {
      insertion_sort(places_ + begin, end - begin, less);
    } else {
      heap_sort(places_ + begin, end - begin, less, failed_);
    }
  }
  static int compare(const Text& a, const Text& b, std::size_t depth) noexcept {
    const std::size_t a_left = a.size() - depth;
    const std::size_t b_left = b.size() - depth;
    int order =
        __builtin_memcmp(a.data() + depth, b.data() + depth, a_left < b_left ? a_left : b_left);
    if (order == 0) {
      order = a_left < b_left ? -1 : static_cast<int>(a_left > b_left);
    }
    return Direction == direction::ascending ? order : -order;
  }

  static constexpr std::size_t worth_a_fork = 4096;

  const Text* texts_;
  text_place* places_;
  text_place* spare_;
  failure& failed_;
  key_type key_{};
  radix_sorter<text_place, key_type> by_digits_;
};

/// Whether none of the texts [begin, end) is less than the one before it, or greater; if
/// `Strictly`, nor equal to it. Their first characters tell most of them apart.
template <direction Run, bool Strictly, class Text>
bool is_run_of_texts(const Text* texts, std::size_t begin, std::size_t end) {
  constexpr std::size_t asked_before = 32;
  constexpr key_of_text_place<Run> key{};
  std::uint64_t before = key({text_key(texts[begin - 1], 0), 0});
  for (std::size_t i = begin; i < end; ++i) {
    __builtin_prefetch(texts + i + 2 * asked_before);
    __builtin_prefetch(texts[i + asked_before < end ? i + asked_before : i].data());
    const std::uint64_t here = key({text_key(texts[i], 0), 0});
    if (here <= before) {
      const int order = here < before ? -1 : texts[i].compare(texts[i - 1]);
      const int rise = here < before || Run == direction::ascending ? order : -order;
      if (rise < (Strictly ? 1 : 0)) {
        return false;
      }
    }
    before = here;
  }
  return true;
}

/// Texts that fall differ from each other.
template <direction Direction, class Text>
run run_of_texts(const Text* texts, std::size_t count, failure& failed) {
  constexpr direction reverse =
      Direction == direction::ascending ? direction::descending : direction::ascending;
  return run_of_parts(
      count, failed,
      [texts](std::size_t begin, std::size_t end) {
        return is_run_of_texts<Direction, false>(texts, begin, end);
      },
      [texts](std::size_t begin, std::size_t end) {
        return is_run_of_texts<reverse, true>(texts, begin, end);
      });
}

/// Whether texts are in order, or in reverse order and have been reversed.
template <direction Direction, class Text>
bool sort_run_of_texts(Text* texts, std::size_t count, failure& failed) {
  constexpr direction reverse =
      Direction == direction::ascending ? direction::descending : direction::ascending;
  if (is_run_of_texts<Direction, false>(texts, 1, 2)) {
    return holds_for_all_parts(count, failed, [texts](std::size_t begin, std::size_t end) {
      return is_run_of_texts<Direction, false>(texts, begin, end);
    });
  }
  return reverse_if(texts, count, failed, [texts](std::size_t begin, std::size_t end) {
    return is_run_of_texts<reverse, true>(texts, begin, end);
  });
}

/// The places of texts, in order of these. Inside an arena. Stable.
class text_places {
 public:
  explicit text_places(std::size_t count) : count_(count), places_(count), spare_(count) {}

  template <direction Direction, class Text>
  void sort(const Text* texts, failure& failed) {
    text_place* const all = places_.data();
    fork_range(control{}, count_, [&](std::size_t begin, std::size_t end) {
      for (std::size_t i = begin; i < end; ++i) {
        all[i] = {0, i};
      }
    });
    const text_sorter<Text, Direction> sorter(texts, all, spare_.data(), failed);
    sorter.sort_group(0, count_, 0);
  }
  [[nodiscard]] std::size_t place_at(std::size_t index) noexcept {
    return static_cast<std::size_t>(places_.data()[index].place);
  }

 private:
  std::size_t count_;
  raw_buffer<text_place> places_;
  raw_buffer<text_place> spare_;
};

/// So many are sorted as fast by comparisons.
inline constexpr std::size_t few_texts = 64;

/// The same for texts that are in no order yet. Throws std::bad_alloc, before anything is changed.
template <direction Direction, class Text>
void sort_texts_by_places(Text* texts, std::size_t count, failure& failed) {
  text_places sorted(count);
  object_buffer<Text> moved(count);
  sorted.sort<Direction>(texts, failed);
  if (!failed.should_skip()) {
    permute(texts, moved, count, [&](std::size_t i) { return sorted.place_at(i); });
  }
}

/// Sorts texts, stably. False if there is no memory for that; then nothing was changed.
template <direction Direction, class Text>
bool sort_texts(Text* texts, std::size_t count, failure& failed) {
  constexpr std::size_t worth_a_sample = std::size_t{1} << 12U;
  if (sort_run_of_texts<Direction>(texts, count, failed) || failed.failed()) {
    return true;
  }
  try {
    inside_some_arena([&] {
      if (count < worth_a_sample || !sort_few_texts<Direction>(texts, count, failed)) {
        sort_texts_by_places<Direction>(texts, count, failed);
      }
    });
    return true;
  } catch (const std::bad_alloc&) {
    return false;
  }
}

}  // namespace lend::detail::inline LEND_ABI
