#pragma once

#include <lend/own/config.hpp>
#include <lend/own/error.hpp>

#include <cstddef>

namespace lend::detail::inline LEND_ABI {

constexpr bool product_fits(std::size_t rows, std::size_t cols) noexcept {
  return cols == 0 || rows <= static_cast<std::size_t>(-1) / cols;
}

/// Throws size_error unless a range of `size` elements is `rows` times `cols`.
constexpr void check_shape(std::size_t rows, std::size_t cols, std::size_t size) {
  if (!product_fits(rows, cols) || rows * cols != size) [[unlikely]] {
    throw_shape(rows, cols, size);
  }
}

/// Where the elements of a grid lie: in rows, each `stride` elements after the one before.
template <class Element>
struct grid_layout {
  Element* data = nullptr;
  std::size_t rows = 0;
  std::size_t cols = 0;
  std::size_t stride = 0;

  [[nodiscard]] constexpr Element* at(std::size_t row, std::size_t col) const noexcept {
    return data + (row * stride + col);
  }
  /// From the first element to behind the last.
  [[nodiscard]] constexpr std::size_t span() const noexcept {
    return rows == 0 || cols == 0 ? 0 : (rows - 1) * stride + cols;
  }
  /// A part without elements begins where the whole does, for behind the last row there may be
  /// nothing to point to.
  [[nodiscard]] constexpr grid_layout part(std::size_t row, std::size_t col, std::size_t height,
                                           std::size_t width) const noexcept {
    return {height == 0 || width == 0 ? data : at(row, col), height, width, stride};
  }

  constexpr void check_index([[maybe_unused]] std::size_t row,
                             [[maybe_unused]] std::size_t col) const {
#if LEND_BOUNDS
    if (row >= rows || col >= cols) [[unlikely]] {
      throw_outside_grid(row, col, rows, cols);
    }
#endif
  }
  /// Checked always: a part is a loan.
  constexpr void check_part(std::size_t row, std::size_t col, std::size_t height,
                            std::size_t width) const {
    if (row > rows || height > rows - row || col > cols || width > cols - col) [[unlikely]] {
      const bool begins_inside = row <= rows && col <= cols;
      throw_outside_grid(begins_inside ? row + height : row, begins_inside ? col + width : col,
                         rows, cols);
    }
  }
};

}  // namespace lend::detail::inline LEND_ABI
