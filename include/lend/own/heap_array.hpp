#pragma once

#include <lend/own/config.hpp>

#include <cstddef>
#include <utility>

namespace lend::detail::inline LEND_ABI {

/// Owns elements, as many as it was made with: a std::unique_ptr<T[]> without the streams that
/// <memory> brings along. Null after it was moved from.
template <class T>
class heap_array {
 public:
  heap_array() = default;
  heap_array(const heap_array&) = delete;
  heap_array& operator=(const heap_array&) = delete;
  heap_array(heap_array&& other) noexcept : data_(std::exchange(other.data_, nullptr)) {}
  heap_array& operator=(heap_array&& other) noexcept {
    delete[] std::exchange(data_, std::exchange(other.data_, nullptr));
    return *this;
  }
  ~heap_array() { delete[] data_; }

  /// Elements with the value of `T()`. Throws std::bad_alloc, or what the constructor throws.
  [[nodiscard]] static heap_array of(std::size_t count) { return heap_array(new T[count]()); }
  /// Elements without a value, where `T` is a number.
  [[nodiscard]] static heap_array to_be_filled(std::size_t count) {
    return heap_array(new T[count]);
  }

  [[nodiscard]] T* get() const noexcept { return data_; }
  T& operator[](std::size_t index) const noexcept { return data_[index]; }

 private:
  explicit heap_array(T* data) noexcept : data_(data) {}

  T* data_ = nullptr;
};

}  // namespace lend::detail::inline LEND_ABI
