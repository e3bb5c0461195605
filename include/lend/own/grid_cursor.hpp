#pragma once

#include <lend/own/cursor.hpp>

#include <cstddef>
#include <type_traits>

// What the leaves of grids and columns become.

namespace lend::detail::inline LEND_ABI {

/// The elements of a grid, and the parts of it that cursors give.
// SAFETY: it was bound to what the caller lends; callers cut it into parts that do not meet.
template <class Element, entered How>
struct grid_base {
  using value = std::remove_const_t<Element>;
  using grid_part = std::conditional_t<is_exclusive(How), grid_mut<value>, grid<value>>;
  using row_part = std::conditional_t<is_exclusive(How), slice_mut<value>, slice<value>>;
  using column_part = std::conditional_t<is_exclusive(How), strided_mut<value>, strided<value>>;

  grid_layout<Element> layout;

  [[nodiscard]] constexpr grid_part part(std::size_t row, std::size_t col, std::size_t height,
                                         std::size_t width) const noexcept {
    const grid_layout<Element> cut = layout.part(row, col, height, width);
    if constexpr (is_exclusive(How)) {
      return grid_access::exclusive(cut);
    } else {
      return grid_access::shared<value>({cut.data, cut.rows, cut.cols, cut.stride});
    }
  }
  [[nodiscard]] constexpr row_part row(std::size_t index) const noexcept {
    if constexpr (is_exclusive(How)) {
      return slice_access::exclusive(layout.at(index, 0), layout.cols);
    } else {
      return slice_access::shared<value>(layout.at(index, 0), layout.cols);
    }
  }
  [[nodiscard]] constexpr column_part column(std::size_t index) const noexcept {
    Element* const data = layout.part(0, index, layout.rows, 1).data;
    if constexpr (is_exclusive(How)) {
      return strided_access::exclusive(data, layout.rows, layout.stride);
    } else {
      return strided_access::shared<value>(data, layout.rows, layout.stride);
    }
  }
};

/// What the cursors over parts of a grid have in common.
template <class Element, entered How>
struct grid_cursor {
  using value = std::remove_const_t<Element>;
  static constexpr bool sized = true;

  grid_base<Element, How> base;
};

template <class Element, entered How>
struct rows_cursor : grid_cursor<Element, How> {
  using argument = typename grid_base<Element, How>::row_part;

  [[nodiscard]] constexpr std::size_t size() const noexcept { return this->base.layout.rows; }
  constexpr argument get(std::size_t index) const noexcept { return this->base.row(index); }
};

template <class Element, entered How>
struct columns_cursor : grid_cursor<Element, How> {
  using argument = typename grid_base<Element, How>::column_part;

  [[nodiscard]] constexpr std::size_t size() const noexcept { return this->base.layout.cols; }
  constexpr argument get(std::size_t index) const noexcept { return this->base.column(index); }
};

constexpr std::size_t count_of_parts(std::size_t whole, std::size_t part) noexcept {
  return whole / part + (whole % part != 0);
}
constexpr std::size_t part_from(std::size_t begin, std::size_t part, std::size_t whole) noexcept {
  return whole - begin < part ? whole - begin : part;
}

template <class Element, entered How>
struct bands_cursor : grid_cursor<Element, How> {
  using argument = typename grid_base<Element, How>::grid_part;

  std::size_t height;

  [[nodiscard]] constexpr std::size_t size() const noexcept {
    return count_of_parts(this->base.layout.rows, height);
  }
  constexpr argument get(std::size_t index) const noexcept {
    const auto& whole = this->base.layout;
    const std::size_t row = index * height;
    return this->base.part(row, 0, part_from(row, height, whole.rows), whole.cols);
  }
};

template <class Element, entered How>
struct tiles_cursor : grid_cursor<Element, How> {
  using argument = typename grid_base<Element, How>::grid_part;

  std::size_t height;
  std::size_t width;

  /// How many tiles lie in a row.
  [[nodiscard]] constexpr std::size_t across() const noexcept {
    return count_of_parts(this->base.layout.cols, width);
  }
  [[nodiscard]] constexpr std::size_t size() const noexcept {
    return count_of_parts(this->base.layout.rows, height) * across();
  }
  constexpr argument get(std::size_t index) const noexcept {
    const auto& whole = this->base.layout;
    const std::size_t row = index / across() * height;
    const std::size_t col = index % across() * width;
    return this->base.part(row, col, part_from(row, height, whole.rows),
                           part_from(col, width, whole.cols));
  }
};

/// The elements of a column.
template <class Element, entered How>
struct strided_cursor {
  using value = std::remove_const_t<Element>;
  using argument = Element&;
  static constexpr bool sized = true;

  Element* data;
  std::size_t count;
  std::size_t stride;

