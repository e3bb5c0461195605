#include "futex.hpp"

#include <linux/futex.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <ctime>

namespace lend::detail {

namespace {

constexpr deadline second = 1'000'000'000;

}  // namespace

static_assert(sizeof(std::atomic<std::uint32_t>) == sizeof(std::uint32_t));

void sleep_on(std::atomic<std::uint32_t>& word, std::uint32_t seen, deadline until) noexcept {
  timespec time{};
  time.tv_sec = static_cast<std::time_t>(until / second);
  time.tv_nsec = static_cast<long>(until % second);
  syscall(SYS_futex, &word, FUTEX_WAIT_BITSET_PRIVATE, seen, until == for_ever ? nullptr : &time,
          nullptr, FUTEX_BITSET_MATCH_ANY);
}

void wake_one(std::atomic<std::uint32_t>& word) noexcept {
  syscall(SYS_futex, &word, FUTEX_WAKE_PRIVATE, 1, nullptr, nullptr, 0);
}

std::uint64_t time_after(double nanoseconds) noexcept {
  constexpr double longest = 9e18;
  if (!(nanoseconds > 0)) {
    return at_once;
  }
  return nanoseconds < longest ? now() + static_cast<deadline>(nanoseconds) : for_ever;
}

deadline now() noexcept {
  timespec time{};
  clock_gettime(CLOCK_MONOTONIC, &time);
  return static_cast<deadline>(time.tv_sec) * second + static_cast<deadline>(time.tv_nsec);
}

}  // namespace lend::detail
