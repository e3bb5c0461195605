#pragma once

#include <lend/algo/kernel/exact_sum.hpp>
#include <lend/algo/kernel/reduction.hpp>
#include <lend/algo/kernel/walk.hpp>

#include <cstddef>
#include <cstdint>
#include <type_traits>
#include <utility>

namespace lend::detail::inline LEND_ABI {

template <class T>
constexpr bool is_summed = std::is_same_v<T, double> || std::is_same_v<T, float> ||
                           (std::is_integral_v<T> && sizeof(T) <= sizeof(std::uint64_t));

/// What numbers add up to: integers modulo 2^64.
template <class T>
using total_of =
    std::conditional_t<std::is_floating_point_v<T>, T,
                       std::conditional_t<std::is_signed_v<T>, std::int64_t, std::uint64_t>>;

template <class A>
constexpr misuse misuse_of_sum() {
  if constexpr (misuse_of_elements<access::read, A>() != misuse::none) {
    return misuse_of_elements<access::read, A>();
  } else {
    return is_summed<element_value_t<access::read, A>> ? misuse::none : misuse::not_summed;
  }
}

template <class A>
constexpr auto seeming_sum() {
  if constexpr (misuse_of_elements<access::read, A>() == misuse::none) {
    return std::type_identity<element_value_t<access::read, A>>{};
  } else {
    return std::type_identity<double>{};
  }
}

struct sum_fn {
  template <class A>
  auto operator()(const control& how, A&& range) const {
    constexpr misuse found = misuse_of_sum<A>();
    enforce<found, A>();
    if constexpr (found == misuse::none) {
      auto view = make_view(leaves(std::forward<A>(range)));
      const auto elements = bind_elements<access::read, A>(view);
      return add(how, elements.data, elements.size());
    } else {
      return refused_value<typename decltype(seeming_sum<A>())::type>();
    }
  }

 private:
  template <class T>
  static total_of<T> add(const control& how, const T* data, std::size_t count) {
    if (count == 0) {
      return 0;
    }
    if constexpr (std::is_floating_point_v<T>) {
      const exact_sum total = add_blocks<exact_sum>(
          how, count,
          [data](exact_sum& sum, std::size_t begin, std::size_t end) {
            sum.add(data + begin, end - begin);
          },
          [](exact_sum front, const exact_sum& back) {
            front.add(back);
            return front;
          });
      if constexpr (std::is_same_v<T, float>) {
        return total.to_float();
      } else {
        return total.to_double();
      }
    } else {
      return static_cast<total_of<T>>(add_blocks<std::uint64_t>(
          how, count,
          [data](std::uint64_t& sum, std::size_t begin, std::size_t end) {
            for (std::size_t i = begin; i < end; ++i) {
              sum += static_cast<std::uint64_t>(data[i]);
            }
          },
          [](std::uint64_t front, std::uint64_t back) { return front + back; }));
    }
  }
  template <class Sum, class Add, class Combine>
  static Sum add_blocks(const control& how, std::size_t count, const Add& add_some,
                        const Combine& combine) {
    auto value_of = [&](std::size_t begin, std::size_t end, failure& failed) {
      Sum sum{};
      in_blocks(begin, end, pass_block, failed, [&](std::size_t from, std::size_t to) {
        add_some(sum, from, to);
        return true;
      });
      return sum;
    };
    return combine_blocks<Sum>(how, count, block_size(count, 2 * pass_block), value_of, combine,
                               [](const Sum& whole) { return whole; });
  }
};

}  // namespace lend::detail::inline LEND_ABI

namespace lend::inline LEND_ABI {

/// The sum of a range of numbers: of doubles or floats the number that is nearest to the exact sum,
/// whatever their order and size; of integers the sum as a std::int64_t or std::uint64_t.
///
/// So the same bits come out for every width and order. Of two numbers that are equally near it is
/// the even one; a sum of nothing or of zeros is +0, one that is too large infinite, and with
/// infinities of both signs or a NaN it is a NaN. Integers wrap around. Work: O(n), more for floats
/// among which neighbours differ by more than a factor of 2^31. Span: O(log n) plus the length of a
/// block. Extra memory: 600 bytes for each of at most 512 blocks.
///
/// Rump, Ogita and Oishi, "Accurate floating-point summation part I" (2008), and Neal, "Fast exact
/// summation using small and large superaccumulators" (2015).
inline constexpr detail::with_options<detail::sum_fn> sum{};

}  // namespace lend::inline LEND_ABI
