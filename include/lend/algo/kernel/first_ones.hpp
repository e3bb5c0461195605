#pragma once

#include <lend/algo/kernel/blocks.hpp>
#include <lend/algo/kernel/selection.hpp>
#include <lend/own/atomic.hpp>
#include <lend/own/heap_array.hpp>
#include <lend/task/control.hpp>

#include <cstddef>
#include <exception>
#include <utility>
#include <vector>

namespace lend::detail::inline LEND_ABI {

/// The first elements that come out of a segment, counted in waves as a search asks: each a few
/// times as long as all before it.
template <class Kept>
class first_ones {
 public:
  explicit first_ones(std::size_t most) : most_(most) {}

  /// `keep(sink)` makes the sink that calls `sink(kept)` for each of them.
  template <class Segment, class Keep>
  void count(const control& how, const Segment& from, const Keep& keep) {
    how.expect(from.count);
    std::size_t begin = 0;
    std::size_t end = at_most(how.grain < first_wave ? first_wave : how.grain, from.count);
    while (begin < end && kept_.size() < most_) {
      count_wave(how, from, begin, end, keep);
      begin = end;
      end = end < from.count / growth ? end * growth : from.count;
    }
  }
  [[nodiscard]] std::vector<Kept>& kept() noexcept { return kept_; }

 private:
  static constexpr std::size_t first_wave = 1024;
  static constexpr std::size_t growth = 4;
  static constexpr std::size_t blocks_of_wave = 64;

  struct block {
    std::vector<Kept> kept;
    std::exception_ptr error;
  };

  template <class Segment, class Keep>
  void count_wave(const control& how, const Segment& from, std::size_t begin, std::size_t end,
                  const Keep& keep) {
    const std::size_t wanted = most_ - kept_.size();
    const std::size_t length = (end - begin + blocks_of_wave - 1) / blocks_of_wave;
    const std::size_t blocks = (end - begin + length - 1) / length;
    const auto found = heap_array<block>::of(blocks);
    // The first block behind which nothing is wanted.
    atomic<std::size_t> last = blocks;
    const auto count_block = [&](std::size_t at) {
      // ORDER: relaxed; a hint, what was kept in vain is dropped.
      if (at <= last.load(memory_order_relaxed)) {
        const std::size_t first = begin + at * length;
        const std::size_t size = at_most(length, end - first);
        if (fill(found[at], from, first, first + size, wanted, keep)) {
          lower(last, at);
        } else {
          how.advance(size);
        }
      }
    };
    try {
      for_each_block(control{how.grain / length, how.stop}, blocks, count_block);
    } catch (...) {
      rethrow_first(found, blocks);  // it was thrown before the stop was seen
      throw;
    }
    for (std::size_t at = 0; at < blocks && kept_.size() < most_; ++at) {
      append(found[at]);
    }
  }
  /// Whether nothing is wanted behind it: as it has all, or a sequential pass would end there.
  template <class Segment, class Keep>
  static bool fill(block& into, const Segment& from, std::size_t begin, std::size_t end,
                   std::size_t wanted, const Keep& keep) noexcept {
    try {
      from.with_chain(keep([&into](Kept&& one) { into.kept.push_back(std::move(one)); }),
                      [&](const auto& next) {
                        for (std::size_t i = begin; i < end && into.kept.size() < wanted; ++i) {
                          next(i);
                        }
                      });
      return into.kept.size() >= wanted;
    } catch (...) {
      into.error = std::current_exception();
      return true;
    }
  }
  static void rethrow_first(const heap_array<block>& found, std::size_t blocks) {
    for (std::size_t at = 0; at < blocks; ++at) {
      if (found[at].error != nullptr) {
        std::rethrow_exception(found[at].error);
      }
    }
  }
  void append(block& found) {
    for (Kept& one : found.kept) {
      if (kept_.size() == most_) {
        return;
      }
      kept_.push_back(std::move(one));
    }
    if (found.error != nullptr && kept_.size() < most_) {
      std::rethrow_exception(found.error);
    }
  }

  std::size_t most_;
  std::vector<Kept> kept_;
};

}  // namespace lend::detail::inline LEND_ABI
