#pragma once

#include <lend/own/address.hpp>
#include <lend/task/failure.hpp>

#include <cstddef>
#include <cstdint>
#include <type_traits>
#include <utility>

// Sequential sorting of short ranges, and the last resort against bad pivots. A comparison that
// throws leaves a permutation; one that is no strict weak order leaves some permutation.

namespace lend::detail::inline LEND_ABI {

/// An element taken out of its range, which goes back to where the hole is by then.
template <class T>
class lifted {
 public:
  explicit lifted(T& from) noexcept : hole_(detail::address_of(from)), value_(std::move(from)) {}
  lifted(const lifted&) = delete;
  lifted& operator=(const lifted&) = delete;
  ~lifted() { *hole_ = std::move(value_); }

  const T& value() const noexcept { return value_; }
  /// Fills the hole with the element at `from`, where the hole is then.
  void move_hole(T* from) noexcept {
    *hole_ = std::move(*from);
    hole_ = from;
  }

 private:
  T* hole_;
  T value_;
};

template <class T>
constexpr bool moves_without_throwing =
    std::is_nothrow_move_constructible_v<T> && std::is_nothrow_move_assignable_v<T>;

template <class T, class Less>
void insert_last(T* first, T* last, const Less& less) {
  if constexpr (moves_without_throwing<T>) {
    if (!less(*last, *(last - 1))) {
      return;
    }
    lifted<T> taken(*last);
    T* hole = last;
    do {
      taken.move_hole(--hole);
    } while (hole != first && less(taken.value(), *(hole - 1)));
  } else {
    for (T* at = last; at != first && less(*at, *(at - 1)); --at) {
      using std::swap;
      swap(*at, *(at - 1));
    }
  }
}

/// Insertion sort. Stable.
template <class T, class Less>
void insertion_sort(T* data, std::size_t count, const Less& less) {
  for (std::size_t i = 1; i < count; ++i) {
    insert_last(data, data + i, less);
  }
}

/// Elements that are cheaper to copy than a branch to mispredict.
template <class T>
constexpr bool is_cheap_to_copy =
    std::is_trivially_copyable_v<T> && std::is_copy_constructible_v<T> &&
    std::is_copy_assignable_v<T> && std::is_default_constructible_v<T> && sizeof(T) <= 32;

/// Whether a comparison looks at what its operands stand for, which takes longer than any branch.
template <class Less>
constexpr bool compares_elsewhere = false;

inline constexpr std::size_t most_ranked = 32;

/// Adds to `ranks` what follows from comparing `element`, which stands at `place`, with those in
/// front of it. Four neighbours at once, as each of the others is read and counted once then.
template <std::size_t... I, class T, class Less>
void rank_some(const T* data, std::size_t place, std::uint32_t* ranks, const Less& less,
               std::index_sequence<I...> /*neighbours*/) {
  const auto goes_first = [&](const T& element, const T& other) {
    return static_cast<std::uint32_t>(static_cast<bool>(less(element, other)));
  };
  const T some[] = {data[place + I]...};
  std::uint32_t first[] = {(static_cast<void>(I), 0U)...};
  for (std::size_t j = 0; j < place; ++j) {
    const std::uint32_t each[] = {goes_first(some[I], data[j])...};
    ((first[I] += each[I]), ...);
    ranks[j] += (each[I] + ...);
  }
  ((ranks[place + I] = static_cast<std::uint32_t>(place) - first[I]), ...);
  for (std::size_t i = 1; i < sizeof...(I); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      const std::uint32_t goes = goes_first(some[i], some[j]);
      ranks[place + j] += goes;
      ranks[place + i] += 1 - goes;
    }
  }
}

/// Finds out without branches where each element belongs, by comparing all of them with each other.
/// Stable. False if the comparison is no order; then nothing was moved.
template <class T, class Less>
bool sort_by_rank(T* data, std::size_t count, const Less& less) {
  constexpr std::size_t at_once = 4;
  std::uint32_t ranks[most_ranked];
  std::size_t place = 0;
  for (; place < count % at_once; ++place) {
    rank_some(data, place, ranks, less, std::make_index_sequence<1>{});
  }
  for (; place < count; place += at_once) {
    rank_some(data, place, ranks, less, std::make_index_sequence<at_once>{});
  }
  std::uint64_t taken = 0;
  T sorted[most_ranked];
  for (std::size_t i = 0; i < count; ++i) {
    taken |= std::uint64_t{1} << ranks[i];
    sorted[ranks[i]] = data[i];
  }
  if (taken != (std::uint64_t{1} << count) - 1) {
    return false;
  }
  for (std::size_t i = 0; i < count; ++i) {
    data[i] = sorted[i];
  }
  return true;
}

/// Sorts at most `most_ranked` elements. Stable.
template <class T, class Less>
void sort_few(T* data, std::size_t count, const Less& less) {
  if constexpr (is_cheap_to_copy<T> && !compares_elsewhere<Less>) {
    if (count < 2 || sort_by_rank(data, count, less)) {
      return;
    }
  }
  insertion_sort(data, count, less);
}

template <class T, class Less>
void sift_down(T* data, std::size_t root, std::size_t count, const Less& less) {
  using std::swap;
  for (;;) {
    std::size_t child = 2 * root + 1;
    if (child >= count) {
      return;
    }
    if (child + 1 < count && less(data[child], data[child + 1])) {
      ++child;
    }
    if (!less(data[root], data[child])) {
      return;
    }
    swap(data[root], data[child]);
    root = child;
  }
}

/// Heap sort: n log n whatever the input.
template <class T, class Less>
void heap_sort(T* data, std::size_t count, const Less& less, failure& failed) {
  using std::swap;
  for (std::size_t root = count / 2; root-- > 0 && !failed.should_skip();) {
    sift_down(data, root, count, less);
  }
  for (std::size_t end = count; end-- > 1 && !failed.should_skip();) {
    swap(data[0], data[end]);
    sift_down(data, 0, end, less);
  }
}

}  // namespace lend::detail::inline LEND_ABI
