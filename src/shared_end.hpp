#pragma once

// What ThreadSanitizer has to know of the library itself, which is not instrumented, where a
// program is: it sees memory being freed by another thread than the one that asked for it, and no
// reason why that is right. Null in all other programs.

extern "C" {
[[gnu::weak, gnu::visibility("default")]] void __tsan_acquire(void* address);
[[gnu::weak, gnu::visibility("default")]] void __tsan_release(void* address);
}

namespace lend::detail {

/// What precedes this precedes the end of `shared`, which others own as well.
inline void gives_up(void* shared) noexcept {
  if (__tsan_release != nullptr) {
    __tsan_release(shared);
  }
}
/// The last owner ends it.
inline void ends(void* shared) noexcept {
  if (__tsan_acquire != nullptr) {
    __tsan_acquire(shared);
  }
}

}  // namespace lend::detail
