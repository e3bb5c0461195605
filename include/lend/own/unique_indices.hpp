#pragma once

#include <lend/own/heap_array.hpp>
#include <lend/own/positions.hpp>
#include <lend/own/traits.hpp>

#include <cstddef>
#include <cstdint>
#include <type_traits>
#include <utility>

namespace lend::detail::inline LEND_ABI {

/// One bit for each index of [lowest, highest].
class index_marks {
 public:
  index_marks(std::size_t lowest, std::size_t highest)
      : lowest_(lowest), words_(new std::uint64_t[(highest - lowest) / 64 + 1]()) {}
  index_marks(const index_marks&) = delete;
  index_marks& operator=(const index_marks&) = delete;
  ~index_marks() { delete[] words_; }

  /// Marks `index`; false if it was marked before.
  bool mark(std::size_t index) noexcept {
    std::uint64_t& word = words_[(index - lowest_) / 64];
    const std::uint64_t bit = std::uint64_t{1} << ((index - lowest_) % 64);
    return (std::exchange(word, word | bit) & bit) == 0;
  }

 private:
  std::size_t lowest_;
  std::uint64_t* words_;
};

/// Where `index`, which is one of them, stands first.
template <class I>
constexpr std::size_t position_of(const I* indices, I index) noexcept {
  std::size_t at = 0;
  while (indices[at] != index) {
    ++at;
  }
  return at;
}

/// Throws bounds_error unless all indices lie below `bound`.
template <class I>
constexpr void check_indices(const I* indices, std::size_t count, std::size_t bound) {
  for (std::size_t i = 0; i < count; ++i) {
    if (as_position(indices[i]) >= bound) [[unlikely]] {
      throw_index_outside(i, shown_position(indices[i]), bound);
    }
  }
}

/// The same, and throws overlap_error if one is repeated.
template <class I>
void check_unique_indices(const I* indices, std::size_t count, std::size_t bound) {
  check_indices(indices, count, bound);
  std::size_t lowest = bound;
  std::size_t highest = 0;
  bool rising = true;
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t index = as_position(indices[i]);
    rising = rising && (i == 0 || index > highest);
    lowest = index < lowest ? index : lowest;
    highest = index > highest ? index : highest;
  }
  if (rising) {
    return;
  }
  index_marks marks(lowest, highest);
  for (std::size_t i = 0; i < count; ++i) {
    if (!marks.mark(as_position(indices[i]))) [[unlikely]] {
      throw_index_repeated(position_of(indices, indices[i]), i, shown_position(indices[i]));
    }
  }
}

struct known_indices;

}  // namespace lend::detail::inline LEND_ABI

namespace lend::inline LEND_ABI {

/// Indices that differ from each other and lie below a bound, checked once, or known to be like
/// that, as those of sorted_indices are, and never changed, so that scatter(v, indices) need not
/// check them again. A contiguous range; it moves but does not copy, and is empty after it was
/// moved from.
///
/// `const lend::unique_indices order(permutation, v.size());`
template <detail::Position I>
class unique_indices {
 public:
  using value_type = I;

  /// Copies `indices`, a contiguous range of integers. Throws bounds_error if one is not below
  /// `bound`, overlap_error if one is repeated, and std::bad_alloc. Work: linear, and unless the
  /// indices rise, one bit of memory for each number from the lowest to the highest of them.
  template <detail::ContiguousRange Range>
    requires std::is_same_v<detail::range_value<Range>, I>
  unique_indices(const Range& indices, std::size_t bound)
      : count_(detail::size_of_range(indices)),
        bound_(bound),
        indices_(detail::heap_array<I>::to_be_filled(count_)) {
    const auto* const from = detail::data_of_range(indices);
    for (std::size_t i = 0; i < count_; ++i) {
      indices_[i] = from[i];
    }
    detail::check_unique_indices(begin(), count_, bound);
  }

  unique_indices(const unique_indices&) = delete;
  unique_indices& operator=(const unique_indices&) = delete;
  unique_indices(unique_indices&& other) noexcept
      : count_(std::exchange(other.count_, 0)),
        bound_(std::exchange(other.bound_, 0)),
        indices_(std::move(other.indices_)) {}
  unique_indices& operator=(unique_indices&& other) noexcept {
    unique_indices taken(std::move(other));
    std::swap(count_, taken.count_);
    std::swap(bound_, taken.bound_);
    std::swap(indices_, taken.indices_);
    return *this;
  }
  ~unique_indices() = default;

  [[nodiscard]] std::size_t size() const noexcept { return count_; }
  [[nodiscard]] bool empty() const noexcept { return count_ == 0; }
  [[nodiscard]] const I* data() const noexcept { return indices_.get(); }
  [[nodiscard]] const I* begin() const noexcept { return data(); }
  [[nodiscard]] const I* end() const noexcept { return data() + count_; }

  /// All indices are less than this.
  [[nodiscard]] std::size_t bound() const noexcept { return bound_; }

 private:
  friend struct detail::known_indices;
  unique_indices(detail::heap_array<I> indices, std::size_t count, std::size_t bound) noexcept
      : count_(count), bound_(bound), indices_(std::move(indices)) {}

  std::size_t count_;
  std::size_t bound_;
  detail::heap_array<I> indices_;
};

template <class Range>
unique_indices(const Range&, std::size_t) -> unique_indices<detail::range_value<Range>>;

}  // namespace lend::inline LEND_ABI

namespace lend::detail::inline LEND_ABI {

/// Makes unique_indices of those that are known to be that, without a look at them.
struct known_indices {
  template <class I>
  static unique_indices<I> take(heap_array<I> indices, std::size_t count,
                                std::size_t bound) noexcept {
    return {std::move(indices), count, bound};
  }
};

template <class T>
constexpr bool is_unique_indices = false;
template <class I>
constexpr bool is_unique_indices<unique_indices<I>> = true;

template <trait Trait, class I>
struct trait_rule<Trait, unique_indices<I>> {
  using type = std::conditional_t<Trait == trait::concurrent, refused_trait, all_of_these<>>;
};

}  // namespace lend::detail::inline LEND_ABI
