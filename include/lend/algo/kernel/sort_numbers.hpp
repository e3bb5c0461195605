#pragma once

#include <lend/algo/kernel/few_values.hpp>
#include <lend/algo/kernel/radix_sort.hpp>
#include <lend/algo/kernel/runs.hpp>
#include <lend/task/enter.hpp>

#include <cstddef>
#include <new>
#include <type_traits>

namespace lend::detail::inline LEND_ABI {

/// Sorts elements by their keys, stably. False if there is no memory for that; then nothing was
/// changed.
template <class T, class Key>
bool sort_by_radix(T* data, std::size_t count, const Key& key, failure& failed) {
  const radix_sorter<T, Key> sorter(key, failed);
  constexpr std::size_t bytes_on_stack = std::size_t{1} << 14U;
  if (count * sizeof(T) <= bytes_on_stack && alignof(T) <= cache_line) {
    alignas(cache_line) unsigned char room[bytes_on_stack];
    sorter.sort(data, reinterpret_cast<T*>(room), count, place::here);
    return true;
  }
  try {
    raw_buffer<T> buffer(count);
    const auto sort = [&] { sorter.sort(data, buffer.data(), count, place::here); };
    if (count <= radix_sorter<T, Key>::alone) {
      sort();
    } else {
      inside_some_arena(sort);
    }
    return true;
  } catch (const std::bad_alloc&) {
    return false;
  }
}

/// Sorts numbers. False if there is no memory for that; then nothing was changed.
template <class T, class Key>
bool sort_numbers(T* data, std::size_t count, const Key& key, failure& failed) {
  constexpr std::size_t worth_a_sample = std::size_t{1} << 12U;
  if (count <= cached_radix_sorter<T, Key>::few) {
    insertion_sort(data, count, less_by_key<Key>{key});
    return true;
  }
  if (sort_run_of_keys(data, count, key, failed)) {
    return true;
  }
  try {
    if constexpr (sizeof(T) == 1) {
      inside_some_arena([&] { sort_bytes(data, count, key, failed); });
      return true;
    } else if constexpr (Key::is_unique) {
      if (count >= worth_a_sample && sort_few_values(data, count, key, failed)) {
        return true;
      }
    }
  } catch (const std::bad_alloc&) {
    return false;
  }
  return failed.failed() || sort_by_radix(data, count, key, failed);
}

}  // namespace lend::detail::inline LEND_ABI
