#pragma once

#include <lend/own/config.hpp>
#include <lend/own/error.hpp>
#include <lend/own/split.hpp>
#include <lend/own/traits.hpp>
#include <lend/own/transient.hpp>

#include <cstddef>
#include <span>
#include <type_traits>
#include <utility>

namespace lend::detail::inline LEND_ABI {

LEND_API inline char moved_mark_storage = 0;

/// Where a loan that was given away points to. Never dereferenced.
template <class T>
T* moved_mark() noexcept {
  return static_cast<T*>(static_cast<void*>(&moved_mark_storage));
}

/// What a shared loan of a `T` lets one reach: of a Concurrent type the object itself.
template <class T>
using shared_access = std::conditional_t<Concurrent<T>, T, const T>;

struct slice_access;

constexpr void check_bounds([[maybe_unused]] std::size_t index, [[maybe_unused]] std::size_t size) {
#if LEND_BOUNDS
  if (index >= size) [[unlikely]] {
    throw_bounds(index, size);
  }
#endif
}

/// Parts reach as far as `end` of `size` elements. Checked always: a part is a loan.
constexpr void check_part(std::size_t begin, std::size_t count, std::size_t size) {
  if (begin > size || count > size - begin) [[unlikely]] {
    throw_bounds(begin > size ? begin : begin + count, size);
  }
}

}  // namespace lend::detail::inline LEND_ABI

namespace lend::inline LEND_ABI {

/// A shared, read-only loan of contiguous elements. Copies are loans of the same elements.
///
/// It is made by lending (`lend::shared(v)`), never directly. Elements of a Concurrent type are
/// reached as `T&`, of all others as `const T&`. A contiguous, sized, common, borrowed range and a
/// view.
template <class T>
class slice {
  static_assert(!std::is_const_v<T> && !std::is_reference_v<T>, "write slice<T>, it is read-only");
  using element = detail::shared_access<T>;

 public:
  using element_type = element;
  using value_type = T;
  using size_type = std::size_t;
  using reference = element&;
  using iterator = element*;

  /// The number of elements.
  [[nodiscard]] constexpr std::size_t size() const noexcept { return size_; }
  [[nodiscard]] constexpr bool empty() const noexcept { return size_ == 0; }
  [[nodiscard]] constexpr element* data() const noexcept { return data_; }
  [[nodiscard]] constexpr element* begin() const noexcept { return data_; }
  [[nodiscard]] constexpr element* end() const noexcept { return data_ + size_; }

  /// The element at `index`. Throws bounds_error if there is none.
  constexpr reference operator[](std::size_t index) const {
    detail::check_bounds(index, size_);
    return data_[index];
  }

  /// The first or the last element. Throws bounds_error if there is none.
  [[nodiscard]] constexpr reference front() const { return (*this)[0]; }
  [[nodiscard]] constexpr reference back() const { return (*this)[size_ == 0 ? 0 : size_ - 1]; }

  /// The first or last `count` elements, or `count` from `begin` on. Throws bounds_error if there
  /// are not that many.
  [[nodiscard]] constexpr slice first(std::size_t count) const { return subslice(0, count); }
  [[nodiscard]] constexpr slice last(std::size_t count) const {
    detail::check_part(0, count, size_);
    return slice(data_ + (size_ - count), count);
  }
  [[nodiscard]] constexpr slice subslice(std::size_t begin, std::size_t count) const {
    detail::check_part(begin, count, size_);
    return slice(data_ + begin, count);
  }

  /// The elements before `middle` and those from it on. Throws bounds_error if middle > size().
  [[nodiscard]] constexpr std::pair<slice, slice> split_at(std::size_t middle) const {
    return {first(middle), subslice(middle, size_ - middle)};
  }

 private:
  friend struct detail::slice_access;
  constexpr slice(element* data, std::size_t size) noexcept : data_(data), size_(size) {}

  element* data_;
  std::size_t size_;
};

/// An exclusive loan of contiguous elements: while it lives, nothing else reaches them.
///
/// It is made by lending (`lend::mut(v)`), never directly, and moves but does not copy. Const is
/// deep. Every use after it was given away throws moved_error. A contiguous, sized, common,
/// borrowed range.
template <class T>
class LEND_CONSUMABLE slice_mut {
  static_assert(!std::is_const_v<T> && !std::is_reference_v<T>, "write slice<T> to read only");

