#pragma once

#include <lend/own/layout.hpp>
#include <lend/own/slice.hpp>
#include <lend/own/split.hpp>
#include <lend/own/strided.hpp>

#include <cstddef>
#include <span>
#include <type_traits>
#include <utility>

namespace lend::detail::inline LEND_ABI {
struct grid_access;
}

namespace lend::inline LEND_ABI {

/// A shared, read-only loan of elements in rows and columns. Copies are loans of the same elements.
///
/// It is made by lending (`lend::shared(m)` of a matrix, `lend::shared(v, rows, cols)` of a range),
/// never directly. Elements of a Concurrent type are reached as `T&`, of all others as `const T&`.
template <class T>
class grid {
  static_assert(!std::is_const_v<T> && !std::is_reference_v<T>, "write grid<T>, it is read-only");
  using element = detail::shared_access<T>;

 public:
  using element_type = element;
  using value_type = T;
  using size_type = std::size_t;
  using reference = element&;

  /// The numbers of rows, columns and elements, and how many elements of memory lie from the
  /// beginning of a row to that of the next.
  [[nodiscard]] constexpr std::size_t rows() const noexcept { return layout_.rows; }
  [[nodiscard]] constexpr std::size_t cols() const noexcept { return layout_.cols; }
  [[nodiscard]] constexpr std::size_t size() const noexcept { return rows() * cols(); }
  [[nodiscard]] constexpr std::size_t stride() const noexcept { return layout_.stride; }
  [[nodiscard]] constexpr bool empty() const noexcept { return rows() == 0 || cols() == 0; }
  [[nodiscard]] constexpr element* data() const noexcept { return layout_.data; }

  /// The element in row `row` and column `col`. Throws bounds_error if there is none.
  constexpr reference operator()(std::size_t row, std::size_t col) const {
    layout_.check_index(row, col);
    return *layout_.at(row, col);
  }

  /// One row, one column, or the `height` rows and `width` columns that begin at (row, col). Throws
  /// bounds_error if they lie outside.
  [[nodiscard]] constexpr slice<T> row(std::size_t index) const;
  [[nodiscard]] constexpr strided<T> column(std::size_t index) const;
  [[nodiscard]] constexpr grid subgrid(std::size_t row, std::size_t col, std::size_t height,
                                       std::size_t width) const {
    layout_.check_part(row, col, height, width);
    return grid(layout_.part(row, col, height, width));
  }

  /// The rows before `middle` and those from it on, or the columns. Throws bounds_error if there
  /// are fewer.
  [[nodiscard]] constexpr std::pair<grid, grid> split_rows(std::size_t middle) const {
    layout_.check_part(middle, 0, 0, 0);
    return {grid(layout_.part(0, 0, middle, cols())),
            grid(layout_.part(middle, 0, rows() - middle, cols()))};
  }
  [[nodiscard]] constexpr std::pair<grid, grid> split_cols(std::size_t middle) const {
    layout_.check_part(0, middle, 0, 0);
    return {grid(layout_.part(0, 0, rows(), middle)),
            grid(layout_.part(0, middle, rows(), cols() - middle))};
  }

 private:
  friend struct detail::grid_access;
  explicit constexpr grid(detail::grid_layout<element> layout) noexcept : layout_(layout) {}

  detail::grid_layout<element> layout_;
};

/// An exclusive loan of elements in rows and columns: while it lives, nothing else reaches them.
///
/// It is made by lending (`lend::mut(m)` of a matrix, `lend::mut(v, rows, cols)` of a range), never
/// directly, and moves but does not copy. Const is deep. Every use after it was given away throws
/// moved_error.
template <class T>
class LEND_CONSUMABLE grid_mut {
  static_assert(!std::is_const_v<T> && !std::is_reference_v<T>, "write grid<T> to read only");

 public:
  using element_type = T;
  using value_type = T;
  using size_type = std::size_t;
  using reference = T&;

