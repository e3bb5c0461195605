#pragma once

#include <lend/algo/kernel/blocks.hpp>
#include <lend/algo/kernel/exchange.hpp>
#include <lend/own/atomic.hpp>
#include <lend/own/heap_array.hpp>
#include <lend/task/failure.hpp>
#include <lend/task/loop.hpp>

#include <cstddef>
#include <new>
#include <utility>

// Large ranges of few different values that can only be compared: chunks that lie in the cache are
// sorted, and then what is equal in them is brought together, so that memory is passed over twice.

namespace lend::detail::inline LEND_ABI {

/// Up to so many elements of a range that differ, in order.
template <class T>
class distinct_elements {
 public:
  static constexpr std::size_t most = 32;

  /// False if there are more of them.
  template <class Less>
  bool fill_from_sample(const T* data, std::size_t count, const Less& less) {
    constexpr std::size_t sample = 512;
    const std::size_t step = count / sample;
    for (std::size_t i = 0; i < sample; ++i) {
      if (!add(data[i * step + (i * 0x9E37'79B9U >> 7U) % step], less)) {
        return false;
      }
    }
    return true;
  }
  [[nodiscard]] std::size_t size() const noexcept { return size_; }

  /// Writes to `borders` where the elements of each value begin in a range that is sorted, and
  /// where the last of them ends. Whether it has no others; if so, that is the end of the range.
  template <class Less>
  bool find_borders(const T* data, std::size_t begin, std::size_t end, const Less& less,
                    std::size_t* borders) const {
    bool known = true;
    std::size_t next = begin;
    for (std::size_t i = 0; i < size_; ++i) {
      borders[i] = next;
      known = known && (next == end || !less(data[next], values_[i]));
      std::size_t last = end;
      while (next < last) {
        const std::size_t middle = next + (last - next) / 2;
        if (less(values_[i], data[middle])) {
          last = middle;
        } else {
          next = middle + 1;
        }
      }
    }
    borders[size_] = end;
    return known && next == end;
  }

 private:
  template <class Less>
  bool add(const T& element, const Less& less) {
    std::size_t at = size_;
    while (at > 0 && !less(values_[at - 1], element)) {
      --at;
    }
    if (at < size_ && !less(element, values_[at])) {
      return true;
    }
    if (size_ == most) {
      return false;
    }
    for (std::size_t i = size_++; i > at; --i) {
      values_[i] = values_[i - 1];
    }
    values_[at] = element;
    return true;
  }

  std::size_t size_ = 0;
  T values_[most];
};

template <class T>
void exchange_parts(T* data, const exchange& parts) {
  using std::swap;
  for (std::size_t i = 0; i < parts.size; ++i) {
    swap(data[parts.left + i], data[parts.right + i]);
  }
}

/// A large range cut into chunks that fit into the cache, one of them at least where the elements
/// of a value belong: else few of these could change places with one that belongs where they are.
template <class T>
class cached_chunks {
 public:
  /// Throws std::bad_alloc.
  cached_chunks(T* data, std::size_t count, const distinct_elements<T>& known)
      : data_(data), count_(count), known_(known) {
    constexpr std::size_t most_bytes = std::size_t{1} << 20U;
    constexpr std::size_t most_chunks = 1024;
    size_ = at_most(most_bytes / sizeof(T), count / known.size());
    size_ = size_ < count / most_chunks ? count / most_chunks : size_;
    number_ = (count + size_ - 1) / size_;
    borders_ = heap_array<std::size_t>::of(number_ * (known.size() + 1));
  }

  /// Calls `sort_chunk(data, count)` for each of them, possibly at the same time; but for the first
  /// alone if that has others than those known. Whether all have none. Once failed, either.
  template <class Less, class SortChunk>
  bool sort(const Less& less, const SortChunk& sort_chunk, failure& failed) {
    if (!sort_one(0, less, sort_chunk, failed)) {
      failed.expect(size_);
      return false;
    }
    atomic<bool> all = true;
    fork_range(control{}, number_ - 1, [&](std::size_t first, std::size_t last) {
      for (std::size_t chunk = first; chunk < last && !failed.should_skip(); ++chunk) {
        if (!sort_one(chunk + 1, less, sort_chunk, failed)) {
          // ORDER: relaxed; the end of the loop makes what was stored visible.
          all.store(false, memory_order_relaxed);
        }
      }
    });
    if (!all.load(memory_order_relaxed)) {
      failed.expect(count_);
      return false;
    }
    return true;
  }

  /// Brings together what is equal in chunks. False if there is no memory for that; then nothing
  /// was changed.
  bool put_together(failure& failed) {
    try {
      const exchange_plan plan(borders_.get(), number_, known_.size());
      fork_range(control{}, plan.apart(), [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) {
          exchange_parts(data_, plan[i]);
        }
      });
      for (std::size_t i = plan.apart(); i < plan.size(); ++i) {
        const exchange parts = plan[i];
        fork_range(control{}, parts.size, [&](std::size_t begin, std::size_t end) {
          exchange_parts(data_, {parts.left + begin, parts.right + begin, end - begin});
        });
      }
      return true;
    } catch (const std::bad_alloc&) {
      failed.expect(count_);
      return false;
    }
  }

 private:
  template <class Less, class SortChunk>
  bool sort_one(std::size_t chunk, const Less& less, const SortChunk& sort_chunk, failure& failed) {
    const std::size_t begin = chunk * size_;
    const std::size_t end = at_most(count_, begin + size_);
    std::size_t* const borders = borders_.get() + chunk * (known_.size() + 1);
    bool known = true;
    sort_chunk(data_ + begin, end - begin);
    failed.guard([&] { known = known_.find_borders(data_, begin, end, less, borders); });
    return known;
  }

  T* data_;
  std::size_t count_;
  const distinct_elements<T>& known_;
  std::size_t size_;
  std::size_t number_;
  heap_array<std::size_t> borders_;
};

/// So many bytes are passed over faster twice than as often as a quicksort does.
inline constexpr std::size_t worth_two_passes = std::size_t{16} << 20U;

/// Sorts a range of few different values, 512 elements at least; `sort_chunk(data, count)` sorts a
/// part of it. False if it has others, or there is no memory; then it is some permutation of what
/// it was, the same at every run. Once failed, either.
template <class T, class Less, class SortChunk>
bool sort_few_equal(T* data, std::size_t count, const Less& less, const SortChunk& sort_chunk,
                    failure& failed) {
  distinct_elements<T> known;
  if (!known.fill_from_sample(data, count, less)) {
    return false;
  }
  try {
    cached_chunks<T> chunks(data, count, known);
    return chunks.sort(less, sort_chunk, failed) &&
           (failed.should_skip() || chunks.put_together(failed));
  } catch (const std::bad_alloc&) {
    return false;
  }
}

}  // namespace lend::detail::inline LEND_ABI
