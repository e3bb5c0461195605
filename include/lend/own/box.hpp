#pragma once

#include <lend/own/content_kinds.hpp>
#include <lend/own/error.hpp>
#include <lend/own/heap_object.hpp>
#include <lend/own/std_types.hpp>
#include <lend/own/transient.hpp>

#include <type_traits>
#include <utility>

namespace lend::inline LEND_ABI {

/// Owns one object on the heap, and is const when it is: a std::unique_ptr with a deep const, which
/// tasks may read together where a `T` may be.
///
/// Made by make_box, so it is null only after it was moved from, and every use of the object throws
/// moved_error then. It moves; a copy is asked for by clone() or lend::copy(b). `T` may be
/// incomplete where a box of it is a member. Send, Sync and Owned when `T` is. A chain of boxes
/// ends link by link, one call within another: take a long one apart in a loop.
template <class T>
class box {
  static_assert(std::is_object_v<T> && !std::is_const_v<T> && !std::is_array_v<T>,
                "write box<T>, and const box<T> to read only; a box of an array is a vector");

 public:
  using element_type = T;

  box(const box&) = delete;             // lend[copy]: clone() or lend::copy() it, or std::move it
  box& operator=(const box&) = delete;  // lend[copy]: clone() it, or std::move it
  box(box&&) noexcept = default;
  box& operator=(box&&) noexcept = default;
  ~box() = default;

  T& operator*() LEND_LIFETIMEBOUND { return *held(); }
  const T& operator*() const LEND_LIFETIMEBOUND { return *held(); }
  T* operator->() LEND_LIFETIMEBOUND { return held(); }
  const T* operator->() const LEND_LIFETIMEBOUND { return held(); }

  /// Whether there is an object: always, but after a move.
  explicit operator bool() const noexcept { return static_cast<bool>(object_); }

  /// Another box, with a copy of the object.
  [[nodiscard]] box clone() const
    requires std::is_copy_constructible_v<T>
  {
    return box(new T(*held()));
  }

 private:
  template <class Made, class... Args>
  friend box<Made> make_box(Args&&... args);
  explicit box(T* object) noexcept : object_(object) {}

  T* held() const {
    if (!object_) [[unlikely]] {
      detail::throw_moved();
    }
    return object_.get();
  }

  detail::heap_object<T> object_;
};

/// A box with `T(args...)` in it. Throws std::bad_alloc, or what the constructor throws.
template <class T, class... Args>
box<T> make_box(Args&&... args) {
  return box<T>(new T(std::forward<Args>(args)...));
}
template <class T, detail::Lent Loan>
box<T> make_box(Loan&&) = delete;  // lend[blocking-loan]: a box keeps what is given away

}  // namespace lend::inline LEND_ABI

namespace lend::detail::inline LEND_ABI {

template <trait Trait, class T>
struct trait_rule<Trait, box<T>> {
  using type = std::conditional_t<Trait == trait::concurrent, refused_trait, every_part<Trait, T>>;
};

template <class T>
struct contents<box<T>> : pointer_contents<T> {};

}  // namespace lend::detail::inline LEND_ABI