  grid_mut(const grid_mut&) = delete;  // lend[exclusive]: std::move it, split_rows() or mut() it
  grid_mut& operator=(const grid_mut&) = delete;  // lend[exclusive]: std::move it
  constexpr grid_mut(grid_mut&& other) noexcept : layout_(std::exchange(other.layout_, moved())) {}
  LEND_RENEWS constexpr grid_mut& operator=(grid_mut&& other) noexcept {
    layout_ = std::exchange(other.layout_, moved());
    return *this;
  }
  ~grid_mut() = default;

  /// The numbers of rows, columns and elements, and how many elements of memory lie from the
  /// beginning of a row to that of the next.
  [[nodiscard]] constexpr std::size_t rows() const { return held().rows; }
  [[nodiscard]] constexpr std::size_t cols() const { return held().cols; }
  [[nodiscard]] constexpr std::size_t size() const { return rows() * cols(); }
  [[nodiscard]] constexpr std::size_t stride() const { return held().stride; }
  [[nodiscard]] constexpr bool empty() const { return rows() == 0 || cols() == 0; }
  [[nodiscard]] constexpr T* data() LEND_LIFETIMEBOUND { return held().data; }
  [[nodiscard]] constexpr const T* data() const LEND_LIFETIMEBOUND { return held().data; }

  /// The element in row `row` and column `col`. Throws bounds_error if there is none.
  LEND_NEEDS_LOAN constexpr T& operator()(std::size_t row, std::size_t col) LEND_LIFETIMEBOUND {
    check_index(row, col);
    return *layout_.at(row, col);
  }
  LEND_NEEDS_LOAN constexpr const T& operator()(std::size_t row,
                                                std::size_t col) const LEND_LIFETIMEBOUND {
    check_index(row, col);
    return *layout_.at(row, col);
  }

  /// One row: of an lvalue as a std::span for sequential code, of an rvalue as a slice that takes
  /// its place. Throws bounds_error if there is none.
  [[nodiscard]] LEND_NEEDS_LOAN constexpr std::span<T> row(std::size_t index) & LEND_LIFETIMEBOUND {
    return {row_at(index), cols()};
  }
  [[nodiscard]] LEND_NEEDS_LOAN constexpr std::span<const T> row(
      std::size_t index) const& LEND_LIFETIMEBOUND {
    return {row_at(index), cols()};
  }
  [[nodiscard]] LEND_GIVES_AWAY constexpr slice_mut<T> row(std::size_t index) &&;

  /// One column, or the `height` rows and `width` columns that begin at (row, col); the rest is
  /// given up. Throws bounds_error if they lie outside.
  [[nodiscard]] LEND_GIVES_AWAY constexpr strided_mut<T> column(std::size_t index) &&;
  [[nodiscard]] LEND_GIVES_AWAY constexpr grid_mut subgrid(std::size_t row, std::size_t col,
                                                           std::size_t height,
                                                           std::size_t width) && {
    held().check_part(row, col, height, width);
    return grid_mut(give_away().part(row, col, height, width));
  }

  /// The rows before `middle` and those from it on, or the columns. An lvalue lends both halves to
  /// the call around it and is whole again afterwards; an rvalue gives them away. Throws
  /// bounds_error if there are fewer, from the call that gets the halves or at once.
  [[nodiscard]] LEND_NEEDS_LOAN constexpr detail::const_row_split<grid_mut>
      split_rows(std::size_t middle) & LEND_LIFETIMEBOUND {
    return detail::const_row_split<grid_mut>({middle, {{{this}}}});
  }
  [[nodiscard]] LEND_GIVES_AWAY constexpr std::pair<grid_mut, grid_mut> split_rows(
      std::size_t middle) && {
    held().check_part(middle, 0, 0, 0);
    const layout all = give_away();
    return {grid_mut(all.part(0, 0, middle, all.cols)),
            grid_mut(all.part(middle, 0, all.rows - middle, all.cols))};
  }
  [[nodiscard]] LEND_NEEDS_LOAN constexpr detail::const_column_split<grid_mut>
      split_cols(std::size_t middle) & LEND_LIFETIMEBOUND {
    return detail::const_column_split<grid_mut>({middle, {{{this}}}});
  }
  [[nodiscard]] LEND_GIVES_AWAY constexpr std::pair<grid_mut, grid_mut> split_cols(
      std::size_t middle) && {
    held().check_part(0, middle, 0, 0);
    const layout all = give_away();
    return {grid_mut(all.part(0, 0, all.rows, middle)),
            grid_mut(all.part(0, middle, all.rows, all.cols - middle))};
  }

