#pragma once

#include <lend/algo/kernel/key_counting.hpp>
#include <lend/algo/kernel/reduction.hpp>
#include <lend/own/heap_array.hpp>

#include <bit>
#include <cstddef>
#include <cstdint>
#include <new>
#include <type_traits>
#include <utility>
#include <vector>

// The values of a block or of several, one for each key. Those of a block are combined as their
// elements come, and those of two neighbouring blocks in that order.

namespace lend::detail::inline LEND_ABI {

template <class Key, class T>
using values_by_key = std::vector<std::pair<Key, T>>;

/// Keys that are integers are found by a hash: the values lie in the order in which their keys came
/// up, until they are sorted.
template <class Key, class T>
class hashed_values {
 public:
  using values = values_by_key<Key, T>;

  /// For the values of so many elements.
  explicit hashed_values(std::size_t elements) {
    constexpr std::size_t many = 64;
    const std::size_t likely = at_most(many, elements);
    make_slots(std::bit_ceil(4 * likely));
    values_.reserve(likely);
  }

  /// Combines what the key has so far with `value`.
  template <class Op>
  void add(Key key, T&& value, const Op& op) {
    std::uint32_t& slot = slots_[find(key)];
    if (slot != none) {
      T& total = values_[slot - 1].second;
      total = invoke(op, std::move(total), std::move(value));
      return;
    }
    values_.emplace_back(key, std::move(value));
    slot = static_cast<std::uint32_t>(values_.size());
    if (values_.size() > number_of_slots_ / 4) {
      grow();
    }
  }
  /// The same for the values of the elements behind.
  template <class Op>
  void append(hashed_values&& back, const Op& op) {
    for (auto& [key, value] : back.values_) {
      add(key, std::move(value), op);
    }
  }

  void sort() {
    const std::size_t count = values_.size();
    failure failed;
    const raw_array<with_key<Key>> sorted(count);
    const raw_array<with_key<Key>> other(count);
    for (std::size_t i = 0; i < count; ++i) {
      sorted[i] = other[i] = {values_[i].first, i};
    }
    sort_by_keys(control{}, sorted.data(), other.data(), count, failed);
    values in_order;
    in_order.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
      in_order.push_back(std::move(values_[sorted[i].position]));
    }
    values_ = std::move(in_order);
  }
  [[nodiscard]] values& all() noexcept { return values_; }
  [[nodiscard]] values take() && { return std::move(values_); }

 private:
  static constexpr std::uint32_t none = 0;

  /// Where the number of a key is, or has to go.
  [[nodiscard]] std::size_t find(Key key) const {
    const std::size_t mask = number_of_slots_ - 1;
    auto hash = static_cast<std::uint64_t>(key) * 0x9E37'79B9'7F4A'7C15;
    hash ^= hash >> 32U;
    auto at = static_cast<std::size_t>(hash) & mask;
    while (slots_[at] != none && values_[slots_[at] - 1].first != key) {
      at = (at + 1) & mask;
    }
    return at;
  }
  void make_slots(std::size_t count) {
    slots_ = heap_array<std::uint32_t>::of(count);
    number_of_slots_ = count;
  }
  void grow() {
    constexpr std::size_t most = std::size_t{1} << 32U;
    if (number_of_slots_ > most) {
      throw std::bad_alloc();
    }
    make_slots(number_of_slots_ * 4);
    for (std::size_t i = 0; i < values_.size(); ++i) {
      slots_[find(values_[i].first)] = static_cast<std::uint32_t>(i + 1);
    }
  }

  values values_;
  heap_array<std::uint32_t> slots_;
  std::size_t number_of_slots_ = 0;
};

}  // namespace lend::detail::inline LEND_ABI
