#pragma once

#include <lend/algo/kernel/blocks.hpp>
#include <lend/own/callable.hpp>
#include <lend/task/enter.hpp>
#include <lend/task/failure.hpp>
#include <lend/task/fork.hpp>
#include <lend/task/result.hpp>

#include <cstddef>
#include <type_traits>
#include <utility>

// A reduction is a tree over blocks whose shape depends on the number of elements and their types
// alone, so that the same bits come out for every width.

namespace lend::detail::inline LEND_ABI {

/// Elements that one task reduces: many where they are known to be cheap.
constexpr std::size_t block_size(std::size_t count, std::size_t at_least) noexcept {
  constexpr std::size_t blocks = 512;
  const std::size_t even = (count + blocks - 1) / blocks;
  return even < at_least ? at_least : even;
}

/// The tree. `value_of(begin, end, failed)` is the value of a block; once failed, any.
template <class T, class Block, class Op>
class reducer {
 public:
  reducer(std::size_t block, const Block& value_of, const Op& op, std::size_t grain,
          failure& failed) noexcept
      : block_(block), value_of_(value_of), op_(op), grain_(grain), failed_(failed) {}

  /// Leaves the combination, in order, of the values of all blocks of [begin, end), which is not
  /// empty; nothing if it was skipped or has thrown.
  void reduce(std::size_t begin, std::size_t end, result_slot<T>& into) const noexcept {
    failed_.guard([&] {
      if (end - begin <= block_) {
        into.fill_by([&] { return value_of_(begin, end, failed_); });
        failed_.advance(end - begin);
      } else {
        reduce_halves(begin, end, into);
      }
    });
  }

 private:
  void reduce_halves(std::size_t begin, std::size_t end, result_slot<T>& into) const {
    const std::size_t half = (end - begin) / 2;
    result_slot<T> front;
    result_slot<T> back;
    auto reduce_front = [this, begin, half, to = &front] { reduce(begin, begin + half, *to); };
    auto reduce_back = [this, begin, half, end, to = &back] { reduce(begin + half, end, *to); };
    if (half >= grain_) {
      fork_join(reduce_front, reduce_back);
    } else {
      reduce_front();
      reduce_back();
    }
    if (!failed_.failed()) {
      into.fill_by([&] { return invoke(op_, front.take(), back.take()); });
    }
  }

  std::size_t block_;
  const Block& value_of_;
  const Op& op_;
  std::size_t grain_;
  failure& failed_;
};

/// What `finish` makes of the combination, in order, of the values of all blocks of [0, count),
/// which is not empty. A single block needs no arena.
template <class T, class Block, class Op, class Finish>
T combine_blocks(const control& how, std::size_t count, std::size_t block, const Block& value_of,
                 const Op& op, const Finish& finish) {
  auto total = [&]() -> T {
    failure failed(how);
    failed.expect(count);
    result_slot<T> whole;
    reducer<T, Block, Op>(block, value_of, op, how.grain, failed).reduce(0, count, whole);
    failed.rethrow();
    return finish(whole.take());
  };
  if (count <= block && how.arena == nullptr) {
    return total();
  }
  return result_through([&](auto& call) { inside_arena_of(how, call); }, total);
}

template <class T, class Block, class Op>
T reduce_blocks(const control& how, std::size_t count, std::size_t block, T init,
                const Block& value_of, const Op& op) {
  if (count == 0) {
    return init;
  }
  return combine_blocks<T>(how, count, block, value_of, op, [&](T&& whole) {
    return invoke(op, std::move(init), std::move(whole));
  });
}

/// What was found as a `T`: numbers are converted without a warning, all else implicitly.
template <class T, class Found>
constexpr T as_value(Found&& found) {
  if constexpr (std::is_arithmetic_v<T>) {
    return static_cast<T>(found);
  } else {
    return std::forward<Found>(found);
  }
}

/// What `next(i)` gives for the i of a block, combined in order. Each may take long.
template <class T, class Op, class Next>
T fold(std::size_t begin, std::size_t end, const Op& op, failure& failed, const Next& next) {
  const std::size_t few = failed.can_stop() ? 16 : end - begin;
  T total = as_value<T>(next(begin));
  in_blocks(begin + 1, end, few, failed, [&](std::size_t from, std::size_t to) {
    for (std::size_t i = from; i < to; ++i) {
      total = invoke(op, std::move(total), next(i));
    }
    return true;
  });
  return total;
}

}  // namespace lend::detail::inline LEND_ABI