  /// Makes the loan shared for good.
  [[nodiscard]] LEND_GIVES_AWAY constexpr grid<T> freeze() &&;  // lend[exclusive]: std::move it
  LEND_GIVES_AWAY constexpr operator grid<T>() && {             // lend[exclusive]: std::move it
    return std::move(*this).freeze();
  }

 private:
  friend struct detail::grid_access;
  using layout = detail::grid_layout<T>;
  explicit constexpr grid_mut(layout lent) noexcept : layout_(lent) {}

  static constexpr layout moved() noexcept { return {detail::moved_mark<T>(), 0, 0, 0}; }
  constexpr void check_held() const {
    if (layout_.data == detail::moved_mark<T>()) [[unlikely]] {
      detail::throw_moved();
    }
  }
  [[nodiscard]] constexpr const layout& held() const { return check_held(), layout_; }
  constexpr void check_index([[maybe_unused]] std::size_t row,
                             [[maybe_unused]] std::size_t col) const {
#if LEND_BOUNDS
    if (row >= layout_.rows || col >= layout_.cols) [[unlikely]] {
      held().check_index(row, col);
    }
#else
    check_held();
#endif
  }
  [[nodiscard]] constexpr T* row_at(std::size_t index) const {
    if (index >= layout_.rows) [[unlikely]] {
      detail::throw_outside_grid(index, 0, rows(), cols());
    }
    return layout_.at(index, 0);
  }
  constexpr layout give_away() {
    check_held();
    return std::exchange(layout_, moved());
  }

  layout layout_;
};

}  // namespace lend::inline LEND_ABI

namespace lend::detail::inline LEND_ABI {

/// Makes grids and their rows and columns from layouts, for the code that lends.
// SAFETY: whoever calls this lends the elements of the layout, and keeps the loan's promise for its
// length.
struct grid_access {
  template <class T>
  static constexpr grid_mut<T> exclusive(grid_layout<T> layout) noexcept {
    return grid_mut<T>(layout);
  }
  template <class T>
  static constexpr grid<T> shared(const grid_layout<shared_access<T>>& layout) noexcept {
    return grid<T>(layout);
  }
};

template <trait Trait, class T>
struct trait_rule<Trait, grid<T>> : trait_rule<Trait, slice<T>> {};

template <trait Trait, class T>
struct trait_rule<Trait, grid_mut<T>> : trait_rule<Trait, slice_mut<T>> {};

}  // namespace lend::detail::inline LEND_ABI

template <class T>
constexpr lend::slice<T> lend::grid<T>::row(std::size_t index) const {
  if (index >= rows()) [[unlikely]] {
    detail::throw_outside_grid(index, 0, rows(), cols());
  }
  return detail::slice_access::shared<T>(layout_.at(index, 0), cols());
}

template <class T>
constexpr lend::strided<T> lend::grid<T>::column(std::size_t index) const {
  if (index >= cols()) [[unlikely]] {
    detail::throw_outside_grid(0, index, rows(), cols());
  }
  return detail::strided_access::shared<T>(layout_.part(0, index, rows(), 1).data, rows(),
                                           stride());
}

template <class T>
constexpr lend::slice_mut<T> lend::grid_mut<T>::row(std::size_t index) && {
  T* const data = row_at(index);
  return detail::slice_access::exclusive(data, give_away().cols);
}

template <class T>
constexpr lend::strided_mut<T> lend::grid_mut<T>::column(std::size_t index) && {
  if (index >= layout_.cols) [[unlikely]] {
    detail::throw_outside_grid(0, index, rows(), cols());
  }
  const layout all = give_away();
  return detail::strided_access::exclusive(all.part(0, index, all.rows, 1).data, all.rows,
                                           all.stride);
}

template <class T>
constexpr lend::grid<T> lend::grid_mut<T>::freeze() && {  // lend[exclusive]: std::move it
  const layout all = give_away();
  return detail::grid_access::shared<T>({all.data, all.rows, all.cols, all.stride});
}
