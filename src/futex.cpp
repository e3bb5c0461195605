#include "futex.hpp"

#include <lend/sync/time.hpp>

#include <linux/futex.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <climits>
#include <ctime>

namespace lend::detail {

namespace {

constexpr deadline second = 1'000'000'000;

void wake_some(std::atomic<std::uint32_t>& word, int most) noexcept {
  syscall(SYS_futex, &word, FUTEX_WAKE_PRIVATE, most, nullptr, nullptr, 0);
}

}  // namespace

static_assert(sizeof(std::atomic<std::uint32_t>) == sizeof(std::uint32_t));

void sleep_on(std::atomic<std::uint32_t>& word, std::uint32_t seen, deadline until) noexcept {
  timespec time{};
  time.tv_sec = static_cast<std::time_t>(until / second);
  time.tv_nsec = static_cast<long>(until % second);
  syscall(SYS_futex, &word, FUTEX_WAIT_BITSET_PRIVATE, seen, until == no_deadline ? nullptr : &time,
          nullptr, FUTEX_BITSET_MATCH_ANY);
}

void wake_one(std::atomic<std::uint32_t>& word) noexcept { wake_some(word, 1); }
void wake_all(std::atomic<std::uint32_t>& word) noexcept { wake_some(word, INT_MAX); }

std::uint64_t time_after(double nanoseconds) noexcept {
  constexpr double forever = 9e18;
  if (!(nanoseconds > 0)) {
    return at_once;
  }
  return nanoseconds < forever ? now() + static_cast<deadline>(nanoseconds) : no_deadline;
}

deadline now() noexcept {
  timespec time{};
  clock_gettime(CLOCK_MONOTONIC, &time);
  return static_cast<deadline>(time.tv_sec) * second + static_cast<deadline>(time.tv_nsec);
}

}  // namespace lend::detail
