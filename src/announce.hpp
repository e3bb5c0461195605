#pragma once

// What ThreadSanitizer has to know of the library, which is not instrumented, in a program that is:
// it sees each piece of memory that is asked for, copied or freed, and would find no reason why
// another thread may do the next of these. Nothing in other programs.

// NOLINTBEGIN(bugprone-reserved-identifier,readability-identifier-naming): its own names
extern "C" {
[[gnu::weak, gnu::visibility("default")]] void __tsan_acquire(void* address);
[[gnu::weak, gnu::visibility("default")]] void __tsan_release(void* address);
}
// NOLINTEND(bugprone-reserved-identifier,readability-identifier-naming)

namespace lend::detail {

/// What precedes announce() happens before what follows observe().
inline void announce(void* address) noexcept {
  if (__tsan_release != nullptr) {
    __tsan_release(address);
  }
}
inline void observe(void* address) noexcept {
  if (__tsan_acquire != nullptr) {
    __tsan_acquire(address);
  }
}

}  // namespace lend::detail
