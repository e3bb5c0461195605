#pragma once

#include <lend/own/config.hpp>

#include <cstddef>

namespace lend::detail {

/// Two parts of a range that change places.
struct exchange {
  std::size_t left;
  std::size_t right;
  std::size_t size;
};

/// What brings equal elements together in a range whose chunks are sorted.
///
/// An element that stands where those of another value belong changes places with one of these that
/// stands where the first belongs, as long as there is one: such parts of the range are apart from
/// each other. The rest go along cycles of three or more values, one after the other.
class exchange_plan {
 public:
  /// `borders[chunk * (values + 1) + value]` says where the elements of that value begin in the
  /// chunk; what follows those of the last value is the end of the chunk. Throws std::bad_alloc.
  LEND_API exchange_plan(const std::size_t* borders, std::size_t chunks, std::size_t values);
  exchange_plan(const exchange_plan&) = delete;
  exchange_plan& operator=(const exchange_plan&) = delete;
  LEND_API ~exchange_plan();

  [[nodiscard]] std::size_t size() const noexcept { return size_; }
  /// So many of them, the first, touch no element twice.
  [[nodiscard]] std::size_t apart() const noexcept { return apart_; }
  const exchange& operator[](std::size_t i) const noexcept { return exchanges_[i]; }

 private:
  const exchange* exchanges_;
  std::size_t size_;
  std::size_t apart_;
};

}  // namespace lend::detail
