#pragma once

#include <lend/algo/kernel/comparison.hpp>
#include <lend/algo/kernel/compiled_sorts.hpp>
#include <lend/algo/kernel/partition.hpp>
#include <lend/algo/kernel/small_sort.hpp>
#include <lend/algo/kernel/sort_numbers.hpp>
#include <lend/algo/kernel/text_sort.hpp>
#include <lend/task/fork.hpp>

#include <bit>
#include <cstddef>
#include <utility>

namespace lend::detail::inline LEND_ABI {

/// A range to be sorted, with the element in front of it: that is in its place already, and none in
/// the range is less.
template <class T>
struct sort_part {
  T* data;
  std::size_t count;
  const T* before;
  int bad_pivots_left;
};

template <class T, class Less>
class quick_sorter {
 public:
  quick_sorter(const Less& less, failure& failed) noexcept : less_(less), failed_(failed) {}

  void operator()(sort_part<T> part) const noexcept {
    failed_.guard([&] { failed_.advance(sort(part)); });
  }

 private:
  /// Returns how many elements have found their place by this task alone.
  std::size_t sort(sort_part<T> part) const {
    const std::size_t count = part.count;
    constexpr std::size_t few = 24;
    constexpr std::size_t worth_a_fork = 4096;
    while (part.count > few) {
      if (failed_.should_skip()) {
        return 0;
      }
      if (part.bad_pivots_left == 0) {
        heap_sort(part.data, part.count, less_, failed_);
        return count;
      }
      choose_pivot(part.data, part.count, less_);
      if (part.before != nullptr && !less_(*part.before, part.data[0])) {
        part = skip_equal(part);
        continue;
      }
      auto [front, back] = split(part);
      if (part.count > worth_a_fork) {
        // SAFETY: front and back do not meet, and the pivot between them, which back compares with,
        // is written by neither.
        auto sort_front = [this, part = front]() noexcept { (*this)(part); };
        auto sort_back = [this, part = back]() noexcept { (*this)(part); };
        fork_join(sort_front, sort_back);
        return count - front.count - back.count;
      }
      if (front.count > back.count) {
        std::swap(front, back);
      }
      sort(front);
      part = back;
    }
    sort_few(part.data, part.count, less_);
    return count;
  }

  /// The pivot is no greater than the element before the part: what equals it is in place.
  sort_part<T> skip_equal(sort_part<T> part) const {
    const auto goes_front = [this](const T& element, const T& pivot) {
      return !less_(pivot, element);
    };
    const std::size_t equal =
        1 + partition_around_first(part.data, part.count, goes_front, failed_);
    return {part.data + equal, part.count - equal, part.before, part.bad_pivots_left};
  }

  std::pair<sort_part<T>, sort_part<T>> split(const sort_part<T>& part) const {
    T* const data = part.data;
    const std::size_t place = partition_around_first(data, part.count, less_, failed_);
    const std::size_t behind = part.count - place - 1;
    const bool bad = place < part.count / 8 || behind < part.count / 8;
    const int left = part.bad_pivots_left - (bad ? 1 : 0);
    return {{data, place, part.before, left}, {data + place + 1, behind, data + place, left}};
  }

  const Less& less_;
  failure& failed_;
};

template <class T>
bool reverse(T* data, std::size_t count, failure& failed) {
  return in_blocks(0, count / 2, pass_block, failed, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      using std::swap;
      swap(data[i], data[count - 1 - i]);
    }
    return true;
  });
}

/// Whether the range is in order, ascending or descending; the latter is reversed. Once failed,
/// false.
template <class T, class Less>
bool sort_one_run(T* data, std::size_t count, const Less& less, failure& failed) {
  if (!less(data[1], data[0])) {
    return is_ascending(data, count, less, failed);
  }
  const auto descends = [&](const T& before, const T& element) { return !less(before, element); };
  return is_run(data, count, failed, descends) && reverse(data, count, failed);
}

template <class T, class Less>
void sort_in_place(T* data, std::size_t count, const Less& less, failure& failed) {
  if (sort_one_run(data, count, less, failed)) {
    return;
  }
  const quick_sorter<T, Less> sorter(less, failed);
  const int budget = static_cast<int>(std::bit_width(count));
  inside_some_arena([&] { sorter(sort_part<T>{data, count, nullptr, budget}); });
}

template <direction Direction, class T>
void sort_naturally(T* data, std::size_t count, failure& failed) {
  if constexpr (RadixNumber<T>) {
    using key = number_key<T, Direction, zeros::signed_apart>;
    if (!sort_numbers(data, count, key{}, failed)) {
      sort_in_place(data, count, less_by_key<key>{key{}}, failed);
    }
  } else if (count <= few_texts || !sort_texts<Direction>(data, count, failed)) {
    sort_in_place(data, count, natural_order<Direction>{}, failed);
  }
}

struct quick_sort_fn {
  template <class T, class Less>
  void operator()(T* data, std::size_t count, const Less& less, failure& failed) const {
    if constexpr (is_natural<Less>) {
      sort_naturally<direction_of<Less>>(data, count, failed);
    } else {
      sort_in_place(data, count, less, failed);
    }
  }
};

}  // namespace lend::detail::inline LEND_ABI

namespace lend::inline LEND_ABI {

/// Sorts a range, by `<` or by `less(a, b, args...)`, a strict weak order. Not stable.
///
/// Elements are Send and Sync, and may be move-only. Throws what less throws, or cancelled; the
/// range is then a permutation of what it was. A less that is no strict weak order gives some
/// permutation. Work: O(n log n), O(n) for sorted, reversed and all-equal input. Span: O(n)
/// expected, O(n log n) at worst. Extra memory: O(log n).
///
/// Numbers and strings in their natural order, that of std::less and std::greater, are not
/// compared: O(n) work for numbers, and for strings as if each were read once, seven characters at
/// a time. NaNs come last in either order; -0.0 and 0.0 are equal. Extra memory: n numbers, or n
/// strings and 32 bytes for each; without it they are compared. Throws std::bad_alloc if there is
/// no room for the small tables that are needed after that.
///
/// A quicksort with branch-free partitions, Tukey's ninther as pivot, equal elements set aside
/// (Peters, "Pattern-defeating Quicksort", 2021) and heapsort where pivots stay bad. For numbers, a
/// distribution to buckets by a sample (Frazer and McKellar, "Samplesort", 1970) through lines of
/// the cache (Satish et al., "Fast Sort on CPUs and GPUs", 2010), then a radix sort in each; for
/// strings the same with keys of characters (Andersson and Nilsson, "A New Efficient Radix Sort",
/// 1994).
inline constexpr detail::with_options<detail::sort_entry<detail::quick_sort_fn>> sort{};

}  // namespace lend::inline LEND_ABI
