#pragma once

#include <lend/own/config.hpp>

#if LEND_TSAN
extern "C" {
void __tsan_acquire(void* address);
void __tsan_release(void* address);
}
#endif

namespace lend::detail::inline LEND_ABI {

/// A happens-before edge for ThreadSanitizer, which does not see into the scheduler: what precedes
/// publish() happens before what follows observe(). Nothing in other builds.
class edge {
 public:
#if LEND_TSAN
  void publish() noexcept { __tsan_release(&address_); }
  void observe() noexcept { __tsan_acquire(&address_); }

 private:
  char address_ = 0;
#else
  static void publish() noexcept {}
  static void observe() noexcept {}
#endif
};

}  // namespace lend::detail::inline LEND_ABI
