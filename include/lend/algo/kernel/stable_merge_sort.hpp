#pragma once

#include <lend/algo/kernel/buffer.hpp>
#include <lend/algo/kernel/merge.hpp>
#include <lend/algo/kernel/runs.hpp>
#include <lend/algo/kernel/small_sort.hpp>
#include <lend/own/construction.hpp>
#include <lend/task/failure.hpp>
#include <lend/task/fork.hpp>
#include <lend/task/loop.hpp>

#include <cstddef>
#include <new>
#include <type_traits>

namespace lend::detail::inline LEND_ABI {

/// As many live objects as the range has: the elements themselves, moved there, or raw bytes for
/// trivial types.
template <class T>
class merge_buffer {
 public:
  explicit merge_buffer(std::size_t count)
      : data_(static_cast<T*>(::operator new(count * sizeof(T), std::align_val_t{alignof(T)}))),
        count_(count) {}
  merge_buffer(const merge_buffer&) = delete;
  merge_buffer& operator=(const merge_buffer&) = delete;
  ~merge_buffer() {
    if constexpr (!std::is_trivially_copyable_v<T>) {
      detail::end_all(data_, filled_);
    }
    ::operator delete(data_, std::align_val_t{alignof(T)});
  }

  T* data() noexcept { return data_; }
  void fill_from(T* from) noexcept {
    fork_range(control{}, count_, [&](std::size_t begin, std::size_t end) {
      for (std::size_t i = begin; i < end; ++i) {
        detail::make_at(data_ + i, std::move(from[i]));
      }
    });
    filled_ = count_;
  }

 private:
  T* data_;
  std::size_t count_;
  std::size_t filled_ = 0;
};

/// `Home` is where all elements have to end.
template <class T, class Less, place Home>
class merge_sorter {
 public:
  merge_sorter(const Less& less, failure& failed) noexcept : less_(less), failed_(failed) {}

  /// Sorts `data`; `other` has the same size. Returns whether every element is where it is wanted
  /// then. Otherwise the sort has failed, and they are at home, in some order.
  template <place Wanted>
  bool sort(T* data, T* other, std::size_t count) const noexcept {
    constexpr std::size_t few = 24;
    if (failed_.should_skip()) {
      go_home<place::here>(data, other, count);
      return false;
    }
    if (count <= few) {
      sort_few<Wanted>(data, other, count);
      return true;
    }
    constexpr place half_wanted = Wanted == place::here ? place::there : place::here;
    const std::size_t middle = count / 2;
    bool front_done = false;
    bool back_done = false;
    // SAFETY: the halves do not meet, in either array.
    auto front = [&] {
      front_done = sort<half_wanted>(data, other, middle);
      has_sorted(middle, count);
    };
    auto back = [&] {
      back_done = sort<half_wanted>(data + middle, other + middle, count - middle);
      has_sorted(count - middle, count);
    };
    run_both(count, front, back);
    if (!front_done || !back_done || failed_.failed()) {
      go_home<half_wanted>(data, other, front_done ? middle : 0);
      go_home<half_wanted>(data + middle, other + middle, back_done ? count - middle : 0);
      return false;
    }
    T* const from = Wanted == place::here ? other : data;
    T* const to = Wanted == place::here ? data : other;
    merge_all(merge_input<T>{from, from + middle, from + middle, from + count}, to, less_, failed_);
    return true;
  }

 private:
  template <place Now>
  static void go_home(T* data, T* other, std::size_t count) noexcept {
    if constexpr (Now != Home) {
      T* const from = Now == place::here ? data : other;
      move_all(from, from + count, Home == place::here ? data : other);
    }
  }
  template <place Wanted>
  void sort_few(T* data, T* other, std::size_t count) const noexcept {
    failed_.guard([&] { lend::detail::sort_few(data, count, less_); });
    if constexpr (Wanted == place::there) {
      move_all(data, data + count, other);
    }
  }
  static constexpr std::size_t worth_a_fork = 4096;

  /// Steps are taken by the smallest tasks.
  void has_sorted(std::size_t part, std::size_t whole) const noexcept {
    if (part <= worth_a_fork && whole > worth_a_fork) {
      failed_.advance(part);
    }
  }
  template <class Front, class Back>
  static void run_both(std::size_t count, Front& front, Back& back) {
    if (count > worth_a_fork) {
      fork_join(front, back);
    } else {
      front();
      back();
    }
  }

  const Less& less_;
  failure& failed_;
};

/// Merge sort by swaps, for elements whose moves may throw.
template <class T, class Less>
void merge_sort_in_place(T* data, std::size_t count, const Less& less, failure& failed) noexcept {
  constexpr std::size_t few = 16;
  constexpr std::size_t worth_a_fork = 4096;
  failed.guard([&] {
    if (count <= few) {
      insertion_sort(data, count, less);
      return;
    }
    const std::size_t middle = count / 2;
    auto front = [&] { merge_sort_in_place(data, middle, less, failed); };
    auto back = [&] { merge_sort_in_place(data + middle, count - middle, less, failed); };
    if (count > worth_a_fork) {
      fork_join(front, back);
    } else {
      front();
      back();
    }
    merge_in_place(data, data + middle, data + count, less, failed);
  });
}

template <class T, class Less>
void sort_with_buffer(T* data, std::size_t count, const Less& less, failure& failed) {
  merge_buffer<T> buffer(count);
  if constexpr (std::is_trivially_copyable_v<T>) {
    const merge_sorter<T, Less, place::here> sorter(less, failed);
    sorter.template sort<place::here>(data, buffer.data(), count);
  } else {
    const merge_sorter<T, Less, place::there> sorter(less, failed);
    buffer.fill_from(data);
    sorter.template sort<place::there>(buffer.data(), data, count);
  }
}

/// Stable. Throws std::bad_alloc, before anything moves.
template <class T, class Less>
void sort_by_merging(T* data, std::size_t count, const Less& less, failure& failed) {
  const auto descends = [&](const T& before, const T& element) { return less(element, before); };
  if (sort_one_run(data, count, less, descends, failed) || failed.failed()) {
    return;
  }
  inside_some_arena([&] {
    if constexpr (moves_without_throwing<T>) {
      sort_with_buffer(data, count, less, failed);
    } else {
      merge_sort_in_place(data, count, less, failed);
    }
  });
}

}  // namespace lend::detail::inline LEND_ABI
