#pragma once

#include <lend/own/config.hpp>

#include <cstddef>
#include <new>

namespace lend::detail::inline LEND_ABI {

/// Room for elements that are made and ended by whoever uses it.
template <class T>
class scratch {
 public:
  /// Throws std::bad_alloc.
  explicit scratch(std::size_t count)
      : data_(static_cast<T*>(::operator new(count * sizeof(T), alignment))) {}
  scratch(const scratch&) = delete;
  scratch& operator=(const scratch&) = delete;
  ~scratch() { ::operator delete(data_, alignment); }

  [[nodiscard]] T* data() const noexcept { return data_; }

 private:
  static constexpr std::align_val_t alignment{alignof(T)};

  T* data_;
};

}  // namespace lend::detail::inline LEND_ABI
