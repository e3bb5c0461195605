#pragma once

#include <lend/own/config.hpp>

#include <bit>
#include <cstddef>
#include <cstdint>
#include <type_traits>
#include <utility>

// Where a pass over much memory reads and writes.

namespace lend::detail::inline LEND_ABI {

/// So far ahead memory is asked for: the processor by itself stops at the end of each page.
inline constexpr std::size_t bytes_ahead = 4096;

/// `from` as a `To`: numbers are converted without a warning, all else implicitly.
template <class To, class From>
constexpr To converted(From&& from) {
  if constexpr (std::is_arithmetic_v<To>) {
    return static_cast<To>(from);
  } else {
    return std::forward<From>(from);
  }
}

/// What lies there need not be part of any object.
template <class T>
const void* far_behind(const T* data) noexcept {
  // NOLINTNEXTLINE(performance-no-int-to-ptr)
  return reinterpret_cast<const void*>(reinterpret_cast<std::uintptr_t>(data) + bytes_ahead);
}

// g++ takes a call of a function that does nothing else for one that does nothing, unless it is
// inlined before.
template <class T>
[[gnu::always_inline]] inline void ask_to_read_behind(const T* data) noexcept {
  __builtin_prefetch(far_behind(data));
}

template <class T>
class cached_target {
 public:
  explicit cached_target(T* data) noexcept : data_(data) {}

  template <class Value>
  void put(std::size_t index, Value&& value) const {
    if constexpr (std::is_arithmetic_v<T>) {
      data_[index] = static_cast<T>(value);
    } else {
      data_[index] = std::forward<Value>(value);
    }
  }
  [[gnu::always_inline]] void ask_behind(std::size_t index) const noexcept {
    __builtin_prefetch(far_behind(data_ + index), 1);
  }
  static void finish() noexcept {}

 private:
  T* data_;
};

#if defined(__x86_64__) && !LEND_TSAN
template <class T>
constexpr bool can_be_streamed = std::is_arithmetic_v<T> && (sizeof(T) == 4 || sizeof(T) == 8);

/// Stores past the caches: memory that is only written need not be read before.
template <class T>
class streamed_target {
 public:
  explicit streamed_target(T* data) noexcept : data_(data) {}

  // SAFETY: the compiler does not look into these stores; nobody reads what they wrote before
  // finish() was called and the task has ended.
  template <class Value>
  void put(std::size_t index, const Value& value) const noexcept {
    if constexpr (sizeof(T) == 8) {
      __builtin_ia32_movnti64(reinterpret_cast<long long*>(data_ + index),
                              std::bit_cast<long long>(static_cast<T>(value)));
    } else {
      __builtin_ia32_movnti(reinterpret_cast<int*>(data_ + index),
                            std::bit_cast<int>(static_cast<T>(value)));
    }
  }
  static void ask_behind(std::size_t /*index*/) noexcept {}
  /// To be called after the last put(): such stores are not ordered with others.
  static void finish() noexcept { __builtin_ia32_sfence(); }

 private:
  T* data_;
};
#else
template <class T>
constexpr bool can_be_streamed = false;
template <class T>
using streamed_target = cached_target<T>;
#endif

/// Output from so many bytes on would not stay in the caches anyway.
inline constexpr std::size_t worth_streaming = std::size_t{16} << 20U;

/// Calls `pass(target)` for what is `count` elements long and is read (`from`) and written.
template <class From, class T, class Pass>
void write_to(const From* from, T* to, std::size_t count, const Pass& pass) {
  if constexpr (can_be_streamed<T>) {
    if (count >= worth_streaming / sizeof(T) &&
        static_cast<const void*>(from) != static_cast<const void*>(to)) {
      return pass(streamed_target<T>(to));
    }
  }
  pass(cached_target<T>(to));
}

}  // namespace lend::detail::inline LEND_ABI
