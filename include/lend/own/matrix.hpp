#pragma once

#include <lend/own/construction.hpp>
#include <lend/own/content_kinds.hpp>
#include <lend/own/layout.hpp>
#include <lend/own/traits.hpp>

#include <cstddef>
#include <span>
#include <type_traits>
#include <utility>

namespace lend::inline LEND_ABI {

/// Owns elements in rows and columns, the rows one behind the other.
///
/// `mut(m)` and `shared(m)` lend it as a grid; it is a contiguous range of all its elements as
/// well. It is Send, Sync and Owned when its elements are.
template <class T>
class matrix {
  static_assert(std::is_object_v<T> && !std::is_const_v<T>, "write const matrix<T> to read only");

 public:
  using value_type = T;
  using size_type = std::size_t;
  using reference = T&;
  using const_reference = const T&;
  using iterator = T*;
  using const_iterator = const T*;

  /// No rows and no columns.
  constexpr matrix() = default;
  /// Elements with the value of `T()`, or copies of `value`. Throws size_error if they cannot be
  /// counted, std::bad_alloc, and what the constructor of T throws.
  matrix(std::size_t rows, std::size_t cols)
      : data_(made(rows, cols, [](T* at, std::size_t) { detail::make_at(at); })),
        rows_(rows),
        cols_(cols) {}
  matrix(std::size_t rows, std::size_t cols, const T& value)
      : data_(made(rows, cols, [&](T* at, std::size_t) { detail::make_at(at, value); })),
        rows_(rows),
        cols_(cols) {}

  matrix(const matrix& other)
    requires std::is_copy_constructible_v<T>
      : data_(made(
            other.rows_, other.cols_,
            [&](T* at, std::size_t i) { detail::make_at(at, std::as_const(other.data_[i])); })),
        rows_(other.rows_),
        cols_(other.cols_) {}
  /// Leaves `other` without rows and columns.
  matrix(matrix&& other) noexcept
      : data_(std::exchange(other.data_, nullptr)),
        rows_(std::exchange(other.rows_, 0)),
        cols_(std::exchange(other.cols_, 0)) {}
  /// If a copy throws, nothing has changed.
  matrix& operator=(matrix other) noexcept {
    swap(*this, other);
    return *this;
  }
  ~matrix() {
    if (data_ != nullptr) {
      detail::end_all(data_, size());
      detail::deallocate(data_);
    }
  }

  friend void swap(matrix& a, matrix& b) noexcept {
    std::swap(a.data_, b.data_);
    std::swap(a.rows_, b.rows_);
    std::swap(a.cols_, b.cols_);
  }

  /// The numbers of rows, of columns, and of elements.
  [[nodiscard]] std::size_t rows() const noexcept { return rows_; }
  [[nodiscard]] std::size_t cols() const noexcept { return cols_; }
  [[nodiscard]] std::size_t size() const noexcept { return rows_ * cols_; }
  [[nodiscard]] bool empty() const noexcept { return size() == 0; }

  /// All elements, row after row.
  [[nodiscard]] T* data() noexcept { return data_; }
  [[nodiscard]] const T* data() const noexcept { return data_; }
  [[nodiscard]] T* begin() noexcept { return data_; }
  [[nodiscard]] const T* begin() const noexcept { return data_; }
  [[nodiscard]] T* end() noexcept { return data_ + size(); }
  [[nodiscard]] const T* end() const noexcept { return data_ + size(); }

  /// The element in row `row` and column `col`. Throws bounds_error if there is none.
  T& operator()(std::size_t row, std::size_t col) {
    shape().check_index(row, col);
    return data_[row * cols_ + col];
  }
  const T& operator()(std::size_t row, std::size_t col) const {
    shape().check_index(row, col);
    return data_[row * cols_ + col];
  }

  /// One row, for sequential code. Throws bounds_error if there is none.
  [[nodiscard]] std::span<T> row(std::size_t index) & LEND_LIFETIMEBOUND {
    shape().check_part(index, 0, 1, 0);
    return {data_ + index * cols_, cols_};
  }
  [[nodiscard]] std::span<const T> row(std::size_t index) const& LEND_LIFETIMEBOUND {
    shape().check_part(index, 0, 1, 0);
    return {data_ + index * cols_, cols_};
  }
  void row(std::size_t index) && = delete;  // lend[lendable]: give the matrix a name first

  /// Whether both have the same rows and columns, with equal elements.
  friend bool operator==(const matrix& a, const matrix& b) {
    if (a.rows_ != b.rows_ || a.cols_ != b.cols_) {
      return false;
    }
    for (std::size_t i = 0; i < a.size(); ++i) {
      if (!(a.data_[i] == b.data_[i])) {
        return false;
      }
    }
    return true;
  }

 private:
  [[nodiscard]] detail::grid_layout<const T> shape() const noexcept {
    return {data_, rows_, cols_, cols_};
  }

  /// Elements that `make(place, i)` has made; null for none.
  template <class Make>
  static T* made(std::size_t rows, std::size_t cols, const Make& make) {
    if (!detail::product_fits(rows, cols)) {
      detail::throw_too_large(rows, cols);
    }
    const std::size_t count = rows * cols;
    if (count == 0) {
      return nullptr;
    }
    T* const data = detail::allocate<T>(count);
    try {
      detail::make_all(data, count, make);
    } catch (...) {
      detail::deallocate(data);
      throw;
    }
    return data;
  }

  T* data_ = nullptr;
  std::size_t rows_ = 0;
  std::size_t cols_ = 0;
};

}  // namespace lend::inline LEND_ABI

namespace lend::detail::inline LEND_ABI {

/// As for a container: it may lose its elements, so it is Concurrent for nothing.
template <trait Trait, class T>
struct trait_rule<Trait, matrix<T>> {
  using type = std::conditional_t<Trait == trait::concurrent, refused_trait,
                                  all_of_these<question<Trait, T>>>;
};

template <class T>
struct contents<matrix<T>> : range_contents<T, false> {};

}  // namespace lend::detail::inline LEND_ABI
