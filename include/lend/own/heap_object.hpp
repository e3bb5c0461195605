#pragma once

#include <lend/own/config.hpp>

#include <cstddef>
#include <utility>

namespace lend::detail::inline LEND_ABI {

struct end_by_delete {
  template <class T>
  void operator()(T* object) const noexcept {
    static_assert(requires { sizeof(T); }, "the class has to be complete where its owner ends");
    delete object;
  }
};

/// Owns an object, or nothing: a std::unique_ptr without the streams that <memory> brings along.
/// `End` is called with what it owns in the end.
template <class T, class End = end_by_delete>
class heap_object {
 public:
  heap_object() = default;
  explicit heap_object(T* object) noexcept : object_(object) {}
  heap_object(const heap_object&) = delete;
  heap_object& operator=(const heap_object&) = delete;
  heap_object(heap_object&& other) noexcept : object_(std::exchange(other.object_, nullptr)) {}
  heap_object& operator=(heap_object&& other) noexcept {
    end(std::exchange(object_, std::exchange(other.object_, nullptr)));
    return *this;
  }
  ~heap_object() { end(object_); }

  /// Somebody else owns it from now on.
  void release() noexcept { object_ = nullptr; }
  [[nodiscard]] T* get() const noexcept { return object_; }
  T* operator->() const noexcept { return object_; }
  explicit operator bool() const noexcept { return object_ != nullptr; }

 private:
  static void end(T* object) noexcept {
    if (object != nullptr) {
      End()(object);
    }
  }

  T* object_ = nullptr;
};

}  // namespace lend::detail::inline LEND_ABI
