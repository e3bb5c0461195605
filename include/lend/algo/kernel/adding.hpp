#pragma once

#include <lend/algo/kernel/exact_sum.hpp>
#include <lend/algo/kernel/reduction.hpp>

#include <cstddef>
#include <cstdint>
#include <type_traits>

// Sums of numbers: exact ones of floating-point numbers, of integers modulo 2^64.

namespace lend::detail::inline LEND_ABI {

template <class T>
constexpr bool is_summed = std::is_same_v<T, double> || std::is_same_v<T, float> ||
                           (std::is_integral_v<T> && sizeof(T) <= sizeof(std::uint64_t));

/// What numbers add up to: integers modulo 2^64.
template <class T>
using total_of =
    std::conditional_t<std::is_floating_point_v<T>, T,
                       std::conditional_t<std::is_signed_v<T>, std::int64_t, std::uint64_t>>;

/// What is added to until the end.
template <class T>
using unrounded = std::conditional_t<std::is_floating_point_v<T>, exact_sum, std::uint64_t>;

template <class T>
void add_to(unrounded<T>& sum, const T* data, std::size_t count) noexcept {
  if constexpr (std::is_floating_point_v<T>) {
    sum.add(data, count);
  } else {
    for (std::size_t i = 0; i < count; ++i) {
      sum += static_cast<std::uint64_t>(data[i]);
    }
  }
}

template <class T>
total_of<T> rounded(const unrounded<T>& sum) noexcept {
  if constexpr (std::is_same_v<T, float>) {
    return sum.to_float();
  } else if constexpr (std::is_floating_point_v<T>) {
    return sum.to_double();
  } else {
    return static_cast<total_of<T>>(sum);
  }
}

/// The sum of the numbers that `add_some(sum, begin, end)` adds for parts of [0, count), in blocks
/// of so many; those of a block are added in passes.
template <class T, class AddSome>
total_of<T> add_blocks(const control& how, std::size_t count, std::size_t block,
                       const AddSome& add_some) {
  using sum_type = unrounded<T>;
  if (count == 0) {
    return 0;
  }
  auto value_of = [&](std::size_t begin, std::size_t end, failure& failed) {
    sum_type sum{};
    in_blocks(begin, end, pass_block, failed, [&](std::size_t from, std::size_t to) {
      add_some(sum, from, to);
      return true;
    });
    return sum;
  };
  auto both = [](sum_type front, const sum_type& back) {
    if constexpr (std::is_floating_point_v<T>) {
      front.add(back);
      return front;
    } else {
      return front + back;
    }
  };
  const auto total = combine_blocks<sum_type>(how, count, block, value_of, both,
                                              [](const sum_type& whole) { return whole; });
  return rounded<T>(total);
}

}  // namespace lend::detail::inline LEND_ABI
