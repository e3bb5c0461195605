#pragma once

#include <lend/algo/kernel/adding.hpp>
#include <lend/algo/kernel/stage.hpp>
#include <lend/algo/kernel/walk.hpp>

#include <cstddef>
#include <type_traits>
#include <utility>

namespace lend::detail::inline LEND_ABI {

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
  using bare_stage = summing_stage;

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
    return add_blocks<T>(how, count, block_size(count, 2 * pass_block),
                         [data](unrounded<T>& sum, std::size_t begin, std::size_t end) {
                           add_to<T>(sum, data + begin, end - begin);
                         });
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
