#pragma once

#include <lend/algo/kernel/blocks.hpp>
#include <lend/algo/kernel/radix_scatter.hpp>
#include <lend/own/atomic.hpp>
#include <lend/task/enter.hpp>
#include <lend/task/failure.hpp>
#include <lend/task/loop.hpp>

#include <bit>
#include <cstddef>
#include <cstdint>
#include <type_traits>

// Ranges of few different values that are what their keys say: they are counted and written anew.

namespace lend::detail::inline LEND_ABI {

/// Up to so many values, in order of their keys, and a hash function that tells them apart.
template <class T, class Key>
class value_table {
 public:
  static constexpr std::size_t most = 32;

  /// False if there are more of them, or no hash function is found.
  bool fill_from_sample(const T* data, std::size_t count, const Key& key) {
    const std::size_t sample = at_most(512, count / 16);
    const std::size_t step = count / sample;
    for (std::size_t i = 0; i < sample; ++i) {
      if (!add(data[i * step + (i * 0x9E37'79B9U >> 7U) % step], key)) {
        return false;
      }
    }
    return find_factor();
  }
  [[nodiscard]] std::size_t size() const noexcept { return size_; }
  const T& value(std::size_t i) const noexcept { return values_[i]; }

  /// Adds to counts[i] how often the i-th value is there. False if there are others.
  bool count(const T* data, std::size_t count, const Key& key, std::size_t* counts) const {
    // Two each, as equal neighbours would wait for each other.
    std::uint32_t found[2][slots] = {};
    bits differ = 0;
    const bits factor = factor_;
    for (std::size_t i = 0; i < count; ++i) {
      const bits element = key(data[i]);
      const std::size_t slot = slot_of(element, factor);
      differ |= keys_[slot] ^ element;
      ++found[i % 2][slot];
    }
    for (std::size_t slot = 0; slot < slots; ++slot) {
      counts[index_[slot]] += std::size_t{found[0][slot]} + found[1][slot];
    }
    return differ == 0;
  }

 private:
  using bits = typename Key::bits;
  static constexpr unsigned log_slots = 9;
  static constexpr std::size_t slots = std::size_t{1} << log_slots;

  static std::size_t slot_of(bits key, bits factor) noexcept {
    return static_cast<std::size_t>(static_cast<bits>(key * factor) >>
                                    (8 * sizeof(bits) - log_slots));
  }

  bool add(const T& value, const Key& key) {
    std::size_t at = size_;
    while (at > 0 && key(values_[at - 1]) >= key(value)) {
      --at;
    }
    if (at < size_ && key(values_[at]) == key(value)) {
      return true;
    }
    if (size_ == most) {
      return false;
    }
    for (std::size_t i = size_++; i > at; --i) {
      values_[i] = values_[i - 1];
    }
    values_[at] = value;
    return true;
  }

  bool find_factor() {
    factor_ = static_cast<bits>(0x9E37'79B9'7F4A'7C15U);
    for (int tries = 0; tries < 16; ++tries) {
      if (tells_apart()) {
        return true;
      }
      factor_ = static_cast<bits>(factor_ * static_cast<bits>(0xD134'2543'DE82'EF95U));
    }
    return false;
  }

  bool tells_apart() {
    const Key key{};
    bool used[slots] = {};
    for (std::size_t i = 0; i < size_; ++i) {
      const std::size_t slot = slot_of(key(values_[i]), factor_);
      if (used[slot]) {
        return false;
      }
      used[slot] = true;
      keys_[slot] = key(values_[i]);
      index_[slot] = static_cast<std::uint8_t>(i);
    }
    for (std::size_t slot = 0; slot < slots; ++slot) {
      if (!used[slot]) {
        // No other value has this key, so whatever comes here differs, or it is counted there.
        keys_[slot] = key(values_[0]);
        index_[slot] = 0;
      }
    }
    return true;
  }

  std::size_t size_ = 0;
  bits factor_ = 0;
  T values_[most];
  bits keys_[slots];
  std::uint8_t index_[slots];
};

/// Writes `value(i)` to [starts[i], starts[i + 1]) for each i below `values`, with several tasks.
template <class T, class Value>
void write_values(T* data, const std::size_t* starts, std::size_t values, const Value& value) {
  fork_range(control{}, starts[values], [&](std::size_t begin, std::size_t end) {
    std::size_t i = 0;
    while (starts[i + 1] <= begin) {
      ++i;
    }
    while (begin < end) {
      const T written = value(i);
      const std::size_t last = at_most(end, starts[++i]);
      for (; begin < last; ++begin) {
        data[begin] = written;
      }
    }
  });
}

/// The same by one task.
template <class T, class Key>
bool sort_few_values_alone(T* data, std::size_t count, const Key& key,
                           const value_table<T, Key>& table) {
  std::size_t counts[value_table<T, Key>::most] = {};
  if (!table.count(data, count, key, counts)) {
    return false;
  }
  for (std::size_t i = 0; i < table.size(); ++i) {
    for (std::size_t left = counts[i]; left > 0; --left) {
      *data++ = table.value(i);
    }
  }
  return true;
}

/// Counts and writes with several tasks. False if there are other values.
template <class T, class Key>
bool sort_few_values_together(T* data, std::size_t count, const Key& key,
                              const value_table<T, Key>& table, failure& failed) {
  bucket_counts counts(count, table.size());
  atomic<bool> all = true;
  const bool counted =
      counts.for_each_block(failed, [&](std::size_t* found, std::size_t begin, std::size_t end) {
        // ORDER: relaxed; the end of the loop makes what was stored visible.
        if (all.load(memory_order_relaxed) && !table.count(data + begin, end - begin, key, found)) {
          all.store(false, memory_order_relaxed);
        }
      });
  if (!counted || !all.load(memory_order_relaxed)) {
    return false;
  }
  std::size_t starts[value_table<T, Key>::most + 1];
  counts.turn_into_places(starts);
  write_values(data, starts, table.size(), [&](std::size_t i) { return table.value(i); });
  return true;
}

/// False if the range is not of that kind; then nothing was changed.
template <class T, class Key>
bool sort_few_values(T* data, std::size_t count, const Key& key, failure& failed) {
  constexpr std::size_t worth_a_fork = std::size_t{1} << 14U;
  value_table<T, Key> table;
  if (!table.fill_from_sample(data, count, key)) {
    return false;
  }
  if (count <= worth_a_fork) {
    return sort_few_values_alone(data, count, key, table);
  }
  bool done = false;
  inside_some_arena([&] { done = sort_few_values_together(data, count, key, table, failed); });
  return done;
}

/// Counting sort of bytes.
template <class T, class Key>
void sort_bytes(T* data, std::size_t count, const Key& key, failure& failed) {
  constexpr std::size_t values = 256;
  const auto index_of = [&](T value) { return static_cast<std::size_t>(key(value)) % values; };
  T value_of[values]{};
  for (unsigned bits = 0; bits < (std::is_same_v<T, bool> ? 2U : values); ++bits) {
    const T value = std::bit_cast<T>(static_cast<std::uint8_t>(bits));
    value_of[index_of(value)] = value;
  }
  bucket_counts counts(count, values);
  const bool counted =
      counts.for_each_block(failed, [&](std::size_t* found, std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) {
          ++found[index_of(data[i])];
        }
      });
  if (counted) {
    std::size_t starts[values + 1];
    counts.turn_into_places(starts);
    write_values(data, starts, values, [&](std::size_t i) { return value_of[i]; });
  }
}

}  // namespace lend::detail::inline LEND_ABI
