#pragma once

#include <lend/algo/kernel/keyed_order.hpp>
#include <lend/algo/kernel/permute.hpp>
#include <lend/algo/kernel/sort_numbers.hpp>
#include <lend/algo/kernel/stable_merge_sort.hpp>

#include <cstddef>
#include <type_traits>

namespace lend::detail::inline LEND_ABI {

/// Where an element is, beside its key.
template <class Bits>
struct place_of_key {
  Bits key;
  Bits place;
};

template <class Bits>
struct key_of_place {
  using bits = Bits;
  static constexpr bool is_trusted = true;
  static constexpr bool is_unique = false;

  constexpr bits operator()(const place_of_key<Bits>& one) const noexcept { return one.key; }
};

/// Elements that are worth moving at each pass.
template <class T>
constexpr bool moves_by_digits = std::is_trivially_copyable_v<T> && sizeof(T) <= 32;

/// Sorts elements that are not: only their keys and places are sorted, then each moves twice.
template <class T, class Key>
bool sort_by_places(T* data, std::size_t count, const Key& key, failure& failed) {
  using bits = typename Key::bits;
  using one = place_of_key<bits>;
  if (count > static_cast<bits>(~bits{0})) {
    return false;
  }
  try {
    raw_buffer<one> places(count);
    raw_buffer<one> other(count);
    object_buffer<T> moved(count);
    inside_some_arena([&] {
      fork_range(control{}, count, [&](std::size_t begin, std::size_t end) {
        in_blocks(begin, end, pass_block, failed, [&](std::size_t from, std::size_t to) {
          failed.guard([&] {
            for (std::size_t i = from; i < to; ++i) {
              places.data()[i] = {key(data[i]), static_cast<bits>(i)};
            }
          });
          return !failed.failed();
        });
      });
      if (!failed.failed()) {
        const key_of_place<bits> of_place{};
        const radix_sorter<one, key_of_place<bits>> sorter(of_place, failed);
        sorter.sort(places.data(), other.data(), count, place::here);
      }
      if (!failed.should_skip()) {
        permute(data, moved, count, [&](std::size_t i) { return places.data()[i].place; });
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
