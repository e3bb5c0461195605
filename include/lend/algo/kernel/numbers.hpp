#pragma once

#include <lend/algo/kernel/combining.hpp>
#include <lend/algo/kernel/reduction.hpp>
#include <lend/task/loop.hpp>

#include <array>
#include <cstddef>
#include <type_traits>
#include <utility>

// Reductions of numbers. They are cheap to combine, but what finds them may take long.

namespace lend::detail::inline LEND_ABI {

template <class T, class Op>
constexpr bool has_lanes = std::is_arithmetic_v<T> && may_be_regrouped<Op>;

/// What `next(i)` gives for the i of a block, combined in several sums side by side, which keep the
/// units of the processor busy.
template <class T, class Op, class Next>
T reduce_lanes(std::size_t begin, std::size_t end, const Op& op, failure& failed,
               const Next& next) {
  constexpr std::size_t bytes = 128;
  constexpr std::size_t lanes = bytes / sizeof(T);
  if (end - begin < 2 * lanes) {
    return fold<T>(begin, end, op, failed, next);
  }
  std::array<T, lanes> sums;
  for (std::size_t lane = 0; lane < lanes; ++lane) {
    sums[lane] = next(begin + lane);
  }
  const std::size_t rest = end - (end - begin) % lanes;
  const std::size_t few = failed.can_stop() ? lanes : end - begin;
  in_blocks(begin + lanes, rest, few, failed, [&](std::size_t from, std::size_t to) {
    for (std::size_t i = from; i < to; i += lanes) {
      for (std::size_t lane = 0; lane < lanes; ++lane) {
        sums[lane] = op(sums[lane], next(i + lane));
      }
    }
    return true;
  });
  for (std::size_t lane = 0; rest + lane < end; ++lane) {
    sums[lane] = op(sums[lane], next(rest + lane));
  }
  for (std::size_t width = lanes / 2; width > 0; width /= 2) {
    for (std::size_t lane = 0; lane < width; ++lane) {
      sums[lane] = op(sums[lane], sums[lane + width]);
    }
  }
  return sums[0];
}

/// The same in order: quarters of the block side by side, as each sum waits for the one before it.
template <class T, class Op, class Next>
T fold_quarters(std::size_t begin, std::size_t end, const Op& op, failure& failed,
                const Next& next) {
  const std::size_t quarter = (end - begin) / 4;
  if (quarter < 4) {
    return fold<T>(begin, end, op, failed, next);
  }
  T first = next(begin);
  T second = next(begin + quarter);
  T third = next(begin + 2 * quarter);
  T fourth = next(begin + 3 * quarter);
  const std::size_t few = failed.can_stop() ? 4 : quarter;
  in_blocks(begin + 1, begin + quarter, few, failed, [&](std::size_t from, std::size_t to) {
    for (std::size_t i = from; i < to; ++i) {
      first = invoke(op, std::move(first), next(i));
      second = invoke(op, std::move(second), next(i + quarter));
      third = invoke(op, std::move(third), next(i + 2 * quarter));
      fourth = invoke(op, std::move(fourth), next(i + 3 * quarter));
    }
    return true;
  });
  for (std::size_t i = begin + 4 * quarter; i < end; ++i) {
    fourth = invoke(op, std::move(fourth), next(i));
  }
  return invoke(op, invoke(op, std::move(first), std::move(second)),
                invoke(op, std::move(third), std::move(fourth)));
}

/// The same of numbers, as it is fastest.
template <class T, class Op, class Next>
T combine_numbers(std::size_t begin, std::size_t end, const Op& op, failure& failed,
                  const Next& next) {
  if constexpr (has_lanes<T, Op>) {
    return reduce_lanes<T>(begin, end, op, failed, next);
  } else {
    return fold_quarters<T>(begin, end, op, failed, next);
  }
}

/// So many numbers are a block; they are found by several tasks if that takes long, unless there
/// are enough blocks for many threads.
inline constexpr std::size_t few_numbers = 1024;
inline constexpr std::size_t most_blocks_of_few = 32;

/// Not inlined, or g++ takes what a loop in other tasks writes for uninitialized.
template <class T, class Next>
[[gnu::noinline]] void find_numbers(const control& how, std::size_t begin, std::size_t count,
                                    T* found, const Next& next) {
  fork_range(how, count, [&, found](std::size_t from, std::size_t to) {
    for (std::size_t i = from; i < to; ++i) {
      found[i] = next(begin + i);
    }
  });
}

/// The same for few numbers: `next` may be worth a task for each.
template <class T, class Op, class Next>
T combine_few_numbers(const control& how, std::size_t begin, std::size_t end, const Op& op,
                      failure& failed, const Next& next) {
  std::array<T, few_numbers> found;
  find_numbers(how, begin, end - begin, found.data(), next);
  return combine_numbers<T>(0, end - begin, op, failed, [&](std::size_t i) { return found[i]; });
}

/// What is found for the indices of [0, size), combined in order, but for operations of std on
/// numbers. `with_next(use)` calls `use(next)`, where `next(i)` finds it.
template <class T, class Op, class WithNext>
T reduce_found(const control& how, std::size_t size, T init, const Op& op,
               const WithNext& with_next) {
  constexpr std::size_t least = std::is_arithmetic_v<T> ? few_numbers : 1;
  [[maybe_unused]] const control inner{how.grain, how.stop};
  auto value_of = [&](std::size_t begin, std::size_t end, failure& failed) {
    return with_next([&](const auto& next) -> T {
      if constexpr (!std::is_arithmetic_v<T>) {
        return fold<T>(begin, end, op, failed, next);
      } else if (size <= most_blocks_of_few * few_numbers) {
        return combine_few_numbers<T>(inner, begin, end, op, failed, next);
      } else {
        return combine_numbers<T>(begin, end, op, failed, next);
      }
    });
  };
  return reduce_blocks(how, size, block_size(size, least), std::move(init), value_of, op);
}

}  // namespace lend::detail::inline LEND_ABI
