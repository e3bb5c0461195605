#pragma once

#include <lend/algo/kernel/radix_plan.hpp>
#include <lend/algo/kernel/radix_scatter.hpp>
#include <lend/algo/kernel/runs.hpp>
#include <lend/own/heap_array.hpp>
#include <lend/task/failure.hpp>
#include <lend/task/loop.hpp>

#include <cstddef>
#include <cstdint>

namespace lend::detail::inline LEND_ABI {

/// Radix sort with several tasks. Stable.
///
/// Elements are distributed to buckets that fit into the cache, then each bucket is sorted.
template <class T, class Key>
class radix_sorter {
 public:
  /// So many elements are sorted by one task.
  static constexpr std::size_t alone = cached_radix_sorter<T, Key>::most;

  radix_sorter(const Key& key, failure& failed) noexcept
      : key_(key), failed_(failed), in_cache_(key) {}

  /// Sorts what lies at `from` to there or to `to`. Once failed, all elements are there, in some
  /// order.
  void sort(T* from, T* to, std::size_t count, place wanted) const noexcept {
    if (count > cached::most) {
      sort_many(from, to, count, nullptr, wanted);
    } else if (count > 0) {
      sort_few(from, to, count, wanted);
    }
  }

 private:
  using bits = typename Key::bits;
  using cached = cached_radix_sorter<T, Key>;
  using plan = radix_plan<bits>;
  using keys = key_range<bits>;

  void sort_few(T* from, T* to, std::size_t count, place wanted) const noexcept {
    keys all{};
    failed_.guard([&] { all = count > cached::few ? in_cache_.range_of(from, count) : all; });
    sort_in_cache(from, to, count, all, wanted);
  }

  void sort_in_cache(T* from, T* to, std::size_t count, keys all, place wanted) const noexcept {
    if (failed_.should_skip()) {
      leave(from, to, count, wanted);
      return;
    }
    try {
      in_cache_.sort(from, to, count, all, wanted);
      failed_.advance(count);
    } catch (...) {
      failed_.capture();
    }
  }

  static void leave(T* from, T* to, std::size_t count, place wanted) noexcept {
    if (wanted == place::there) {
      fork_range(control{}, count, [&](std::size_t begin, std::size_t end) {
        cached::bring(from + begin, to + begin, end - begin);
      });
    }
  }

  /// `exact` is null where the range of keys has to be found out.
  void sort_many(T* from, T* to, std::size_t count, const keys* exact,
                 place wanted) const noexcept {
    std::size_t starts[plan::most_buckets + 1];
    bool scattered = false;
    plan chosen;
    failed_.guard([&] {
      chosen = plan_for(from, count, exact);
      if (chosen.has_one_key() && has_one_key(from, count)) {
        return;
      }
      const auto scatter = [&](auto find) {
        return scatter_to_buckets(from, to, count, key_, find, chosen.buckets(), starts, failed_);
      };
      scattered = chosen.covers_all() ? scatter(chosen.covering()) : scatter(chosen.finder());
    });
    if (!scattered) {
      leave(from, to, count, wanted);
      return;
    }
    fork_range(control{}, chosen.buckets(), [&](std::size_t begin, std::size_t end) {
      for (std::size_t bucket = begin; bucket < end; ++bucket) {
        const std::size_t first = starts[bucket];
        const std::size_t size = starts[bucket + 1] - first;
        if (chosen.is_bounded(bucket)) {
          sort_bucket(to + first, from + first, size, chosen.range_of(bucket), other(wanted));
        } else {
          sort_outside(to + first, from + first, size, other(wanted));
        }
      }
    });
  }

  bool has_one_key(const T* from, std::size_t count) const {
    return is_parallel_run(from, count, failed_, [this](const T& before, const T& element) {
      return key_(before) == key_(element);
    });
  }

  void sort_bucket(T* from, T* to, std::size_t count, keys all, place wanted) const noexcept {
    if (all.width == 0) {
      leave(from, to, count, wanted);
    } else if (count <= cached::most) {
      sort_in_cache(from, to, count, all, wanted);
    } else {
      sort_many(from, to, count, nullptr, wanted);
    }
  }

  /// The sample had no such keys; that of the next round could be no better.
  void sort_outside(T* from, T* to, std::size_t count, place wanted) const noexcept {
    if (count <= cached::most) {
      sort(from, to, count, wanted);
      return;
    }
    keys exact{};
    failed_.guard([&] { exact = in_cache_.range_of(from, count); });
    sort_many(from, to, count, &exact, wanted);
  }

  /// Buckets that the next cache has room for, unless more elements make that too many: each
  /// bucket that is written to takes room in the cache as well.
  static std::size_t buckets_for(std::size_t count) noexcept {
    constexpr std::size_t bucket_bytes = std::size_t{1} << 15U;
    constexpr std::size_t bucket_elements = std::size_t{1} << 14U;
    constexpr std::size_t few = 1024;
    const std::size_t enough = at_most(count / bucket_elements, plan::most_buckets / 2);
    const std::size_t wanted =
        at_most(count * sizeof(T) / bucket_bytes, enough < few ? few : enough);
    return wanted < 2 ? 2 : wanted;
  }

  plan plan_for(const T* from, std::size_t count, const keys* exact) const {
    constexpr std::size_t each = 15;
    static_assert(each * plan::most_buckets / 2 <= plan::largest_sample);
    const std::size_t wanted = buckets_for(count);
    const std::size_t size = wanted * each;
    const std::size_t step = count / size;
    const auto sample = heap_array<bits>::to_be_filled(size);
    for (std::size_t i = 0; i < size; ++i) {
      const std::size_t within = (i * 0x9E37'79B9U >> 7U) % step;
      sample[i] = key_(from[i * step + within]);
    }
    return plan(sample.get(), size, wanted, exact);
  }

  const Key& key_;
  failure& failed_;
  cached in_cache_;
};

}  // namespace lend::detail::inline LEND_ABI
