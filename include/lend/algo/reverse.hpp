#pragma once

#include <lend/algo/kernel/blocks.hpp>
#include <lend/algo/kernel/rearrange.hpp>
#include <lend/algo/kernel/swap_ends.hpp>
#include <lend/own/positions.hpp>
#include <lend/task/loop.hpp>

#include <array>
#include <cstddef>
#include <utility>

namespace lend::detail::inline LEND_ABI {

struct reverse_fn {
  template <class A>
  auto operator()(const control& how, A&& range) const {
    constexpr misuse found = misuse_of_rearranging<A>();
    enforce<found, A>();
    if constexpr (found == misuse::none) {
      auto view = make_view(leaves(std::forward<A>(range)));
      const auto elements = bind_elements<access::write, A>(view);
      const std::size_t count = elements.size();
      using value = element_value_t<access::write, A>;
      fork_moves<value>(how, count / 2, [&](std::size_t begin, std::size_t end) {
        swap_ends(elements.data, count, begin, end);
      });
    } else {
      return refused{};
    }
  }
};

struct rotate_fn {
  template <class A, Position Index>
  auto operator()(const control& how, A&& range, Index index) const {
    constexpr misuse found = misuse_of_rearranging<A>();
    enforce<found, A>();
    if constexpr (found == misuse::none) {
      auto view = make_view(leaves(std::forward<A>(range)));
      const auto elements = bind_elements<access::write, A>(view);
      const std::size_t count = elements.size();
      const std::size_t first = as_position(index);
      if (first > count) {
        throw_bounds(first, count);
      }
      using value = element_value_t<access::write, A>;
      if (first == 0 || first == count) {
        return;
      }
      if constexpr (is_number<value>) {
        const std::size_t shorter = at_most(first, count - first);
        if (is_short_move<value>(how, count) && shorter * sizeof(value) <= buffer_size) {
          rotate_by_buffer(elements.data, first, count - first);
          return;
        }
      }
      reverse_both(how, elements.data, first, count - first);
      fork_moves<value>(how, count / 2, [&](std::size_t begin, std::size_t end) {
        swap_ends(elements.data, count, begin, end);
      });
    } else {
      return refused{};
    }
  }

 private:
  static constexpr std::size_t buffer_size = 4096;

  /// The shorter part has room in the buffer.
  template <class T>
  static void rotate_by_buffer(T* data, std::size_t front, std::size_t back) noexcept {
    std::array<std::byte, buffer_size> buffer;
    if (front <= back) {
      __builtin_memcpy(buffer.data(), data, front * sizeof(T));
      __builtin_memmove(data, data + front, back * sizeof(T));
      __builtin_memcpy(data + back, buffer.data(), front * sizeof(T));
    } else {
      __builtin_memcpy(buffer.data(), data + front, back * sizeof(T));
      __builtin_memmove(data + back, data, front * sizeof(T));
      __builtin_memcpy(data, buffer.data(), back * sizeof(T));
    }
  }
  /// Reverses the first `front` elements, and the `back` ones behind them.
  template <class T>
  static void reverse_both(const control& how, T* data, std::size_t front, std::size_t back) {
    const std::size_t pairs = front / 2;
    fork_moves<T>(how, pairs + back / 2, [&](std::size_t begin, std::size_t end) {
      if (begin < pairs) {
        swap_ends(data, front, begin, end < pairs ? end : pairs);
      }
      if (end > pairs) {
        swap_ends(data + front, back, begin > pairs ? begin - pairs : 0, end - pairs);
      }
    });
  }
};

}  // namespace lend::detail::inline LEND_ABI

namespace lend::inline LEND_ABI {

/// Reverses the order of a range, in place.
///
/// Throws what a swap throws, or cancelled; each element is somewhere in the range then. Work: n/2
/// swaps. Span: O(log n).
inline constexpr detail::with_options<detail::reverse_fn> reverse{};

/// Moves the elements around so that `v[first]` comes first: `rotate(v, first)`. What is in front
/// of it goes behind the others, in its order. `first` may be the size.
///
/// Throws bounds_error if there is no such element, before anything starts; else what a swap
/// throws, or cancelled, and each element is somewhere in the range then. Work: n swaps. Span:
/// O(log n).
///
/// By three reversals, the first two at once; of few numbers by a buffer on the stack.
inline constexpr detail::with_options<detail::rotate_fn> rotate{};

}  // namespace lend::inline LEND_ABI
