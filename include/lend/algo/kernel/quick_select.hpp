#pragma once

#include <lend/algo/kernel/block_partition.hpp>
#include <lend/algo/kernel/natural_order.hpp>
#include <lend/algo/kernel/parallel_partition.hpp>
#include <lend/algo/kernel/partition.hpp>
#include <lend/algo/kernel/radix_key.hpp>
#include <lend/algo/kernel/small_sort.hpp>
#include <lend/task/enter.hpp>
#include <lend/task/failure.hpp>
#include <lend/task/seam.hpp>

#include <bit>
#include <cstddef>
#include <utility>

namespace lend::detail::inline LEND_ABI {

/// Where the element of a rank is looked for, with the element in front of it: that is in its place
/// already, and none in the range is less.
template <class T>
struct selected_part {
  T* data;
  std::size_t count;
  std::size_t rank;
  const T* before;
  int bad_pivots_left;
};

template <class T, class Less>
class quick_selector {
 public:
  /// Ranges of `least_for_all_threads` elements and more are partitioned by all threads.
  quick_selector(const Less& less, failure& failed, std::size_t least_for_all_threads) noexcept
      : less_(less), failed_(failed), least_for_all_threads_(least_for_all_threads) {}

  /// There is an element of that rank.
  void operator()(T* data, std::size_t count, std::size_t rank) const {
    selected_part<T> part = all_of(data, count, rank);
    while (part.count > few && !failed_.should_skip()) {
      const std::size_t before = part.count;
      narrow(part);
      failed_.advance(before - part.count);
    }
    finish(part);
  }

 private:
  static constexpr std::size_t few = 12;

  static selected_part<T> all_of(T* data, std::size_t count, std::size_t rank) {
    return {data, count, rank, nullptr, static_cast<int>(std::bit_width(count))};
  }
  /// The same for a sample, which is no step of the whole.
  void select_in_sample(T* data, std::size_t count, std::size_t rank) const {
    selected_part<T> part = all_of(data, count, rank);
    while (part.count > few && !failed_.should_skip()) {
      narrow(part);
    }
    finish(part);
  }
  void finish(const selected_part<T>& part) const {
    if (part.count <= few) {
      sort_few(part.data, part.count, less_);
    }
  }

  /// Leaves out what is not around the place of that rank; all of it once that is found.
  void narrow(selected_part<T>& part) const {
    if (part.bad_pivots_left == 0) {
      heap_sort(part.data, part.count, less_, failed_);
      part.count = 0;
      return;
    }
    bring_pivot(part);
    const bool nothing_less = part.before != nullptr && !less_(*part.before, part.data[0]);
    const std::size_t place =
        nothing_less ? partition(part, not_greater()) : partition(part, less_);
    if (part.rank == place || (nothing_less && part.rank < place)) {
      part.count = 0;
      return;
    }
    const std::size_t left = part.rank < place ? place : part.count - place - 1;
    part.bad_pivots_left -= left > part.count - part.count / 8 ? 1 : 0;
    if (part.rank > place) {
      part.before = part.data + place;
      part.data += place + 1;
      part.rank -= place + 1;
    }
    part.count = left;
  }

  /// Brings an element to the front whose rank is near the one that is looked for: beyond it, seen
  /// from the end that is nearer, so that most elements are on the other side. From a sample of
  /// about count^(2/3) / 2, which is taken from all over the range.
  void bring_pivot(const selected_part<T>& part) const {
    constexpr std::size_t worth_a_sample = 1024;
    T* const data = part.data;
    const std::size_t count = part.count;
    if (count < worth_a_sample) {
      choose_pivot(data, count, less_);
      return;
    }
    using std::swap;
    const auto digits = static_cast<unsigned>(std::bit_width(count));
    const std::size_t size = std::size_t{1} << (2 * digits / 3 - 1);
    const std::size_t gap = (std::size_t{5} << (digits / 3)) / 4;
    const std::size_t step = count / size;
    for (std::size_t i = 0; i < size; ++i) {
      swap(data[i], data[i * step + (i * 0x9E37'79B9U >> 7U) % step]);
    }
    const std::size_t near = at_most(part.rank / step, size - 1);
    const std::size_t chosen =
        part.rank < count / 2 ? at_most(near + gap, size - 1) : near - at_most(near, gap);
    select_in_sample(data, size, chosen);
    swap(data[0], data[chosen]);
  }

  [[nodiscard]] auto not_greater() const {
    return [this](const T& element, const T& pivot) { return !less_(pivot, element); };
  }
  template <class GoesFront>
  std::size_t partition(const selected_part<T>& part, const GoesFront& goes_front) const {
    return partition_from(least_for_all_threads_, part.data, part.count, goes_front, failed_);
  }

  const Less& less_;
  failure& failed_;
  std::size_t least_for_all_threads_;
};

template <class T, class Less>
void select_in_place(T* data, std::size_t count, std::size_t rank, const Less& less,
                     failure& failed) {
  constexpr std::size_t together = std::size_t{1} << 15U;
  constexpr std::size_t never = ~std::size_t{0};
  const auto select = [&](std::size_t least_for_all_threads) {
    quick_selector<T, Less>(less, failed, least_for_all_threads)(data, count, rank);
  };
  if (count < together) {
    select(never);
  } else {
    inside_some_arena([&] { select(current_width() == 1 ? never : together); });
  }
}

/// Brings the element of a rank to its place, those that are less in front of it. There is one.
template <class T, class Less>
void select_rank(T* data, std::size_t count, std::size_t rank, const Less& less, failure& failed) {
  if constexpr (is_natural<Less> && RadixNumber<T>) {
    using key = number_key<T, direction_of<Less>, zeros::signed_apart>;
    select_in_place(data, count, rank, less_by_key<key>{key{}}, failed);
  } else {
    select_in_place(data, count, rank, less, failed);
  }
}

}  // namespace lend::detail::inline LEND_ABI
