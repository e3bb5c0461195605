#pragma once

#include <lend/own/config.hpp>

#include <cstddef>
#include <type_traits>

namespace lend::detail {

/// Memory for `bytes` bytes, aligned to `alignment`, a power of two; in large pages where it is
/// large. Throws std::bad_alloc.
LEND_API void* open_buffer(std::size_t bytes, std::size_t alignment);
LEND_API void close_buffer(void* buffer, std::size_t bytes, std::size_t alignment) noexcept;

inline constexpr std::size_t cache_line = 64;

/// Writes a cache line that is not read soon, past the cache where that can be done. Both addresses
/// are multiples of its size. Other threads see it after finish_streaming().
LEND_API void stream_line(void* to, const void* from) noexcept;
LEND_API void finish_streaming() noexcept;

}  // namespace lend::detail

namespace lend::detail::inline LEND_ABI {

/// The two arrays that a sort works with: where the elements are at first, and the other one.
enum class place : unsigned char { here, there };

constexpr place other(place one) noexcept {
  return one == place::here ? place::there : place::here;
}

/// Room for `count` objects of a type that needs no constructor.
template <class T>
class raw_buffer {
 public:
  static_assert(std::is_trivially_copyable_v<T>);

  explicit raw_buffer(std::size_t count, std::size_t alignment = alignof(T))
      : bytes_(count * sizeof(T)),
        alignment_(alignment),
        data_(static_cast<T*>(open_buffer(bytes_, alignment))) {}
  raw_buffer(const raw_buffer&) = delete;
  raw_buffer& operator=(const raw_buffer&) = delete;
  ~raw_buffer() { close_buffer(data_, bytes_, alignment_); }

  T* data() noexcept { return data_; }

 private:
  std::size_t bytes_;
  std::size_t alignment_;
  T* data_;
};

}  // namespace lend::detail::inline LEND_ABI
