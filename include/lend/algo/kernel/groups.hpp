#pragma once

#include <lend/own/iterators.hpp>
#include <lend/own/slice.hpp>

#include <cstddef>
#include <span>
#include <type_traits>
#include <utility>
#include <vector>

namespace lend::inline LEND_ABI {

/// The elements of a group of bools, which share bytes with their neighbours: no std::span has
/// them.
class group_flags {
 public:
  using value_type = bool;
  using iterator = std::vector<bool>::const_iterator;

  group_flags() = default;
  group_flags(iterator begin, iterator end) noexcept : begin_(begin), end_(end) {}

  [[nodiscard]] iterator begin() const noexcept { return begin_; }
  [[nodiscard]] iterator end() const noexcept { return end_; }
  [[nodiscard]] std::size_t size() const noexcept {
    return static_cast<std::size_t>(end_ - begin_);
  }
  [[nodiscard]] bool empty() const noexcept { return begin_ == end_; }
  bool operator[](std::size_t index) const {
    detail::check_bounds(index, size());
    return begin_[static_cast<std::ptrdiff_t>(index)];
  }

 private:
  iterator begin_;
  iterator end_;
};

/// Elements in groups: those with keys[i] are elements[offsets[i]] to elements[offsets[i + 1]]. The
/// keys ascend, and no group is empty.
///
/// A range of groups, `for (const auto [key, elements] : all)`; and
/// `lend::zip(all.keys, lend::pieces(all.elements, all.offsets))` walks them with several tasks.
template <class Key, class T>
struct groups {
  using some_elements =
      std::conditional_t<std::is_same_v<T, bool>, group_flags, std::span<const T>>;

  /// One of them, for as long as all live.
  struct group {
    typename std::vector<Key>::const_reference key;
    some_elements elements;
  };

  class iterator {
   public:
    using value_type = group;
    using difference_type = std::ptrdiff_t;
    using reference = group;
    using pointer = void;
    using iterator_category = std::input_iterator_tag;
    using iterator_concept = std::forward_iterator_tag;

    iterator() = default;
    iterator(const groups& all, std::size_t index) noexcept : all_(&all), index_(index) {}
    group operator*() const { return (*all_)[index_]; }
    iterator& operator++() noexcept {
      ++index_;
      return *this;
    }
    iterator operator++(int) noexcept { return std::exchange(*this, iterator(*all_, index_ + 1)); }
    friend bool operator==(const iterator&, const iterator&) = default;

   private:
    const groups* all_ = nullptr;
    std::size_t index_ = 0;
  };

  [[nodiscard]] std::size_t size() const noexcept { return keys.size(); }
  [[nodiscard]] bool empty() const noexcept { return keys.empty(); }
  [[nodiscard]] iterator begin() const noexcept { return {*this, 0}; }
  [[nodiscard]] iterator end() const noexcept { return {*this, size()}; }
  group operator[](std::size_t index) const {
    detail::check_bounds(index, size());
    const auto place = [&](std::size_t at) {
      return elements.begin() + static_cast<std::ptrdiff_t>(offsets[at]);
    };
    return {keys[index], some_elements(place(index), place(index + 1))};
  }
  /// The elements with this key, none if there is no such group.
  [[nodiscard]] some_elements find(const Key& key) const {
    std::size_t low = 0;
    for (std::size_t count = size(); count > 0;) {
      const std::size_t half = count / 2;
      const bool behind = keys[low + half] < key;
      low = behind ? low + half + 1 : low;
      count = behind ? count - half - 1 : half;
    }
    return low < size() && !(key < keys[low]) ? (*this)[low].elements : some_elements();
  }

  std::vector<Key> keys;
  std::vector<std::size_t> offsets;
  std::vector<T> elements;
};

}  // namespace lend::inline LEND_ABI
