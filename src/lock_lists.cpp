#include "lock_lists.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <mutex>

namespace lend::detail {

namespace {

struct alignas(64) bucket {
  spinlock lock;
};
constexpr std::size_t bucket_count = 64;
constinit std::array<bucket, bucket_count> buckets;

}  // namespace

spinlock& lists_of(const lock_core& core) noexcept {
  const auto address = reinterpret_cast<std::uintptr_t>(&core);
  return buckets[(address * 0x9E3779B97F4A7C15U) >> 58U].lock;
}

void lock_all_lists() noexcept {
  for (bucket& each : buckets) {
    each.lock.lock();
  }
}
void unlock_all_lists() noexcept {
  for (bucket& each : buckets) {
    each.lock.unlock();
  }
}

bool still_waits(const lock_wait& one) noexcept {
  const std::lock_guard hold(lists_of(*one.core));
  return one.in != nullptr;
}

void forget_wait(const lock_wait& one) noexcept {
  lock_core& core = *one.core;
  core.queue = {};
  core.watchers = {};
  // ORDER: relaxed; there is one thread.
  core.state.fetch_and(~(lock_awaited | lock_watched), memory_order_relaxed);
}

}  // namespace lend::detail
