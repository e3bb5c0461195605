#pragma once

#include <lend/own/iterators.hpp>
#include <lend/own/slice.hpp>

#include <compare>
#include <cstddef>
#include <span>
#include <type_traits>
#include <utility>

namespace lend::detail::inline LEND_ABI {

struct strided_access;

/// Counts elements, so that the end of the last column points to nothing.
template <class Element>
class strided_iterator {
 public:
  using iterator_category = std::random_access_iterator_tag;
  using value_type = std::remove_const_t<Element>;
  using difference_type = std::ptrdiff_t;
  using reference = Element&;
  using pointer = Element*;

  constexpr strided_iterator() = default;
  constexpr strided_iterator(Element* data, std::size_t stride, std::size_t index) noexcept
      : data_(data),
        stride_(static_cast<difference_type>(stride)),
        index_(static_cast<difference_type>(index)) {}
  constexpr operator strided_iterator<const Element>() const noexcept
    requires(!std::is_const_v<Element>)
  {
    return {data_, static_cast<std::size_t>(stride_), static_cast<std::size_t>(index_)};
  }

  constexpr reference operator*() const noexcept { return data_[index_ * stride_]; }
  constexpr pointer operator->() const noexcept { return data_ + index_ * stride_; }
  constexpr reference operator[](difference_type by) const noexcept { return *(*this + by); }

  constexpr strided_iterator& operator+=(difference_type by) noexcept {
    index_ += by;
    return *this;
  }
  constexpr strided_iterator& operator-=(difference_type by) noexcept { return *this += -by; }
  constexpr strided_iterator& operator++() noexcept { return *this += 1; }
  constexpr strided_iterator& operator--() noexcept { return *this -= 1; }
  constexpr strided_iterator operator++(int) noexcept { return std::exchange(*this, *this + 1); }
  constexpr strided_iterator operator--(int) noexcept { return std::exchange(*this, *this - 1); }

  friend constexpr strided_iterator operator+(strided_iterator at, difference_type by) noexcept {
    return at += by;
  }
  friend constexpr strided_iterator operator+(difference_type by, strided_iterator at) noexcept {
    return at += by;
  }
  friend constexpr strided_iterator operator-(strided_iterator at, difference_type by) noexcept {
    return at -= by;
  }
  friend constexpr difference_type operator-(const strided_iterator& a,
                                             const strided_iterator& b) noexcept {
    return a.index_ - b.index_;
  }
  friend constexpr bool operator==(const strided_iterator& a, const strided_iterator& b) noexcept {
    return a.index_ == b.index_;
  }
  friend constexpr std::strong_ordering operator<=>(const strided_iterator& a,
                                                    const strided_iterator& b) noexcept {
    return a.index_ <=> b.index_;
  }

 private:
  Element* data_ = nullptr;
  difference_type stride_ = 0;
  difference_type index_ = 0;
};

}  // namespace lend::detail::inline LEND_ABI

namespace lend::inline LEND_ABI {

/// A shared, read-only loan of elements that lie equally far from each other: a column of a grid.
/// Copies are loans of the same elements. A random-access, sized, borrowed range.
///
/// Elements of a Concurrent type are reached as `T&`, of all others as `const T&`.
template <class T>
class strided {
  static_assert(!std::is_const_v<T> && !std::is_reference_v<T>, "write strided<T>: it reads only");
  using element = detail::shared_access<T>;

 public:
  using element_type = element;
  using value_type = T;
  using size_type = std::size_t;
  using reference = element&;
  using iterator = detail::strided_iterator<element>;

  /// The number of elements, the first of them, and how many elements of memory lie from each to
  /// the next.
  [[nodiscard]] constexpr std::size_t size() const noexcept { return size_; }
  [[nodiscard]] constexpr bool empty() const noexcept { return size_ == 0; }
  [[nodiscard]] constexpr element* data() const noexcept { return data_; }
  [[nodiscard]] constexpr std::size_t stride() const noexcept { return stride_; }
  [[nodiscard]] constexpr iterator begin() const noexcept { return {data_, stride_, 0}; }
  [[nodiscard]] constexpr iterator end() const noexcept { return {data_, stride_, size_}; }

  /// The element at `index`. Throws bounds_error if there is none.
  constexpr reference operator[](std::size_t index) const {
    detail::check_bounds(index, size_);
    return data_[index * stride_];
  }

  /// The elements before `middle` and those from it on. Throws bounds_error if middle > size().
  [[nodiscard]] constexpr std::pair<strided, strided> split_at(std::size_t middle) const {
    detail::check_part(middle, 0, size_);
    return {strided(data_, middle, stride_),
            strided(middle == size_ ? data_ : data_ + middle * stride_, size_ - middle, stride_)};
  }

 private:
  friend struct detail::strided_access;
  constexpr strided(element* data, std::size_t size, std::size_t stride) noexcept
      : data_(data), size_(size), stride_(stride) {}

  element* data_;
  std::size_t size_;
  std::size_t stride_;
};

/// An exclusive loan of elements that lie equally far from each other: a column of a grid.
///
/// It moves but does not copy, its const is deep, and every use after it was given away throws
/// moved_error. A random-access, sized, borrowed range.
template <class T>
class LEND_CONSUMABLE strided_mut {
  static_assert(!std::is_const_v<T> && !std::is_reference_v<T>, "write strided<T> to read only");

 public:
  using element_type = T;
  using value_type = T;
  using size_type = std::size_t;
  using reference = T&;
  using iterator = detail::strided_iterator<T>;
  using const_iterator = detail::strided_iterator<const T>;

