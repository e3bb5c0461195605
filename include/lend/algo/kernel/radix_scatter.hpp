#pragma once

#include <lend/algo/kernel/blocks.hpp>
#include <lend/algo/kernel/buffer.hpp>
#include <lend/own/heap_array.hpp>
#include <lend/task/failure.hpp>
#include <lend/task/loop.hpp>
#include <lend/task/seam.hpp>

#include <cstddef>
#include <cstdint>
#include <utility>

namespace lend::detail::inline LEND_ABI {

/// A range cut into blocks, and for each of them how many elements it has for each bucket; later,
/// where the next one of them goes.
class bucket_counts {
 public:
  bucket_counts(std::size_t count, std::size_t buckets) : count_(count), buckets_(buckets) {
    constexpr std::size_t least = std::size_t{1} << 15U;
    const std::size_t many = 8 * current_width();
    blocks_ = at_most(many, count / least);
    blocks_ = blocks_ == 0 ? 1 : blocks_;
    size_ = (count + blocks_ - 1) / blocks_;
    places_ = heap_array<std::size_t>::of(blocks_ * buckets);
  }

  /// Calls `body(places, begin, end)` for each block, possibly at the same time. Whether none
  /// failed.
  template <class Body>
  bool for_each_block(failure& failed, const Body& body) const {
    for_each_block([&](std::size_t* places, std::size_t begin, std::size_t end) {
      failed.guard([&] { body(places, begin, end); });
    });
    return !failed.failed();
  }
  /// The same for what does not fail, and is not to be left out either.
  template <class Body>
  void for_each_block(const Body& body) const {
    fork_range(control{}, blocks_, [&](std::size_t first, std::size_t last) {
      for (std::size_t block = first; block < last; ++block) {
        body(places_.get() + block * buckets_, at_most(count_, block * size_),
             at_most(count_, (block + 1) * size_));
      }
    });
  }

  /// Bucket follows bucket, and in each block follows block.
  void turn_into_places(std::size_t* starts) noexcept {
    std::size_t sum = 0;
    for (std::size_t bucket = 0; bucket < buckets_; ++bucket) {
      starts[bucket] = sum;
      for (std::size_t block = 0; block < blocks_; ++block) {
        sum += std::exchange(places_[block * buckets_ + bucket], sum);
      }
    }
    starts[buckets_] = sum;
  }

  /// Keys may differ from what they were when they were counted: remembers where each block has to
  /// end in each bucket. Throws std::bad_alloc.
  void remember_ends(const std::size_t* starts) {
    ends_ = heap_array<std::size_t>::to_be_filled(blocks_ * buckets_);
    for (std::size_t i = 0; i < blocks_ * buckets_; ++i) {
      const bool last = i + buckets_ >= blocks_ * buckets_;
      ends_[i] = last ? starts[i % buckets_ + 1] : places_[i + buckets_];
    }
  }
  /// What was remembered for the block with these places.
  [[nodiscard]] const std::size_t* ends_of(const std::size_t* places) const noexcept {
    return ends_.get() + (places - places_.get());
  }
  [[nodiscard]] bool are_at_ends() const noexcept {
    std::size_t differ = 0;
    for (std::size_t i = 0; i < blocks_ * buckets_; ++i) {
      differ |= places_[i] ^ ends_[i];
    }
    return differ == 0;
  }

 private:
  std::size_t count_;
  std::size_t buckets_;
  std::size_t blocks_;
  std::size_t size_;
  heap_array<std::size_t> places_;
  heap_array<std::size_t> ends_;
};

/// Writes to many places in turn, a cache line at once. Small enough for the registers of a loop.
template <class T>
struct line_writer {
  static constexpr std::size_t each = cache_line / sizeof(T);
  static constexpr bool fits = sizeof(T) <= cache_line / 2 && cache_line % sizeof(T) == 0;

  T* to;
  T* lines;
  /// Where the first element of each bucket went.
  const std::size_t* starts;
  std::size_t skew;