 public:
  using element_type = T;
  using value_type = T;
  using size_type = std::size_t;
  using reference = T&;
  using iterator = T*;

  slice_mut(const slice_mut&) = delete;  // lend[exclusive]: std::move it, split_at() or mut() it
  slice_mut& operator=(const slice_mut&) = delete;  // lend[exclusive]: std::move it
  constexpr slice_mut(slice_mut&& other) noexcept
      : data_(std::exchange(other.data_, detail::moved_mark<T>())),
        size_(std::exchange(other.size_, 0)) {}
  LEND_RENEWS constexpr slice_mut& operator=(slice_mut&& other) noexcept {
    T* const data = std::exchange(other.data_, detail::moved_mark<T>());
    size_ = std::exchange(other.size_, 0);
    data_ = data;
    return *this;
  }
  ~slice_mut() = default;

  /// The number of elements.
  [[nodiscard]] constexpr std::size_t size() const { return check_held(), size_; }
  [[nodiscard]] constexpr bool empty() const { return size() == 0; }
  [[nodiscard]] constexpr T* data() LEND_LIFETIMEBOUND { return check_held(), data_; }
  [[nodiscard]] constexpr const T* data() const LEND_LIFETIMEBOUND { return check_held(), data_; }
  [[nodiscard]] constexpr T* begin() LEND_LIFETIMEBOUND { return data(); }
  [[nodiscard]] constexpr const T* begin() const LEND_LIFETIMEBOUND { return data(); }
  [[nodiscard]] constexpr T* end() LEND_LIFETIMEBOUND { return data() + size_; }
  [[nodiscard]] constexpr const T* end() const LEND_LIFETIMEBOUND { return data() + size_; }

  /// The element at `index`. Throws bounds_error if there is none.
  LEND_NEEDS_LOAN constexpr T& operator[](std::size_t index) LEND_LIFETIMEBOUND {
    check_index(index);
    return data_[index];
  }
  LEND_NEEDS_LOAN constexpr const T& operator[](std::size_t index) const LEND_LIFETIMEBOUND {
    check_index(index);
    return data_[index];
  }

  /// The first or the last element. Throws bounds_error if there is none.
  [[nodiscard]] constexpr T& front() { return (*this)[0]; }
  [[nodiscard]] constexpr const T& front() const { return (*this)[0]; }
  [[nodiscard]] constexpr T& back() { return (*this)[size_ == 0 ? 0 : size_ - 1]; }
  [[nodiscard]] constexpr const T& back() const { return (*this)[size_ == 0 ? 0 : size_ - 1]; }

  /// The first or last `count` elements, or `count` from `begin` on: of an lvalue as a std::span
  /// for sequential code, of an rvalue as a slice that takes its place. Throws bounds_error if
  /// there are not that many.
  [[nodiscard]] LEND_NEEDS_LOAN constexpr std::span<T> first(std::size_t count) &
      LEND_LIFETIMEBOUND {
    return subslice(0, count);
  }
  [[nodiscard]] LEND_NEEDS_LOAN constexpr std::span<T> last(std::size_t count) &
      LEND_LIFETIMEBOUND {
    return subslice(from_back(count), count);
  }
  [[nodiscard]] LEND_NEEDS_LOAN constexpr std::span<T> subslice(std::size_t begin,
                                                                std::size_t count) &
      LEND_LIFETIMEBOUND {
    detail::check_part(begin, count, size());
    return {data_ + begin, count};
  }
  [[nodiscard]] LEND_GIVES_AWAY constexpr slice_mut first(std::size_t count) && {
    return std::move(*this).subslice(0, count);
  }
  [[nodiscard]] LEND_GIVES_AWAY constexpr slice_mut last(std::size_t count) && {
    return std::move(*this).subslice(from_back(count), count);
  }
  [[nodiscard]] LEND_GIVES_AWAY constexpr slice_mut subslice(std::size_t begin,
                                                             std::size_t count) && {
    detail::check_part(begin, count, size());
    return slice_mut(give_away() + begin, count);
  }

