#pragma once

#include <lend/algo/kernel/ending.hpp>
#include <lend/algo/kernel/new_vector.hpp>

#include <cstddef>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

// The end of a pipeline that makes a vector.

namespace lend::detail::inline LEND_ABI {

/// What a vector holds: the part that arrives, or a tuple of several.
template <class Parts>
struct collected;
template <class... Parts>
struct collected<type_list<Parts...>> {
  using type = std::tuple<std::remove_cvref_t<Parts>...>;
};
template <class Part>
struct collected<type_list<Part>> {
  using type = std::remove_cvref_t<Part>;
};

template <class T, class Part, class... Parts>
constexpr T collect(Part&& part, Parts&&... parts) {
  return T(std::forward<Part>(part), std::forward<Parts>(parts)...);
}

template <class T>
struct collecting_end : plain_end {
  template <class Segment>
  std::vector<T> operator()(const control& how, const Segment& from) const {
    control here = how;
    here.grain = how.grain / passed_at_once(from.count);
    if constexpr (Segment::is_exact) {
      return collect_all(here, from);
    } else {
      return collect_some(here, from);
    }
  }

 private:
  template <class Segment>
  static std::vector<T> collect_all(const control& how, const Segment& from) {
    const std::size_t length = passed_at_once(from.count);
    if (from.count == 0) {
      return {};
    }
    return make_vector<T>(
        how, from.count, (from.count + length - 1) / length,
        [length](std::size_t at) { return at * length; },
        [&](std::size_t at, const auto& put) {
          const std::size_t begin = at * length;
          from.pour(begin, begin + at_most(length, from.count - begin),
                    [&put](std::size_t to, auto&&... parts) {
                      put(to, collect<T>(std::forward<decltype(parts)>(parts)...));
                    });
        });
  }

  /// Blocks are collected one by one, and put together when it is known how long they are; but all
  /// that this thread does alone goes to the first.
  template <class Segment>
  static std::vector<T> collect_some(const control& how, const Segment& from) {
    if (from.count == 0) {
      return {};
    }
    const std::size_t length = passed_at_once(from.count);
    const std::size_t blocks = (from.count + length - 1) / length;
    const std::size_t few = at_most(length, fewest_alone);
    const auto found = heap_array<std::vector<T>>::of(blocks);
    const auto collect_blocks = [&, length](std::size_t first, std::size_t last,
                                            std::vector<T>& into) {
      from.pour(first * length, at_most(from.count, last * length),
                [&into, few](std::size_t /*at*/, auto&&... parts) {
                  if (into.capacity() == 0) {
                    into.reserve(few);
                  }
                  into.push_back(collect<T>(std::forward<decltype(parts)>(parts)...));
                });
    };
    fork_range(
        how, blocks,
        [&](std::size_t first, std::size_t last) { collect_blocks(first, last, found[0]); },
        [&](std::size_t first, std::size_t last) {
          for (std::size_t at = first; at < last; ++at) {
            collect_blocks(at, at + 1, found[at]);
          }
        });
    const auto before = heap_array<std::size_t>::of(blocks + 1);
    for (std::size_t at = 0; at < blocks; ++at) {
      before[at + 1] = before[at] + found[at].size();
    }
    if (found[0].size() == before[blocks]) {
      return std::move(found[0]);
    }
    return joined_blocks(how, found, before, blocks);
  }

  static std::vector<T> joined_blocks(const control& how, const heap_array<std::vector<T>>& found,
                                      const heap_array<std::size_t>& before, std::size_t blocks) {
    if constexpr (can_be_filled<T>) {
      return make_vector<T>(
          how, before[blocks], blocks, [&](std::size_t at) { return before[at]; },
          [&](std::size_t at, const auto& put) {
            std::size_t to = before[at];
            for (const T& each : found[at]) {
              put(to++, each);
            }
          });
    } else {
      std::vector<T> all;
      all.reserve(before[blocks]);
      for (std::size_t at = 0; at < blocks; ++at) {
        for (auto&& each : found[at]) {
          all.push_back(std::move(each));
        }
      }
      return all;
    }
  }
};

template <class T, class Parts>
constexpr bool is_collected = false;
template <class T, class... Parts>
constexpr bool is_collected<T, type_list<Parts...>> = std::is_constructible_v<T, Parts...>;

template <class Flow>
struct ending<Flow, collecting_stage> {
  using value = typename collected<typename Flow::parts>::type;

  static constexpr misuse find() {
    constexpr misuse result = misuse_of_result<value, true>();
    return result == misuse::none && !is_collected<value, typename Flow::parts>
               ? misuse::copy_deleted
               : result;
  }
  static constexpr misuse found = find();
  using shown = value;

  static constexpr collecting_end<value> bind(collecting_stage& /*from*/) { return {}; }
};

}  // namespace lend::detail::inline LEND_ABI
