#pragma once

#include <lend/algo/kernel/groups.hpp>
#include <lend/algo/kernel/key_counting.hpp>
#include <lend/algo/kernel/keyed.hpp>
#include <lend/algo/kernel/walk.hpp>
#include <lend/task/loop.hpp>

#include <cstddef>
#include <type_traits>
#include <utility>
#include <vector>

namespace lend::detail::inline LEND_ABI {

template <class A, class F, class... Args>
constexpr misuse misuse_of_grouping() {
  if constexpr (misuse_of_keys<A, F, Args...>() != misuse::none) {
    return misuse_of_keys<A, F, Args...>();
  } else {
    using value = element_value_t<access::read, A>;
    return first_misuse(Send<value> ? misuse::none : misuse::send_argument,
                        std::is_copy_constructible_v<value> && std::is_move_constructible_v<value>
                            ? misuse::none
                            : misuse::copy_grouped);
  }
}

/// What a refused call seems to return.
template <class A, class F, class... Args>
constexpr auto seeming_groups() {
  if constexpr (misuse_of_elements<access::read, A>() != misuse::none) {
    return std::type_identity<groups<refused, refused>>{};
  } else {
    using parts = typename bound_t<access::read, A>::arguments;
    using key = typename decltype(seeming_result<audience::many, parts, F, Args...>())::type;
    using held = std::conditional_t<std::is_void_v<key>, refused, std::remove_cvref_t<key>>;
    return std::type_identity<groups<held, element_value_t<access::read, A>>>{};
  }
}

/// Where the groups begin in `sorted`, and where the last one ends. The vectors depend on a
/// parameter, so that nothing of them is compiled before it is needed.
template <class Keyed, class Place = std::size_t>
std::vector<Place> offsets_of(const control& how, const Keyed* sorted, std::size_t count) {
  constexpr std::size_t block = 8192;
  const std::size_t blocks = (count + block - 1) / block;
  const auto each_head = [&](std::size_t which, const auto& use) {
    const std::size_t end = which * block + at_most(block, count - which * block);
    for (std::size_t i = which * block; i < end; ++i) {
      if (i == 0 || sorted[i - 1].key() < sorted[i].key()) {
        use(i);
      }
    }
  };
  std::vector<Place> before(blocks + 1);
  fork_range(how, blocks, [&](std::size_t first, std::size_t last) {
    for (std::size_t which = first; which < last; ++which) {
      std::size_t heads = 0;
      each_head(which, [&](std::size_t) { ++heads; });
      before[which + 1] = heads;
    }
  });
  for (std::size_t which = 0; which < blocks; ++which) {
    before[which + 1] += before[which];
  }
  std::vector<Place> offsets(before.back() + 1, count);
  fork_range(how, blocks, [&](std::size_t first, std::size_t last) {
    for (std::size_t which = first; which < last; ++which) {
      std::size_t place = before[which];
      each_head(which, [&](std::size_t head) { offsets[place++] = head; });
    }
  });
  return offsets;
}

/// Copies of the elements at position_at(0), position_at(1), ...
template <class T, class PositionAt>
std::vector<T> copy_sorted(const control& how, const T* data, std::size_t count,
                           const PositionAt& position_at) {
  // Neighbours of a std::vector<bool> cannot be written by several tasks.
  if constexpr (std::is_default_constructible_v<T> && std::is_copy_assignable_v<T> &&
                !std::is_same_v<T, bool>) {
    std::vector<T> copies(count);
    fork_range(how, count, [&](std::size_t begin, std::size_t end) {
      for (std::size_t i = begin; i < end; ++i) {
        copies[i] = data[position_at(i)];
      }
    });
    return copies;
  } else {
    std::vector<T> copies;
    copies.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
      copies.push_back(data[position_at(i)]);
    }
    return copies;
  }
}

