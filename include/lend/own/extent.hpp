#pragma once

#include <lend/own/config.hpp>

#include <cstddef>
#include <cstdint>
#include <type_traits>

// Memory as numbers: pointers into different objects have no order.

namespace lend::detail::inline LEND_ABI {

struct rectangle;

/// Objects of an empty class have no bytes of their own: others may lie there.
template <class T>
constexpr std::size_t bytes_of = std::is_empty_v<T> ? 0 : sizeof(T);

/// The bytes of [begin, end).
struct extent {
  std::uintptr_t begin = 0;
  std::uintptr_t end = 0;

  template <class T>
  static extent of(const T* first, std::size_t count) noexcept {
    const auto at = reinterpret_cast<std::uintptr_t>(first);
    return {at, at + count * bytes_of<T>};
  }
  [[nodiscard]] constexpr bool is_empty() const noexcept { return begin == end; }
  [[nodiscard]] constexpr extent hull() const noexcept { return *this; }
  [[nodiscard]] constexpr bool meets(const extent& other) const noexcept {
    return begin < other.end && other.begin < end && begin != end && other.begin != other.end;
  }
  [[nodiscard]] constexpr bool meets(const rectangle& other) const noexcept;
};

/// The bytes of `rows` rows of a grid, each `row_bytes` long and `stride` bytes behind the one
/// before it. Rows do not meet: `row_bytes <= stride` if there are several.
///
/// `meets` is exact. It takes constant time, but for two rectangles of different strides, where it
/// takes a step for each row of the one with fewer.
struct rectangle {
  std::uintptr_t begin = 0;
  std::size_t row_bytes = 0;
  std::size_t stride = 0;
  std::size_t rows = 0;

  [[nodiscard]] constexpr bool is_empty() const noexcept { return row_bytes == 0 || rows == 0; }
  [[nodiscard]] constexpr extent row(std::size_t index) const noexcept {
    const std::uintptr_t at = begin + index * stride;
    return {at, at + row_bytes};
  }
  /// From the first byte to the last one.
  [[nodiscard]] constexpr extent hull() const noexcept {
    return is_empty() ? extent{begin, begin} : extent{begin, row(rows - 1).end};
  }

  [[nodiscard]] constexpr bool meets(const extent& other) const noexcept {
    if (!hull().meets(other)) {
      return false;
    }
    // The first row that ends behind the beginning of `other`.
    const std::uintptr_t first_end = begin + row_bytes;
    const std::size_t index = other.begin < first_end ? 0 : (other.begin - first_end) / stride + 1;
    return row(index).begin < other.end;
  }

  [[nodiscard]] constexpr bool meets(const rectangle& other) const noexcept {
    if (!hull().meets(other.hull())) {
      return false;
    } else if (rows == 1) {
      return other.meets(row(0));
    } else if (other.rows == 1) {
      return meets(other.row(0));
    } else if (stride != other.stride) {
      return rows < other.rows ? other.meets_a_row_of(*this) : meets_a_row_of(other);
    } else {
      return begin < other.begin ? meets_later(other) : other.meets_later(*this);
    }
  }

 private:
  [[nodiscard]] constexpr bool meets_a_row_of(const rectangle& other) const noexcept {
    for (std::size_t i = 0; i < other.rows; ++i) {
      if (meets(other.row(i))) {
        return true;
      }
    }
    return false;
  }
  /// `other` has the same stride and does not begin before this: its first row begins in the
  /// period of one of our rows, and reaches at most into the next one.
  [[nodiscard]] constexpr bool meets_later(const rectangle& other) const noexcept {
    const std::size_t index = (other.begin - begin) / stride;
    const std::size_t offset = (other.begin - begin) % stride;
    return (index < rows && offset < row_bytes) ||
           (index + 1 < rows && stride - offset < other.row_bytes);
  }
};

constexpr bool extent::meets(const rectangle& other) const noexcept { return other.meets(*this); }

}  // namespace lend::detail::inline LEND_ABI