  [[nodiscard]] constexpr std::size_t size() const noexcept { return count; }
  constexpr argument get(std::size_t index) const noexcept { return data[index * stride]; }
};

template <class Element, entered How>
constexpr entered how_entered<rows_cursor<Element, How>> = How;
template <class Element, entered How>
constexpr entered how_entered<columns_cursor<Element, How>> = How;
template <class Element, entered How>
constexpr entered how_entered<bands_cursor<Element, How>> = How;
template <class Element, entered How>
constexpr entered how_entered<tiles_cursor<Element, How>> = How;
template <class Element, entered How>
constexpr entered how_entered<strided_cursor<Element, How>> = How;

template <class Element, entered How, class Use>
void visit_footprints(const grid_cursor<Element, How>& cursor, Use&& use) {
  use(footprint_of_grid(cursor.base.layout), How);
}
template <class Element, entered How, class Use>
void visit_footprints(const strided_cursor<Element, How>& cursor, Use&& use) {
  use(footprint_of_grid(grid_layout<Element>{cursor.data, cursor.count, 1, cursor.stride}), How);
}

/// The part of a split that a cursor covers from `begin` to `end`.
template <class Element, entered How>
constexpr auto slice_of(const rows_cursor<Element, How>& rows, std::size_t begin, std::size_t end) {
  return rows.base.part(begin, 0, end - begin, rows.base.layout.cols);
}
template <class Element, entered How>
constexpr auto slice_of(const columns_cursor<Element, How>& columns, std::size_t begin,
                        std::size_t end) {
  return columns.base.part(0, begin, columns.base.layout.rows, end - begin);
}
template <class Element, entered How>
constexpr auto slice_of(const strided_cursor<Element, How>& column, std::size_t begin,
                        std::size_t end) {
  using value = std::remove_const_t<Element>;
  Element* const data = begin == end ? column.data : column.data + begin * column.stride;
  if constexpr (is_exclusive(How)) {
    return strided_access::exclusive(data, end - begin, column.stride);
  } else {
    return strided_access::shared<value>(data, end - begin, column.stride);
  }
}

template <access Access, bool Held, class Column>
constexpr auto bind_strided(Column& column) {
  return strided_cursor<lent_element<Access, Column>, lent_how<Access, Column, Held>>{
      column.data(), column.size(), column.stride()};
}

template <access Access, class Column>
  requires HeldStrided<std::remove_const_t<Column>>
constexpr auto bind_leaf(const range_leaf<Column>& leaf) {
  return bind_strided<Access, false>(*leaf.range);
}
template <access Access, class Column>
  requires HeldStrided<std::remove_const_t<Column>>
constexpr auto bind_leaf(const shared_leaf<Column>& leaf) {
  return bind_strided<access::read, false>(*leaf.range);
}
template <access Access, HeldStrided Column>
constexpr auto bind_leaf(held_leaf<Column>& leaf) {
  return bind_strided<Access, true>(leaf.range);
}

template <access Access, bool Held, class Lender, class Stored>
constexpr auto bind_layout(const grid_layout<Stored>& layout) {
  using element = lent_element<Access, Lender>;
  return grid_base<element, lent_how<Access, Lender, Held>>{
      {layout.data, layout.rows, layout.cols, layout.stride}};
}

/// A grid that the caller names, a range lent as one, or a grid that was given to the view.
template <access Access, class Grid>
constexpr auto bind_grid(const range_leaf<Grid>& leaf) {
  return bind_layout<Access, false, Grid>(layout_of(*leaf.range));
}
template <access Access, class Grid>
constexpr auto bind_grid(const shared_leaf<Grid>& leaf) {
  return bind_layout<access::read, false, Grid>(layout_of(*leaf.range));
}
template <access Access, class Grid>
constexpr auto bind_grid(held_leaf<Grid>& leaf) {
  return bind_layout<Access, true, Grid>(layout_of(leaf.range));
}
template <access Access, class Range>
constexpr auto bind_grid(const shaped_leaf<mut_grid_loan<Range>>& leaf) {
  return bind_layout<Access, false, Range>(shaped_layout(leaf.loan));
}
template <access Access, class Range>
constexpr auto bind_grid(const shaped_leaf<shared_grid_loan<Range>>& leaf) {
  return bind_layout<access::read, false, Range>(shaped_layout(leaf.loan));
}

template <class Element, entered How>
constexpr rows_cursor<Element, How> rows_of(const grid_base<Element, How>& base) {
  return {{base}};
}
template <class Element, entered How>
constexpr columns_cursor<Element, How> columns_of(const grid_base<Element, How>& base) {
  return {{base}};
}
template <class Element, entered How>
constexpr bands_cursor<Element, How> bands_of(const grid_base<Element, How>& base,
                                              std::size_t height) {
  return {{base}, height};
}
template <class Element, entered How>
constexpr tiles_cursor<Element, How> tiles_of(const grid_base<Element, How>& base,
                                              std::size_t height, std::size_t width) {
  return {{base}, height, width};
}

template <access Access, class Leaf>
constexpr auto bind_leaf(rows_leaf<Leaf>& leaf) {
  return rows_of(bind_grid<Access>(leaf.base));
}
template <access Access, class Leaf>
constexpr auto bind_leaf(columns_leaf<Leaf>& leaf) {
  return columns_of(bind_grid<Access>(leaf.base));
}
template <access Access, class Leaf>
constexpr auto bind_leaf(bands_leaf<Leaf>& leaf) {
  return bands_of(bind_grid<Access>(leaf.base), leaf.height);
}
template <access Access, class Leaf>
constexpr auto bind_leaf(tiles_leaf<Leaf>& leaf) {
  return tiles_of(bind_grid<Access>(leaf.base), leaf.height, leaf.width);
}

}  // namespace lend::detail::inline LEND_ABI