struct group_by_fn {
  template <class A, class F, class... Args>
  auto operator()(const control& how, A&& range, F&& callable, Args&&... args) const {
    constexpr misuse found = misuse_of_grouping<A, F, Args...>();
    enforce<found, A, shown_t<found, audience::many, parts_of<access::read, A>, F, Args...>,
            Args...>();
    if constexpr (found == misuse::none) {
      using parts = typename bound_t<access::read, A>::arguments;
      using key = key_of_t<A, F, Args...>;
      auto view = make_view(leaves(std::forward<A>(range)));
      const auto elements = bind_elements<access::read, A>(view);
      check_disjoint(elements, argument_loan<F>{callable}, argument_loan<Args>{args}...);
      const auto call =
          make_ready<audience::many, parts>(std::forward<F>(callable), std::forward<Args>(args)...);
      groups<key, element_value_t<access::read, A>> all;
      if (elements.size() == 0) {
        all.offsets.resize(1);
        return all;
      }
      auto work = [&] { group<F>(how.part(how.grain), elements.data, elements.size(), call, all); };
      inside_arena_of(how, work);
      return all;
    } else {
      return refused_value<typename decltype(seeming_groups<A, F, Args...>())::type>();
    }
  }

 private:
  template <class F, class T, class Call, class Key, class Value>
  static void group(const control& how, T* data, std::size_t count, const Call& key_of,
                    groups<Key, Value>& all) {
    if constexpr (std::is_integral_v<Key>) {
      const raw_array<Key> keys(count);
      fork_range(how, count, [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) {
          keys[i] = key_of(data[i]);
        }
      });
      if (!group_by_counting(how, data, count, keys, all)) {
        group_by_sorting<F>(how, data, count, [&](std::size_t i) { return keys[i]; }, all);
      }
    } else {
      group_by_sorting<F>(
          how, data, count, [&](std::size_t i) -> decltype(auto) { return key_of(data[i]); }, all);
    }
  }

  template <class T, class Key, class Value>
  static bool group_by_counting(const control& how, T* data, std::size_t count,
                                const raw_array<Key>& keys, groups<Key, Value>& all) {
    const auto key_at = [&](std::size_t i) { return keys[i]; };
    const raw_array<std::size_t> positions(count);
    key_counting<Key, decltype(key_at)> counting(how.part(0), count, key_at);
    if (!counting.sort([&](std::size_t place, std::size_t i) { positions[place] = i; })) {
      return false;
    }
    all.offsets.push_back(0);
    counting.visit_ends([&](Key key, std::size_t end) {
      if (end > all.offsets.back()) {
        all.keys.push_back(key);
        all.offsets.push_back(end);
      }
    });
    all.elements =
        copy_sorted<Value>(how, data, count, [&](std::size_t i) { return positions[i]; });
    return true;
  }

  template <class F, class T, class KeyAt, class Key, class Value>
  static void group_by_sorting(const control& how, T* data, std::size_t count, const KeyAt& key_at,
                               groups<Key, Value>& all) {
    key_store<Key, F> keys(count);
    const raw_array<keyed<Key>> sorted(count);
    const raw_array<keyed<Key>> other(count);
    fork_range(how, count, [&](std::size_t begin, std::size_t end) {
      for (std::size_t i = begin; i < end; ++i) {
        sorted[i] = keys.make(i, i, [&]() -> decltype(auto) { return key_at(i); });
        other[i] = sorted[i];
      }
    });
    failure failed(how);
    sort_keyed(sorted.data(), other.data(), count, failed);
    failed.rethrow();
    all.offsets = offsets_of(how.part(0), sorted.data(), count);
    const std::size_t size = all.offsets.size() - 1;
    all.keys.reserve(size);
    for (std::size_t i = 0; i < size; ++i) {
      all.keys.push_back(sorted[all.offsets[i]].key());
    }
    all.elements =
        copy_sorted<Value>(how, data, count, [&](std::size_t i) { return sorted[i].position; });
  }
};

}  // namespace lend::detail::inline LEND_ABI

namespace lend::inline LEND_ABI {

/// The elements of a range in groups, by `key(v[i], args...)`: groups in order of key, by `<`, and
/// elements in order of v.
///
/// The result has copies of the elements. `<` is a strict weak order of keys, and each key is made
/// once; that of a pointer to a data member is not copied but once a group. Throws overlap_error if
/// loans overlap, before anything starts; std::bad_alloc, and what key, `<` or a copy throws. Work:
/// n keys, O(n log n), O(n) for integers of which few thousand lie between the least and the
/// greatest. Span: O(log^3 n), and O(groups). Stable. Extra memory: two positions with
/// their keys for each element.
inline constexpr detail::with_options<detail::group_by_fn> group_by{};

}  // namespace lend::inline LEND_ABI