  /// The elements before `middle` and those from it on. An lvalue lends both halves to the call
  /// around it and is whole again afterwards; an rvalue gives them away. Throws bounds_error if
  /// middle > size(), from the call that gets the halves or at once.
  [[nodiscard]] LEND_NEEDS_LOAN constexpr detail::const_split<slice_mut>
      split_at(std::size_t middle) & LEND_LIFETIMEBOUND {
    return detail::const_split<slice_mut>({middle, {{this}}});
  }
  [[nodiscard]] LEND_GIVES_AWAY constexpr std::pair<slice_mut, slice_mut> split_at(
      std::size_t middle) && {
    const std::size_t size = this->size();
    detail::check_part(middle, 0, size);
    T* const data = give_away();
    return {slice_mut(data, middle), slice_mut(data + middle, size - middle)};
  }

  /// Makes the loan shared for good.
  [[nodiscard]] LEND_GIVES_AWAY constexpr slice<T> freeze() &&;  // lend[exclusive]: std::move it
  LEND_GIVES_AWAY constexpr operator slice<T>() && {             // lend[exclusive]: std::move it
    return std::move(*this).freeze();
  }

 private:
  friend struct detail::slice_access;
  constexpr slice_mut(T* data, std::size_t size) noexcept : data_(data), size_(size) {}

  constexpr void check_held() const {
    if (data_ == detail::moved_mark<T>()) [[unlikely]] {
      detail::throw_moved();
    }
  }
  constexpr void check_index([[maybe_unused]] std::size_t index) const {
#if LEND_BOUNDS
    if (index >= size_) [[unlikely]] {
      check_held();
      detail::throw_bounds(index, size_);
    }
#else
    check_held();
#endif
  }
  constexpr std::size_t from_back(std::size_t count) const {
    detail::check_part(0, count, size());
    return size_ - count;
  }
  constexpr T* give_away() {
    check_held();
    size_ = 0;
    return std::exchange(data_, detail::moved_mark<T>());
  }

  T* data_;
  std::size_t size_;
};

}  // namespace lend::inline LEND_ABI

namespace lend::detail::inline LEND_ABI {

/// Makes slices from pointers, for the code that lends.
struct slice_access {
  // SAFETY: whoever calls this lends [data, data + size), and keeps the loan's promise for its
  // length.
  template <class T>
  static constexpr slice_mut<T> exclusive(T* data, std::size_t size) noexcept {
    return slice_mut<T>(data, size);
  }
  template <class T>
  static constexpr slice<T> shared(shared_access<T>* data, std::size_t size) noexcept {
    return slice<T>(data, size);
  }

  /// Where the elements of a loan are that ends here.
  template <class T>
  static constexpr T* take(slice_mut<T>& loan) {
    return loan.give_away();
  }
  template <class T>
  static constexpr shared_access<T>* take(const slice<T>& loan) noexcept {
    return loan.data();
  }
};

template <trait Trait, class T>
struct trait_rule<Trait, slice<T>> {
  using type = std::conditional_t<Trait == trait::send || Trait == trait::sync,
                                  all_of_these<question<trait::sync, T>>, refused_trait>;
};

template <trait Trait, class T>
struct trait_rule<Trait, slice_mut<T>> {
  using type = std::conditional_t<Trait == trait::send || Trait == trait::sync,
                                  all_of_these<question<Trait, T>>, refused_trait>;
};

}  // namespace lend::detail::inline LEND_ABI

template <class T>
constexpr lend::slice<T> lend::slice_mut<T>::freeze() && {  // lend[exclusive]: std::move it
  const std::size_t count = size();
  return detail::slice_access::shared<T>(give_away(), count);
}

template <class T>
inline constexpr bool std::ranges::enable_borrowed_range<lend::slice<T>> = true;

template <class T>
inline constexpr bool std::ranges::enable_borrowed_range<lend::slice_mut<T>> = true;

template <class T>
inline constexpr bool std::ranges::enable_view<lend::slice<T>> = true;