  strided_mut(const strided_mut&) =
      delete;  // lend[exclusive]: std::move it, split_at() or mut() it
  strided_mut& operator=(const strided_mut&) = delete;  // lend[exclusive]: std::move it
  constexpr strided_mut(strided_mut&& other) noexcept
      : data_(std::exchange(other.data_, detail::moved_mark<T>())),
        size_(std::exchange(other.size_, 0)),
        stride_(other.stride_) {}
  LEND_RENEWS constexpr strided_mut& operator=(strided_mut&& other) noexcept {
    T* const data = std::exchange(other.data_, detail::moved_mark<T>());
    size_ = std::exchange(other.size_, 0);
    stride_ = other.stride_;
    data_ = data;
    return *this;
  }
  ~strided_mut() = default;

  /// The number of elements, the first of them, and how many elements of memory lie from each to
  /// the next.
  [[nodiscard]] constexpr std::size_t size() const { return check_held(), size_; }
  [[nodiscard]] constexpr bool empty() const { return size() == 0; }
  [[nodiscard]] constexpr T* data() LEND_LIFETIMEBOUND { return check_held(), data_; }
  [[nodiscard]] constexpr const T* data() const LEND_LIFETIMEBOUND { return check_held(), data_; }
  [[nodiscard]] constexpr std::size_t stride() const { return check_held(), stride_; }
  [[nodiscard]] constexpr iterator begin() LEND_LIFETIMEBOUND { return {data(), stride_, 0}; }
  [[nodiscard]] constexpr const_iterator begin() const LEND_LIFETIMEBOUND {
    return {data(), stride_, 0};
  }
  [[nodiscard]] constexpr iterator end() LEND_LIFETIMEBOUND { return {data(), stride_, size_}; }
  [[nodiscard]] constexpr const_iterator end() const LEND_LIFETIMEBOUND {
    return {data(), stride_, size_};
  }

  /// The element at `index`. Throws bounds_error if there is none.
  LEND_NEEDS_LOAN constexpr T& operator[](std::size_t index) LEND_LIFETIMEBOUND {
    check_index(index);
    return data_[index * stride_];
  }
  LEND_NEEDS_LOAN constexpr const T& operator[](std::size_t index) const LEND_LIFETIMEBOUND {
    check_index(index);
    return data_[index * stride_];
  }

  /// The elements before `middle` and those from it on. An lvalue lends both halves to the call
  /// around it and is whole again afterwards; an rvalue gives them away. Throws bounds_error if
  /// middle > size(), from the call that gets the halves or at once.
  [[nodiscard]] LEND_NEEDS_LOAN constexpr detail::const_split<strided_mut>
      split_at(std::size_t middle) & LEND_LIFETIMEBOUND {
    return detail::const_split<strided_mut>({middle, {{this}}});
  }
  [[nodiscard]] LEND_GIVES_AWAY constexpr std::pair<strided_mut, strided_mut> split_at(
      std::size_t middle) && {
    const std::size_t size = this->size();
    detail::check_part(middle, 0, size);
    T* const data = give_away();
    return {strided_mut(data, middle, stride_),
            strided_mut(middle == size ? data : data + middle * stride_, size - middle, stride_)};
  }

  /// Makes the loan shared for good.
  [[nodiscard]] LEND_GIVES_AWAY constexpr strided<T> freeze() &&;  // lend[exclusive]: std::move it
  LEND_GIVES_AWAY constexpr operator strided<T>() && {             // lend[exclusive]: std::move it
    return std::move(*this).freeze();
  }

 private:
  friend struct detail::strided_access;
  constexpr strided_mut(T* data, std::size_t size, std::size_t stride) noexcept
      : data_(data), size_(size), stride_(stride) {}

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
  constexpr T* give_away() {
    check_held();
    size_ = 0;
    return std::exchange(data_, detail::moved_mark<T>());
  }

  T* data_;
  std::size_t size_;
  std::size_t stride_;
};

}  // namespace lend::inline LEND_ABI

namespace lend::detail::inline LEND_ABI {

/// Makes strided loans from pointers, for the code that lends.
struct strided_access {
  // SAFETY: whoever calls this lends `size` elements from `data` on, `stride` apart, and keeps the
  // loan's promise for its length.
  template <class T>
  static constexpr strided_mut<T> exclusive(T* data, std::size_t size,
                                            std::size_t stride) noexcept {
    return strided_mut<T>(data, size, stride);
  }
  template <class T>
  static constexpr strided<T> shared(shared_access<T>* data, std::size_t size,
                                     std::size_t stride) noexcept {
    return strided<T>(data, size, stride);
  }
};

template <trait Trait, class T>
struct trait_rule<Trait, strided<T>> : trait_rule<Trait, slice<T>> {};

template <trait Trait, class T>
struct trait_rule<Trait, strided_mut<T>> : trait_rule<Trait, slice_mut<T>> {};

}  // namespace lend::detail::inline LEND_ABI

template <class T>
constexpr lend::strided<T> lend::strided_mut<T>::freeze() && {  // lend[exclusive]: std::move it
  const std::size_t count = size();
  return detail::strided_access::shared<T>(give_away(), count, stride_);
}

template <class T>
inline constexpr bool std::ranges::enable_borrowed_range<lend::strided<T>> = true;

template <class T>
inline constexpr bool std::ranges::enable_borrowed_range<lend::strided_mut<T>> = true;
