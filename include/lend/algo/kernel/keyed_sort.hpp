#pragma once

#include <lend/algo/kernel/key_places.hpp>
#include <lend/algo/kernel/keyed_order.hpp>
#include <lend/algo/kernel/permute.hpp>
#include <lend/algo/kernel/sort_numbers.hpp>
#include <lend/algo/kernel/stable_merge_sort.hpp>

#include <cstddef>
#include <new>
#include <type_traits>

namespace lend::detail::inline LEND_ABI {

/// Elements that are worth moving at each pass.
template <class T>
constexpr bool moves_by_digits = std::is_trivially_copyable_v<T> && sizeof(T) <= 32;

/// Sorts elements that are not: only their keys and places are sorted, then each moves twice.
template <class T, class Key>
bool sort_by_places(T* data, std::size_t count, const Key& key, failure& failed) {
  using places = key_places<typename Key::bits>;
  if (!places::has_room_for(count)) {
    return false;
  }
  try {
    places sorted(count);
    object_buffer<T> moved(count);
    inside_some_arena([&] {
      sorted.sort(data, key, failed);
      if (!failed.should_skip()) {
        permute(data, moved, count, [&](std::size_t i) { return sorted.place_at(i); });
      }
    });
    return true;
  } catch (const std::bad_alloc&) {
    return false;
  }
}

/// Sorts by a key, stably.
struct keyed_sort_fn {
  template <class T, class Call>
  void operator()(T* data, std::size_t count, const Call& call, failure& failed) const {
    using result = std::remove_cvref_t<typename Call::result>;
    if constexpr (RadixNumber<number_of_key<result>>) {
      if (sort_by_number(data, count, called_key<T, Call>{call}, failed)) {
        return;
      }
    }
    sort_by_merging(data, count, less_by_call<Call>{call}, failed);
  }

 private:
  template <class T, class Key>
  static bool sort_by_number(T* data, std::size_t count, const Key& key, failure& failed) {
    constexpr std::size_t few = 32;
    if (count <= few) {
      insertion_sort(data, count, less_by_key<Key>{key});
      return true;
    }
    if (sort_run_of_keys(data, count, key, failed) || failed.failed()) {
      return true;
    }
    if constexpr (moves_by_digits<T>) {
      return sort_by_radix(data, count, key, failed);
    } else if constexpr (moves_without_throwing<T>) {
      return sort_by_places(data, count, key, failed);
    } else {
      return false;
    }
  }
};

}  // namespace lend::detail::inline LEND_ABI
