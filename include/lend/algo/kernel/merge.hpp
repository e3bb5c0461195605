#pragma once

#include <lend/algo/kernel/small_sort.hpp>
#include <lend/task/failure.hpp>
#include <lend/task/fork.hpp>

#include <cstddef>
#include <type_traits>
#include <utility>

namespace lend::detail::inline LEND_ABI {

/// to = from, by a move unless `From` is const; numbers are converted without a warning.
template <class To, class From>
constexpr void put(To& to, From& from) {
  if constexpr (std::is_arithmetic_v<To> && std::is_arithmetic_v<From>) {
    to = static_cast<To>(from);
  } else {
    to = std::move(from);
  }
}

template <class From, class To>
To* put_all(From* from, From* end, To* to) {
  for (; from != end; ++from, ++to) {
    detail::put(*to, *from);
  }
  return to;
}

template <class T>
T* move_all(T* from, T* end, T* to) noexcept {
  return detail::put_all(from, end, to);
}

/// Two sorted ranges of live objects, to be merged to a third one: by moves, which do not throw, or
/// by copies, which may, if `T` is const.
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
  [[nodiscard]] std::size_t size() const noexcept { return left_size() + right_size(); }
};

/// What is left over keeps its order.
template <class T, class Out>
void concatenate(merge_input<T> in, Out* out) {
  detail::put_all(in.right, in.right_end, detail::put_all(in.left, in.left_end, out));
}

/// The same, whatever has failed; but what is const is still there, and is not copied then.
template <class T, class Out>
void put_rest(merge_input<T> in, Out* out, [[maybe_unused]] failure& failed) noexcept {
  if constexpr (std::is_const_v<T>) {
    failed.guard([&] { concatenate(in, out); });
  } else {
    concatenate(in, out);
  }
}

/// Elements that are cheap to move: without a branch that would be mispredicted.
template <class T, class Out, class Less>
void merge_by_selection(merge_input<T>& in, Out*& out, const Less& less) {
  while (in.left != in.left_end && in.right != in.right_end) {
    const bool take_right = less(*in.right, *in.left);
    detail::put(*out++, take_right ? *in.right : *in.left);
    in.right += take_right;
    in.left += !take_right;
  }
}

/// Merges from both ends at once, which are independent of each other, as long as none can come to
/// the end of an input; the rest lies in `in` then, for `out`. False if the comparison is no order;
/// then all lies there.
template <class T, class Out, class Less>
bool merge_from_both_ends(merge_input<T>& in, Out*& out, const Less& less) {
  const std::size_t size = in.left_size() < in.right_size() ? in.left_size() : in.right_size();
  merge_input<T> rest = in;
  Out* front = out;
  Out* back = out + in.size();
  for (std::size_t i = 0; i < size; ++i) {
    const bool right_first = less(*rest.right, *rest.left);
    detail::put(*front++, right_first ? *rest.right : *rest.left);
    rest.right += right_first;
    rest.left += !right_first;
    const bool left_last = less(*(rest.right_end - 1), *(rest.left_end - 1));
    detail::put(*--back, left_last ? *(rest.left_end - 1) : *(rest.right_end - 1));
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
template <class T, class Out, class Less>
void merge_by_branches(merge_input<T>& in, Out*& out, const Less& less) {
  while (in.left != in.left_end && in.right != in.right_end) {
    while (in.left != in.left_end && !less(*in.right, *in.left)) {
      detail::put(*out++, *in.left++);
    }
    if (in.left == in.left_end) {
      return;
    }
    do {
      detail::put(*out++, *in.right++);
    } while (in.right != in.right_end && less(*in.right, *in.left));
  }
}

/// Elements that a merge may write twice.
template <class T>
constexpr bool merges_without_branches =
    std::is_trivially_copyable_v<T> && std::is_copy_assignable_v<std::remove_const_t<T>>;

/// Stable. If a comparison throws, the rest is moved all the same: `out` gets every element, unless
/// they are copied.
template <class T, class Out, class Less>
void merge_here(merge_input<T> in, Out* out, const Less& less, failure& failed) noexcept {
  try {
    const bool both = in.left != in.left_end && in.right != in.right_end;
    if (!both || !less(*in.right, *(in.left_end - 1))) {
      concatenate(in, out);
      return;
    }
    if constexpr (merges_without_branches<T> && std::is_trivially_copyable_v<Out> &&
                  !compares_elsewhere<Less>) {
      if (merge_from_both_ends(in, out, less)) {
        merge_by_selection(in, out, less);
      }
    } else {
      merge_by_branches(in, out, less);
    }
  } catch (...) {
    failed.capture();
  }
  put_rest(in, out, failed);
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
                                    [&](const auto& element) { return !less(element, *middle); })};
  }
  T* const middle = in.right + in.right_size() / 2;
  return {partition_point(in.left, in.left_end,
                          [&](const auto& element) { return less(*middle, element); }),
          middle};
}

/// So few elements are merged by one task.
inline constexpr std::size_t merged_alone = 8192;

/// Merges with several tasks. Stable; `out` gets every element, whatever the comparison does,
/// unless they are copied.
template <class T, class Out, class Less>
void merge_all(merge_input<T> in, Out* out, const Less& less, failure& failed) noexcept {
  if (failed.should_skip()) {
    put_rest(in, out, failed);
    return;
  }
  if (in.size() <= merged_alone) {
    merge_here(in, out, less, failed);
    return;
  }
  try {
    const auto [left, right] = cut_for_merge(in, less);
    const merge_input<T> low{in.left, left, in.right, right};
    const merge_input<T> high{left, in.left_end, right, in.right_end};
    // SAFETY: low and high share no element, and write to places that follow each other.
    Out* const out_high = out + low.size();
    auto merge_low = [&] { merge_all(low, out, less, failed); };
    auto merge_high = [&] { merge_all(high, out_high, less, failed); };
    fork_join(merge_low, merge_high);
  } catch (...) {
    failed.capture();
    put_rest(in, out, failed);
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
