#pragma once

#include <lend/algo/kernel/blocks.hpp>
#include <lend/algo/kernel/exchange.hpp>
#include <lend/own/heap_array.hpp>
#include <lend/task/failure.hpp>
#include <lend/task/loop.hpp>

#include <atomic>
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

/// A large range cut into chunks that fit into the cache.
template <class T>
class cached_chunks {
 public:
  static constexpr std::size_t least_size = (std::size_t{1} << 20U) / sizeof(T);

  /// Throws std::bad_alloc.
  cached_chunks(T* data, std::size_t count, const distinct_elements<T>& known)
      : data_(data), count_(count), known_(known) {
    constexpr std::size_t most_chunks = 1024;
    size_ = count / most_chunks < least_size ? least_size : count / most_chunks + 1;
    number_ = (count + size_ - 1) / size_;
    borders_ = heap_array<std::size_t>::of(number_ * (known.size() + 1));
  }

  /// Calls `sort_chunk(data, count)` for each of them, possibly at the same time. Whether there are
  /// no other elements than those known. Once failed, either.
  template <class Less, class SortChunk>
  bool sort(const Less& less, const SortChunk& sort_chunk, failure& failed) {
    std::atomic<bool> all = true;
    fork_range(control{}, number_, [&](std::size_t first, std::size_t last) {
      for (std::size_t chunk = first; chunk < last && !failed.should_skip(); ++chunk) {
        const std::size_t begin = chunk * size_;
        const std::size_t end = at_most(count_, begin + size_);
        sort_chunk(data_ + begin, end - begin);
        std::size_t* const borders = borders_.get() + chunk * (known_.size() + 1);
        failed.guard([&] {
          if (!known_.find_borders(data_, begin, end, less, borders)) {
            // ORDER: relaxed; the end of the loop makes what was stored visible.
            all.store(false, std::memory_order_relaxed);
          }
        });
      }
    });
    return all.load(std::memory_order_relaxed);
  }

  /// Brings together what is equal in chunks. False if there is no memory for that; then nothing
  /// was changed.
  bool put_together() {
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
      return false;
    }
  }

 private:
  T* data_;
  std::size_t count_;
  const distinct_elements<T>& known_;
  std::size_t size_;
  std::size_t number_;
  heap_array<std::size_t> borders_;
};

/// Sorts a large range of few different values; `sort_chunk(data, count)` sorts a part of it. False
/// if it has others, or there is no memory; then it is some permutation of what it was, the same at
/// every run. Once failed, either.
template <class T, class Less, class SortChunk>
bool sort_few_equal(T* data, std::size_t count, const Less& less, const SortChunk& sort_chunk,
                    failure& failed) {
  constexpr std::size_t worth_two_passes = 4;
  distinct_elements<T> known;
  if (count < worth_two_passes * cached_chunks<T>::least_size ||
      !known.fill_from_sample(data, count, less)) {
    return false;
  }
  try {
    cached_chunks<T> chunks(data, count, known);
    if (chunks.sort(less, sort_chunk, failed) && (failed.should_skip() || chunks.put_together())) {
      return true;
    }
    failed.expect(count);
  } catch (const std::bad_alloc&) {
  }
  return false;
}

}  // namespace lend::detail::inline LEND_ABI
