#pragma once

#include <lend/own/config.hpp>

#include <cstddef>
#include <new>
#include <type_traits>
#include <utility>

// Memory for objects, and making and ending them there: a few of the functions of <memory>, without
// the streams that it brings along.

namespace lend::detail::inline LEND_ABI {

/// Memory for `count` objects. Throws std::bad_alloc.
template <class T>
T* allocate(std::size_t count) {
  if (count > static_cast<std::size_t>(-1) / 2 / sizeof(T)) {
    throw std::bad_array_new_length();
  }
  if constexpr (alignof(T) > __STDCPP_DEFAULT_NEW_ALIGNMENT__) {
    return static_cast<T*>(::operator new(count * sizeof(T), std::align_val_t{alignof(T)}));
  } else {
    return static_cast<T*>(::operator new(count * sizeof(T)));
  }
}
template <class T>
void deallocate(T* memory) noexcept {
  if constexpr (alignof(T) > __STDCPP_DEFAULT_NEW_ALIGNMENT__) {
    ::operator delete(memory, std::align_val_t{alignof(T)});
  } else {
    ::operator delete(memory);
  }
}

/// Makes a `T(args...)`.
template <class T, class... Args>
void make_at(T* place, Args&&... args) {
  ::new (static_cast<void*>(place)) T(std::forward<Args>(args)...);
}

template <class T>
void end_at(T* object) noexcept {
  object->~T();
}

template <class T>
void end_all(T* objects, std::size_t count) noexcept {
  if constexpr (!std::is_trivially_destructible_v<T>) {
    for (std::size_t i = 0; i < count; ++i) {
      detail::end_at(objects + i);
    }
  }
}

/// Calls `make(place, i)` for the places of `count` objects. If it throws, none of them is left.
template <class T, class Make>
void make_all(T* objects, std::size_t count, const Make& make) {
  std::size_t made = 0;
  try {
    for (; made < count; ++made) {
      make(objects + made, made);
    }
  } catch (...) {
    detail::end_all(objects, made);
    throw;
  }
}

}  // namespace lend::detail::inline LEND_ABI
