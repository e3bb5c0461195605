#pragma once

#include <lend/algo/kernel/block_partition.hpp>
#include <lend/algo/kernel/few_equal.hpp>
#include <lend/algo/kernel/parallel_partition.hpp>
#include <lend/algo/kernel/partition.hpp>
#include <lend/algo/kernel/runs.hpp>
#include <lend/algo/kernel/small_sort.hpp>
#include <lend/task/enter.hpp>
#include <lend/task/failure.hpp>
#include <lend/task/fork.hpp>
#include <lend/task/seam.hpp>

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
  /// Parts of a range of `count` elements are partitioned by all threads as long as they are too
  /// few for them.
  quick_sorter(std::size_t count, const Less& less, failure& failed)
      : less_(less), failed_(failed), worth_all_threads_(least_for_all_threads(count)) {}

  void operator()(sort_part<T> part) const noexcept {
    failed_.guard([&] { failed_.advance(sort(part)); });
  }

 private:
  static constexpr std::size_t worth_asking = 512;

  static std::size_t least_for_all_threads(std::size_t count) {
    constexpr std::size_t least = std::size_t{1} << 15U;
    const std::size_t width = current_width();
    const std::size_t share = width == 1 ? count + 1 : count / (2 * width);
    return share < least ? least : share;
  }

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
      if (seems_equal(part) && is_equal(part)) {
        return count;
      }
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

  /// Whether a few elements of a long part equal its pivot.
  [[gnu::noinline]] bool seems_equal(const sort_part<T>& part) const {
    constexpr std::size_t asked = 8;
    bool equal = part.count >= worth_asking;
    for (std::size_t i = 1; equal && i <= asked; ++i) {
      const T& element = part.data[part.count / asked * i - 1];
      equal = !less_(element, part.data[0]) && !less_(part.data[0], element);
    }
    return equal;
  }

  /// Whether all do: that is found out faster than by putting those to one side.
  [[gnu::noinline]] bool is_equal(const sort_part<T>& part) const {
    return is_parallel_run(part.data, part.count, failed_,
                           [this](const T& a, const T& b) { return !less_(b, a) && !less_(a, b); });
  }

  /// The pivot is no greater than the element before the part: what equals it is in place.
  sort_part<T> skip_equal(sort_part<T> part) const {
    const auto goes_front = [this](const T& element, const T& pivot) {
      return !less_(pivot, element);
    };
    const std::size_t equal = 1 + partition(part, goes_front);
    return {part.data + equal, part.count - equal, part.before, part.bad_pivots_left};
  }

  std::pair<sort_part<T>, sort_part<T>> split(const sort_part<T>& part) const {
    T* const data = part.data;
    const std::size_t place = partition(part, less_);
    const std::size_t behind = part.count - place - 1;
    const bool bad = place < part.count / 8 || behind < part.count / 8;
    const int left = part.bad_pivots_left - (bad ? 1 : 0);
    return {{data, place, part.before, left}, {data + place + 1, behind, data + place, left}};
  }

  template <class GoesFront>
  std::size_t partition(const sort_part<T>& part, const GoesFront& goes_front) const {
    return partition_from(worth_all_threads_, part.data, part.count, goes_front, failed_);
  }

  const Less& less_;
  failure& failed_;
  std::size_t worth_all_threads_;
};

template <class T, class Less>
void sort_in_place(T* data, std::size_t count, const Less& less, failure& failed) {
  const auto descends = [&](const T& before, const T& element) { return !less(before, element); };
  if (sort_one_run(data, count, less, descends, failed)) {
    return;
  }
  inside_some_arena([&] {
    const quick_sorter<T, Less> sorter(count, less, failed);
    const auto sort = [&](T* from, std::size_t size) {
      sorter(sort_part<T>{from, size, nullptr, static_cast<int>(std::bit_width(size))});
    };
    if constexpr (is_cheap_to_copy<T>) {
      if (count >= worth_two_passes / sizeof(T) &&
          sort_few_equal(data, count, less, sort, failed)) {
        return;
      }
    }
    sort(data, count);
  });
}

}  // namespace lend::detail::inline LEND_ABI
