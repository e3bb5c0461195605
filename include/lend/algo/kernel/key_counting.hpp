#pragma once

#include <lend/algo/kernel/blocks.hpp>
#include <lend/algo/kernel/keyed.hpp>
#include <lend/own/heap_array.hpp>
#include <lend/task/loop.hpp>

#include <cstddef>
#include <cstdint>
#include <type_traits>
#include <utility>

namespace lend::detail::inline LEND_ABI {

template <class Keyed>
constexpr bool has_number_for_key = false;
template <class Key>
constexpr bool has_number_for_key<with_key<Key>> = std::is_integral_v<Key>;

/// Sorts by keys that are integers close to each other: counts in each of some blocks how many
/// there are of each, from which follows where the first of them goes. Stable.
template <class Key, class KeyAt>
class key_counting {
 public:
  key_counting(const control& how, std::size_t count, const KeyAt& key_at)
      : how_(how), count_(count), key_at_(key_at) {}

  /// Calls `put(place, i)` for the element at each i, and returns whether it did: else keys are too
  /// far apart, or elements too few.
  template <class Put>
  bool sort(const Put& put) {
    constexpr std::size_t few = 256;
    if (count_ < few || !find_range()) {
      return false;
    }
    next_ = heap_array<std::size_t>::of(blocks_ * keys_);
    each_block([&](std::size_t* next, std::size_t begin, std::size_t end) {
      for (std::size_t i = begin; i < end; ++i) {
        ++next[distance(key_at_(i))];
      }
    });
    std::size_t before = 0;
    for (std::size_t key = 0; key < keys_; ++key) {
      for (std::size_t block = 0; block < blocks_; ++block) {
        std::size_t& here = next_[block * keys_ + key];
        before += std::exchange(here, before);
      }
    }
    // SAFETY: each element has a place of its own.
    each_block([&](std::size_t* next, std::size_t begin, std::size_t end) {
      for (std::size_t i = begin; i < end; ++i) {
        put(next[distance(key_at_(i))]++, i);
      }
    });
    return true;
  }
  /// When it is sorted: calls `use(key, end)` for all keys there may be and where they end.
  template <class Use>
  void visit_ends(const Use& use) const {
    const std::size_t* const ends = next_.get() + (blocks_ - 1) * keys_;
    for (std::size_t key = 0; key < keys_; ++key) {
      use(static_cast<Key>(static_cast<std::size_t>(least_) + key), ends[key]);
    }
  }

 private:
  static constexpr std::size_t most_keys = 4096;
  static constexpr std::size_t most_blocks = 64;

  bool find_range() {
    Key greatest = least_ = key_at_(0);
    for (std::size_t i = 1; i < count_; ++i) {
      const Key key = key_at_(i);
      least_ = key < least_ ? key : least_;
      greatest = greatest < key ? key : greatest;
      if (i % pass_block == 0 && distance(greatest) >= most_keys) {
        return false;
      }
    }
    keys_ = distance(greatest) + 1;
    blocks_ = at_most(most_blocks, count_ / (4 * keys_));
    return keys_ <= most_keys && blocks_ > 0;
  }
  [[nodiscard]] std::size_t distance(Key key) const noexcept {
    return static_cast<std::size_t>(key) - static_cast<std::size_t>(least_);
  }
  template <class Use>
  void each_block(const Use& use) {
    const std::size_t block = (count_ + blocks_ - 1) / blocks_;
    fork_range(how_, blocks_, [&](std::size_t first, std::size_t last) {
      for (std::size_t which = first; which < last; ++which) {
        const std::size_t begin = at_most(count_, which * block);
        use(next_.get() + which * keys_, begin, begin + at_most(block, count_ - begin));
      }
    });
  }

  control how_;
  std::size_t count_;
  const KeyAt& key_at_;
  Key least_{};
  std::size_t keys_ = 0;
  std::size_t blocks_ = 0;
  heap_array<std::size_t> next_;
};

/// Sorts `data` by key; `other` has the same contents, and any afterwards. Stable. Once failed, in
/// any order.
template <class Keyed>
void sort_by_keys(const control& how, Keyed* data, Keyed* other, std::size_t count,
                  failure& failed) {
  if constexpr (has_number_for_key<Keyed>) {
    const auto key_at = [other](std::size_t i) { return other[i].held; };
    key_counting<decltype(data->held), decltype(key_at)> counting(how, count, key_at);
    if (counting.sort([=](std::size_t place, std::size_t i) { data[place] = other[i]; })) {
      return;
    }
  }
  sort_keyed(data, other, count, failed);
}

}  // namespace lend::detail::inline LEND_ABI
