#pragma once

#include <lend/algo/kernel/blocks.hpp>
#include <lend/task/loop.hpp>

#include <cstddef>

namespace lend::detail::inline LEND_ABI {

/// Calls `work(at)` for each block, possibly at the same time.
template <class Work>
void for_each_block(const control& how, std::size_t blocks, const Work& work) {
  if (blocks == 1 && how.stop == nullptr) {
    work(std::size_t{0});
    return;
  }
  fork_range(how, blocks, [&work](std::size_t first, std::size_t last) {
    for (std::size_t at = first; at < last; ++at) {
      work(at);
    }
  });
}

}  // namespace lend::detail::inline LEND_ABI