  void put(T& element, std::size_t bucket, std::size_t place) const noexcept {
    T* const line = lines + bucket * each;
    const std::size_t at = (place + skew) % each;
    line[at] = std::move(element);
    if (at == each - 1) {
      if (place >= starts[bucket] + each - 1) [[likely]] {
        stream_line(to + (place - at), line);
      } else {
        put_rest(bucket, place + 1);
      }
    }
  }
  /// Writes what lies in the line for the places in front of `end`.
  void put_rest(std::size_t bucket, std::size_t end) const noexcept {
    T* const line = lines + bucket * each;
    const std::size_t used = (end + skew) % each;
    const std::size_t last = used == 0 ? each : used;
    std::size_t begin = last > end ? 0 : end - last;
    begin = begin < starts[bucket] ? starts[bucket] : begin;
    for (; begin < end; ++begin) {
      to[begin] = std::move(line[(begin + skew) % each]);
    }
  }
};

/// Whether `to` is where lines can be cut.
template <class T>
bool can_write_lines(const T* to) noexcept {
  return reinterpret_cast<std::uintptr_t>(to) % sizeof(T) == 0;
}

/// Calls `put(element, bucket, place)` for the elements of a block. A key that is not trusted may
/// lead to a place that is another block's, behind what `ends` says: then it stops.
template <class T, class Key, class Find, class Put>
void place_block(T* from, std::size_t begin, std::size_t end, const Key& key, const Find find,
                 std::size_t* const places, [[maybe_unused]] const std::size_t* const ends,
                 const Put& put) {
  for (std::size_t i = begin; i < end; ++i) {
    const std::size_t bucket = find(key(from[i]));
    const std::size_t place = places[bucket]++;
    if constexpr (!Key::is_trusted) {
      if (place >= ends[bucket]) [[unlikely]] {
        return;
      }
    }
    put(from[i], bucket, place);
  }
}

/// Moves a block to where `places` says, which is kept up. Throws std::bad_alloc, before anything
/// moves, and what the key throws.
template <class T, class Key, class Find>
void scatter_by_lines(T* from, T* to, std::size_t begin, std::size_t end, const Key& key,
                      const Find find, std::size_t* places, const std::size_t* ends,
                      std::size_t buckets) {
  raw_buffer<T> lines(buckets * line_writer<T>::each, cache_line);
  const auto starts = heap_array<std::size_t>::to_be_filled(buckets);
  for (std::size_t bucket = 0; bucket < buckets; ++bucket) {
    starts[bucket] = places[bucket];
  }
  const std::size_t skew = reinterpret_cast<std::uintptr_t>(to) / sizeof(T);
  const line_writer<T> write{to, lines.data(), starts.get(), skew % line_writer<T>::each};
  place_block(from, begin, end, key, find, places, ends,
              [write](T& element, std::size_t bucket, std::size_t place) {
                write.put(element, bucket, place);
              });
  for (std::size_t bucket = 0; bucket < buckets; ++bucket) {
    write.put_rest(bucket,
                   Key::is_trusted ? places[bucket] : at_most(places[bucket], ends[bucket]));
  }
  finish_streaming();
}

/// Moves the elements to the bucket of their key, in order, where `starts` says. False once failed,
/// or if keys have changed meanwhile: then all are where they were.
template <class T, class Key, class Find>
bool scatter_to_buckets(T* from, T* to, std::size_t count, const Key& key, const Find& find,
                        std::size_t buckets, std::size_t* starts, failure& failed) {
  bucket_counts counts(count, buckets);
  const bool counted =
      counts.for_each_block(failed, [&](std::size_t* places, std::size_t begin, std::size_t end) {
        const Find local = find;
        for (std::size_t i = begin; i < end; ++i) {
          ++places[local(key(from[i]))];
        }
      });
  if (!counted) {
    return false;
  }
  counts.turn_into_places(starts);
  if constexpr (!Key::is_trusted) {
    counts.remember_ends(starts);
  }
  const bool placed =
      counts.for_each_block(failed, [&](std::size_t* places, std::size_t begin, std::size_t end) {
        const std::size_t* const ends = Key::is_trusted ? nullptr : counts.ends_of(places);
        if constexpr (line_writer<T>::fits) {
          if (can_write_lines(to)) {
            scatter_by_lines(from, to, begin, end, key, find, places, ends, buckets);
            return;
          }
        }
        place_block(
            from, begin, end, key, find, places, ends,
            [to](T& element, std::size_t, std::size_t place) { to[place] = std::move(element); });
      });
  return placed && (Key::is_trusted || counts.are_at_ends());
}

}  // namespace lend::detail::inline LEND_ABI
