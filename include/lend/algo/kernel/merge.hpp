#pragma once

#include <lend/algo/kernel/small_sort.hpp>
#include <lend/task/failure.hpp>
#include <lend/task/fork.hpp>

#include <cstddef>
#include <type_traits>
#include <utility>

namespace lend::detail::inline LEND_ABI {

template <class T>
T* move_all(T* from, T* end, T* to) noexcept {
  for (; from != end; ++from, ++to) {
    *to = std::move(*from);
  }
  return to;
}

/// Two sorted ranges of live objects, to be merged by moving them to a third one.
template <class T>
struct merge_input {
  T* left;
  T* left_end;
  T* right;
  T* right_end;

  [[nodiscard]] std::size_t left_size() const noexcept {
    return static_cast<std::size_t>(left_end - left);
  }
  [[nodiscard]] std::size_t right_size() const noexcept {
    return static_cast<std::size_t>(right_end - right);
  }
};

/// What is left over keeps its order.
template <class T>
void concatenate(merge_input<T> in, T* out) noexcept {
  move_all(in.right, in.right_end, move_all(in.left, in.left_end, out));
}

/// Elements that are cheap to move: without a branch that would be mispredicted.
template <class T, class Less>
void merge_by_selection(merge_input<T>& in, T*& out, const Less& less) {
  while (in.left != in.left_end && in.right != in.right_end) {
    const bool take_right = less(*in.right, *in.left);
    *out++ = take_right ? *in.right : *in.left;
    in.right += take_right;
    in.left += !take_right;
  }
}

/// Merges from both ends at once, which are independent of each other, as long as none can come to
/// the end of an input; the rest lies in `in` then, for `out`. False if the comparison is no order;
/// then all lies there.
template <class T, class Less>
bool merge_from_both_ends(merge_input<T>& in, T*& out, const Less& less) {
  const std::size_t size = in.left_size() < in.right_size() ? in.left_size() : in.right_size();
  merge_input<T> rest = in;
  T* front = out;
  T* back = out + in.left_size() + in.right_size();
  for (std::size_t i = 0; i < size; ++i) {
    const bool right_first = less(*rest.right, *rest.left);
    *front++ = right_first ? *rest.right : *rest.left;
    rest.right += right_first;
    rest.left += !right_first;
    const bool left_last = less(*(rest.right_end - 1), *(rest.left_end - 1));
    *--back = left_last ? *(rest.left_end - 1) : *(rest.right_end - 1);
    rest.left_end -= left_last;
    rest.right_end -= !left_last;
  }
  if (rest.left > rest.left_end || rest.right > rest.right_end) {
    return false;
  }
  in = rest;
  out = front;
  return true;
}

/// Elements that refer to memory elsewhere: the branches, which no compiler turns into a selection
/// in two loops, let the processor fetch the next elements while it compares these.
template <class T, class Less>
void merge_by_branches(merge_input<T>& in, T*& out, const Less& less) {
  while (in.left != in.left_end && in.right != in.right_end) {
    while (in.left != in.left_end && !less(*in.right, *in.left)) {
      *out++ = std::move(*in.left++);
    }
    if (in.left == in.left_end) {
      return;
    }
    do {
      *out++ = std::move(*in.right++);
    } while (in.right != in.right_end && less(*in.right, *in.left));
  }
}

/// Stable. If a comparison throws, the rest is moved all the same: `out` gets every element.
template <class T, class Less>
void merge_here(merge_input<T> in, T* out, const Less& less, failure& failed) noexcept {
  try {
    const bool both = in.left != in.left_end && in.right != in.right_end;
    if (both && !less(*in.right, *(in.left_end - 1))) {
      concatenate(in, out);
      return;
    }
    if constexpr (std::is_trivially_copyable_v<T> && std::is_copy_assignable_v<T>) {
      if (merge_from_both_ends(in, out, less)) {
        merge_by_selection(in, out, less);
      }
    } else {
      merge_by_branches(in, out, less);
    }
  } catch (...) {
    failed.capture();
  }
  concatenate(in, out);
}

/// The first place in [begin, end), which is sorted, where `goes_behind(element)` holds.
template <class T, class GoesBehind>
T* partition_point(T* begin, T* end, const GoesBehind& goes_behind) {
  auto count = static_cast<std::size_t>(end - begin);
  while (count > 0) {
    const std::size_t half = count / 2;
    if (goes_behind(begin[half])) {
      count = half;
    } else {
      begin += half + 1;
      count -= half + 1;
    }
  }
  return begin;
}

/// Cuts both inputs so that all of the first parts stand before all of the second ones.
template <class T, class Less>
std::pair<T*, T*> cut_for_merge(const merge_input<T>& in, const Less& less) {
  if (in.left_size() >= in.right_size()) {
    T* const middle = in.left + in.left_size() / 2;
    return {middle, partition_point(in.right, in.right_end,
                                    [&](const T& element) { return !less(element, *middle); })};
  }
  T* const middle = in.right + in.right_size() / 2;
  return {partition_point(in.left, in.left_end,
                          [&](const T& element) { return less(*middle, element); }),
          middle};
}

/// Merges with several tasks. Stable; `out` gets every element, whatever the comparison does.
template <class T, class Less>
void merge_all(merge_input<T> in, T* out, const Less& less, failure& failed) noexcept {
  constexpr std::size_t worth_a_fork = 8192;
  if (failed.should_skip()) {
    concatenate(in, out);
    return;
  }
  if (in.left_size() + in.right_size() <= worth_a_fork) {
    merge_here(in, out, less, failed);
    return;
  }
  try {
    const auto [left, right] = cut_for_merge(in, less);
    const merge_input<T> low{in.left, left, in.right, right};
    const merge_input<T> high{left, in.left_end, right, in.right_end};
    // SAFETY: low and high share no element, and write to places that follow each other.
    T* const out_high = out + low.left_size() + low.right_size();
    auto merge_low = [&] { merge_all(low, out, less, failed); };
    auto merge_high = [&] { merge_all(high, out_high, less, failed); };
    fork_join(merge_low, merge_high);
  } catch (...) {
    failed.capture();
    concatenate(in, out);
  }
}

/// Exchanges [begin, middle) with [middle, end) and returns where the first element went.
template <class T>
T* rotate(T* begin, T* middle, T* end) {
  using std::swap;
  const auto reverse = [](T* low, T* high) {
    while (low < high) {
      swap(*low++, *--high);
    }
  };
  reverse(begin, middle);
  reverse(middle, end);
  reverse(begin, end);
  return begin + (end - middle);
}

/// Merges neighbours without a buffer, by swaps alone: for elements whose moves may throw. Stable.
/// SymMerge (Kim and Kutzner, "Stable Minimum Storage Merging by Symmetric Comparisons", 2004), cut
/// as the merge above.
template <class T, class Less>
void merge_in_place(T* begin, T* middle, T* end, const Less& less, failure& failed) {
  if (begin == middle || middle == end || failed.should_skip()) {
    return;
  }
  if (end - begin == 2) {
    if (less(*middle, *begin)) {
      using std::swap;
      swap(*begin, *middle);
    }
    return;
  }
  const auto [left, right] = cut_for_merge(merge_input<T>{begin, middle, middle, end}, less);
  T* const cut = rotate(left, middle, right);
  merge_in_place(begin, left, cut, less, failed);
  merge_in_place(cut, right, end, less, failed);
}

}  // namespace lend::detail::inline LEND_ABI
