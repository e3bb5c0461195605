#pragma once

#include <lend/algo/kernel/blocks.hpp>
#include <lend/algo/kernel/buffer.hpp>
#include <lend/algo/kernel/radix_key.hpp>
#include <lend/algo/kernel/reversed_run.hpp>
#include <lend/algo/kernel/target.hpp>
#include <lend/own/atomic.hpp>
#include <lend/task/enter.hpp>
#include <lend/task/loop.hpp>

#include <cstddef>
#include <utility>

// Ranges that are in order already, or the other way round, found with several tasks.

namespace lend::detail::inline LEND_ABI {

/// Whether `in_order(data[i - 1], data[i])` holds for all i of [begin, end). Stops where it does
/// not: as long as it does, branches are predicted.
template <class T, class InOrder>
bool all_in_order(const T* data, std::size_t begin, std::size_t end, const InOrder& in_order) {
  constexpr std::size_t line = sizeof(T) < cache_line ? cache_line / sizeof(T) : 1;
  const auto line_in_order = [&]<std::size_t... I>(const T* first,
                                                   std::index_sequence<I...> /*each*/) -> bool {
    ask_to_read_behind(first);
    return (static_cast<bool>(in_order(*(first + I - 1), *(first + I))) && ...);
  };
  for (; end - begin >= line; begin += line) {
    if (!line_in_order(data + begin, std::make_index_sequence<line>{})) {
      return false;
    }
  }
  for (; begin < end; ++begin) {
    if (!in_order(data[begin - 1], data[begin])) {
      return false;
    }
  }
  return true;
}

/// Whether `holds(begin, end)` for all parts of [1, count), with several tasks; most ranges are
/// seen at once not to be in order. Once failed, false.
template <class Holds>
bool holds_for_all_parts(std::size_t count, failure& failed, const Holds& holds) {
  const std::size_t first = at_most(pass_block, count);
  if (!holds(std::size_t{1}, first)) {
    return false;
  }
  atomic<bool> all = true;
  if (first < count) {
    inside_some_arena([&] {
      fork_range(control{}, count - first, [&](std::size_t begin, std::size_t end) {
        in_blocks(first + begin, first + end, pass_block, failed,
                  [&](std::size_t from, std::size_t to) {
                    // ORDER: relaxed; the end of the loop makes what was stored visible.
                    if (all.load(memory_order_relaxed) && !holds(from, to)) {
                      all.store(false, memory_order_relaxed);
                    }
                    return all.load(memory_order_relaxed);
                  });
      });
    });
  }
  return all.load(memory_order_relaxed) && !failed.failed();
}

/// Whether `in_order(before, element)` holds for all neighbours. Once failed, false.
template <class T, class InOrder>
bool is_parallel_run(const T* data, std::size_t count, failure& failed, const InOrder& in_order) {
  return holds_for_all_parts(count, failed, [&](std::size_t begin, std::size_t end) {
    return all_in_order(data, begin, end, in_order);
  });
}

enum class run : unsigned char { none, rising, falling };

/// Whether `rises(begin, end)` or `falls(begin, end)` holds for all parts of [1, count): the first
/// neighbours say which. Once failed, neither.
template <class Rises, class Falls>
run run_of_parts(std::size_t count, failure& failed, const Rises& rises, const Falls& falls) {
  if (rises(std::size_t{1}, std::size_t{2})) {
    return holds_for_all_parts(count, failed, rises) ? run::rising : run::none;
  }
  return holds_for_all_parts(count, failed, falls) ? run::falling : run::none;
}

/// Whether the range is in order, or `descends(before, element)` for all neighbours, and has been
/// reversed. Once failed, false.
template <class T, class Less, class Descends>
bool sort_one_run(T* data, std::size_t count, const Less& less, const Descends& descends,
                  failure& failed) {
  if (!less(data[1], data[0])) {
    return is_parallel_run(data, count, failed, [&](const T& before, const T& element) {
      return !less(element, before);
    });
  }
  return reverse_if(data, count, failed, [&](std::size_t begin, std::size_t end) {
    return all_in_order(data, begin, end, descends);
  });
}

/// Whether the range is in order of its keys, ascending or descending; the latter is reversed,
/// which keeps the order of elements with equal keys, or is not seen.
template <class T, class Key>
bool sort_run_of_keys(T* data, std::size_t count, const Key& key, failure& failed) {
  if (key.may_stay(data[0], data[1])) {
    return is_parallel_run(data, count, failed, [&](const T& before, const T& element) {
      return key.may_stay(before, element);
    });
  }
  const auto descends = [&](const T& before, const T& element) {
    return key.may_change(before, element);
  };
  return reverse_if(data, count, failed, [&](std::size_t begin, std::size_t end) {
    return all_in_order(data, begin, end, descends);
  });
}

}  // namespace lend::detail::inline LEND_ABI
