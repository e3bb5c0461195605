#pragma once

#include <malloc.h>
#include <unistd.h>

#include <atomic>
#include <cstddef>
#include <ctime>
#include <fstream>

#if defined(__has_feature)
#if __has_feature(thread_sanitizer)
#define LEND_TEST_THREAD_SANITIZER 1
#endif
#if __has_feature(address_sanitizer)
#define LEND_TEST_ADDRESS_SANITIZER 1
#endif
#endif
#if defined(__SANITIZE_THREAD__)
#define LEND_TEST_THREAD_SANITIZER 1
#endif
#if defined(__SANITIZE_ADDRESS__)
#define LEND_TEST_ADDRESS_SANITIZER 1
#endif

namespace support {

#if defined(LEND_TEST_THREAD_SANITIZER)
inline constexpr bool thread_sanitizer = true;
#else
inline constexpr bool thread_sanitizer = false;
#endif
#if defined(LEND_TEST_ADDRESS_SANITIZER)
inline constexpr bool address_sanitizer = true;
#else
inline constexpr bool address_sanitizer = false;
#endif

inline constexpr bool sanitized = thread_sanitizer || address_sanitizer;

/// Sanitizers make a test many times slower.
constexpr bool is_too_slow(std::size_t elements) { return sanitized && elements > 70'000; }

/// The memory of this process that is in use.
inline std::size_t resident_bytes() {
  std::ifstream file("/proc/self/statm");
  std::size_t all = 0;
  std::size_t resident = 0;
  file >> all >> resident;
  return resident * static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
}

/// How much more memory this process has used at one time than when this was made, as far as it was
/// sampled. Sanitizers keep memory of their own: under them it is always nothing.
class memory_growth {
 public:
  memory_growth() {
    ::malloc_trim(0);  // what earlier work has left free would hide what is used from now on
    start_ = resident_bytes();
  }
  void sample() {
    const std::size_t now = resident_bytes();
    const std::size_t more = now > start_ ? now - start_ : 0;
    for (std::size_t seen = most_; seen < more && !most_.compare_exchange_weak(seen, more);) {
    }
  }
  [[nodiscard]] std::size_t megabytes() {
    sample();
    return thread_sanitizer || address_sanitizer ? 0 : most_ >> 20U;
  }

 private:
  std::size_t start_ = 0;
  std::atomic<std::size_t> most_ = 0;
};

/// The time that all threads of this process have spent on a processor.
inline double cpu_milliseconds() {
  std::timespec spent{};
  ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &spent);
  return static_cast<double>(spent.tv_sec) * 1e3 + static_cast<double>(spent.tv_nsec) * 1e-6;
}

}  // namespace support
