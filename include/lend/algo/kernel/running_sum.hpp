#pragma once

#include <lend/algo/kernel/target.hpp>

#include <cstddef>
#include <type_traits>

// What a scan does with numbers and the operations of the standard library, which may be regrouped:
// the order is fixed, but not the one that is written, in which each operation waits for the last.

namespace lend::detail::inline LEND_ABI {

/// Four neighbours, summed up from the first on.
template <class T>
struct sums_of_four {
  T one;
  T two;
  T three;
  T four;
};

/// Calls `put(i, sum)` for each i of [begin, end) with the sum of `before`, if it is not null, and
/// the elements of [begin, i], and `ask(i)` now and then before that. It takes four elements at a
/// time: one operation of four waits for the last. Returns the sum of the elements alone, if their
/// number is a multiple of four.
template <class T, class Element, class Op, class Put, class Ask>
[[gnu::always_inline]] inline T sum_by_fours(const Element* data, std::size_t begin,
                                             std::size_t end, const T* before, const Op& op,
                                             const Put& put, const Ask& ask) {
  const auto both = [&op](T a, T b) { return static_cast<T>(op(a, b)); };
  const auto sums_at = [&](std::size_t i) {
    const T third = static_cast<T>(data[i + 2]);
    sums_of_four<T> sums;
    sums.one = static_cast<T>(data[i]);
    sums.two = both(sums.one, static_cast<T>(data[i + 1]));
    sums.three = both(sums.two, third);
    sums.four = both(sums.two, both(third, static_cast<T>(data[i + 3])));
    return sums;
  };
  const auto put_four = [&](std::size_t i, const sums_of_four<T>& sums) {
    put(i, sums.one);
    put(i + 1, sums.two);
    put(i + 2, sums.three);
    put(i + 3, sums.four);
  };
  std::size_t i = begin;
  T total{};
  T sum{};
  if (before != nullptr) {
    total = *before;
  } else if (end - begin < 4) {
    total = static_cast<T>(data[i]);
    put(i++, total);
  }
  if (i + 4 <= end) {
    sums_of_four<T> sums = sums_at(i);
    sum = sums.four;
    if (before != nullptr) {
      sums = {both(total, sums.one), both(total, sums.two), both(total, sums.three),
              both(total, sums.four)};
    }
    total = sums.four;
    put_four(i, sums);
    i += 4;
  }
  const auto next_four = [&](std::size_t at) {
    const sums_of_four<T> sums = sums_at(at);
    sum = both(sum, sums.four);
    const T last = both(total, sums.four);
    put_four(at, {both(total, sums.one), both(total, sums.two), both(total, sums.three), last});
    total = last;
  };
  for (; i + 8 <= end; i += 8) {
    ask_to_read_behind(data + i);
    ask(i);
    next_four(i);
    next_four(i + 4);
  }
  if (i + 4 <= end) {
    next_four(i);
    i += 4;
  }
  for (; i < end; ++i) {
    total = both(total, static_cast<T>(data[i]));
    put(i, total);
  }
  return sum;
}

}  // namespace lend::detail::inline LEND_ABI
