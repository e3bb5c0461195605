#pragma once

#include <lend/algo/kernel/key_places.hpp>
#include <lend/algo/kernel/keyed.hpp>
#include <lend/algo/kernel/natural_order.hpp>
#include <lend/algo/kernel/radix_key.hpp>
#include <lend/algo/kernel/runs.hpp>
#include <lend/algo/kernel/stable_merge_sort.hpp>
#include <lend/algo/kernel/text_sort.hpp>
#include <lend/task/enter.hpp>
#include <lend/task/loop.hpp>

#include <cstddef>
#include <type_traits>

// The positions of elements in their order, stably. They are all there, whatever the comparison is;
// once failed, they may be anything.

namespace lend::detail::inline LEND_ABI {

/// Writes position_at(i) to indices[i], for each i.
template <class PositionAt>
void list_positions(std::size_t* indices, std::size_t count, const PositionAt& position_at) {
  fork_range(control{}, count, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      indices[i] = position_at(i);
    }
  });
}

/// Of elements that are a run already.
inline void list_run(run found, std::size_t* indices, std::size_t count) {
  if (found == run::rising) {
    list_positions(indices, count, [](std::size_t i) { return i; });
  } else {
    list_positions(indices, count, [count](std::size_t i) { return count - 1 - i; });
  }
}

/// Elements that are compared faster where they lie beside their positions.
template <class T>
constexpr bool moves_with_position =
    is_light_key<T> && std::is_copy_constructible_v<T> && std::is_copy_assignable_v<T>;

/// Compares elements by their positions.
template <class T, class Less>
struct less_at {
  bool operator()(std::size_t a, std::size_t b) const { return less(data[a], data[b]); }

  const T* data;
  const Less& less;
};
template <class T, class Less>
constexpr bool compares_elsewhere<less_at<T, Less>> = true;

template <class T, class Less>
void sort_positions_by_less(const T* data, std::size_t count, std::size_t* indices,
                            const Less& less, failure& failed) {
  if constexpr (moves_with_position<T>) {
    raw_buffer<with_key<T>> elements(count);
    with_key<T>* const all = elements.data();
    fork_range(control{}, count, [&](std::size_t begin, std::size_t end) {
      for (std::size_t i = begin; i < end; ++i) {
        all[i] = {data[i], i};
      }
    });
    const auto held_less = [&](const with_key<T>& a, const with_key<T>& b) -> bool {
      return less(a.held, b.held);
    };
    sort_by_merging(all, count, held_less, failed);
    list_positions(indices, count, [all](std::size_t i) { return all[i].position; });
  } else {
    list_run(run::rising, indices, count);
    sort_by_merging(indices, count, less_at<T, Less>{data, less}, failed);
  }
}

template <class Key, class T>
run run_of_numbers(const T* data, std::size_t count, const Key& key, failure& failed) {
  return run_of_parts(
      count, failed,
      [&](std::size_t begin, std::size_t end) {
        return all_in_order(data, begin, end, [&](const T& before, const T& element) {
          return key.may_stay(before, element);
        });
      },
      [&](std::size_t begin, std::size_t end) {
        return all_in_order(data, begin, end, [&](const T& before, const T& element) {
          return key.may_stay(element, before) && !key.may_stay(before, element);
        });
      });
}

template <direction Direction, class T>
void sort_positions_of_numbers(const T* data, std::size_t count, std::size_t* indices,
                               failure& failed) {
  using key = number_key<T, Direction, zeros::equal>;
  using places = key_places<typename key::bits>;
  constexpr std::size_t few = 64;
  constexpr key key_of{};
  if (count <= few || !places::has_room_for(count)) {
    sort_positions_by_less(data, count, indices, less_by_key<key>{key_of}, failed);
    return;
  }
  const run found = run_of_numbers(data, count, key_of, failed);
  if (found != run::none) {
    list_run(found, indices, count);
  } else if (!failed.failed()) {
    places sorted(count);
    sorted.sort(data, key_of, failed);
    if (!failed.failed()) {
      list_positions(indices, count, [&](std::size_t i) { return sorted.place_at(i); });
    }
  }
}

template <direction Direction, class Text>
void sort_positions_of_texts(const Text* texts, std::size_t count, std::size_t* indices,
                             failure& failed) {
  const run found = run_of_texts<Direction>(texts, count, failed);
  if (found != run::none) {
    list_run(found, indices, count);
  } else if (!failed.failed()) {
    text_places sorted(count);
    sorted.sort<Direction>(texts, failed);
    list_positions(indices, count, [&](std::size_t i) { return sorted.place_at(i); });
  }
}

/// There are at least two elements. Throws std::bad_alloc.
template <class T, class Less>
void sort_positions(const T* data, std::size_t count, std::size_t* indices, const Less& less,
                    failure& failed) {
  inside_some_arena([&] {
    if constexpr (is_natural<Less> && RadixNumber<T>) {
      sort_positions_of_numbers<direction_of<Less>>(data, count, indices, failed);
    } else if constexpr (is_natural<Less>) {
      sort_positions_of_texts<direction_of<Less>>(data, count, indices, failed);
    } else {
      sort_positions_by_less(data, count, indices, less, failed);
    }
  });
}

}  // namespace lend::detail::inline LEND_ABI
