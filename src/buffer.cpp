#include <lend/algo/kernel/buffer.hpp>

#include <cstring>
#include <new>

#if defined(__linux__)
#include <sys/mman.h>
#endif
#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace lend::detail {

namespace {

constexpr std::size_t large_page = std::size_t{2} << 20U;

/// A page that is touched first costs a fault; large pages are fewer, and scattered writes find
/// their translations at hand.
constexpr bool wants_large_pages(std::size_t bytes) { return bytes >= 2 * large_page; }

constexpr std::align_val_t alignment_of(std::size_t bytes, std::size_t alignment) {
  const std::size_t least = wants_large_pages(bytes) ? large_page : cache_line;
  return std::align_val_t{alignment < least ? least : alignment};
}

}  // namespace

void* open_buffer(std::size_t bytes, std::size_t alignment) {
  void* const buffer = ::operator new(bytes, alignment_of(bytes, alignment));
#if defined(MADV_HUGEPAGE)
  if (wants_large_pages(bytes)) {
    // Advice alone: where it is not taken, the buffer serves all the same.
    static_cast<void>(::madvise(buffer, bytes / large_page * large_page, MADV_HUGEPAGE));
  }
#endif
  return buffer;
}

void close_buffer(void* buffer, std::size_t bytes, std::size_t alignment) noexcept {
  ::operator delete(buffer, alignment_of(bytes, alignment));
}

void stream_line(void* to, const void* from) noexcept {
#if defined(__SSE2__)
  constexpr std::size_t words = cache_line / sizeof(__m128i);
  auto* const target = static_cast<__m128i*>(to);
  const auto* const source = static_cast<const __m128i*>(from);
  for (std::size_t i = 0; i < words; ++i) {
    _mm_stream_si128(target + i, _mm_load_si128(source + i));
  }
#else
  std::memcpy(to, from, cache_line);
#endif
}

void finish_streaming() noexcept {
#if defined(__SSE2__)
  _mm_sfence();
#endif
}

}  // namespace lend::detail
