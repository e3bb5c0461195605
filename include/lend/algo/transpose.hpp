#pragma once

#include <lend/algo/kernel/rearrange.hpp>
#include <lend/own/grid_parts.hpp>
#include <lend/task/loop.hpp>

#include <cstddef>
#include <type_traits>
#include <utility>

// Grids are transposed tile by tile, a few cache lines wide, so that a line that is in the cache is
// used up. Some tiles that lie together make a block, so that this holds for pages as well.

namespace lend::detail::inline LEND_ABI {

/// The view of a grid that an algorithm binds.
template <class A>
auto make_grid_view(A&& source) {
  using leaf = rows_leaf<grid_leaf_t<A>>;
  return view_of<leaf>{{{leaf{grid_leaf(std::forward<A>(source))}}}};
}
template <access Access, class A>
using bound_grid_t =
    decltype(bind_view<Access>(std::declval<decltype(make_grid_view(std::declval<A>()))&>()));
template <access Access, class A>
using grid_cursor_t = decltype(bound_grid_t<Access, A>::cursors.value);
template <access Access, class A>
using grid_value_t = typename grid_cursor_t<Access, A>::value;

template <access Access, class View>
auto bind_grid_view(View& view) {
  return bind_view<Access>(view).cursors.value;
}

/// Which rule forbids to read or write the elements of the grid `A`.
template <access Access, class A>
constexpr misuse misuse_of_grid_elements() {
  if constexpr (misuse_of_grid_source<A>() != misuse::none) {
    return misuse_of_grid_source<A>();
  } else if constexpr (bound_grid_t<Access, A>::found != misuse::none) {
    return bound_grid_t<Access, A>::found;
  } else if constexpr (Access == access::write &&
                       !is_exclusive(how_entered<grid_cursor_t<Access, A>>)) {
    constexpr bool held = HeldGrid<std::remove_cvref_t<A>> || Transient<A>;
    return held ? misuse::lend_shared_as_exclusive : misuse::lend_const;
  } else {
    return misuse::none;
  }
}

/// The number of rows and columns of a tile, and of a block of tiles.
inline constexpr std::size_t tile_edge = 16;
inline constexpr std::size_t block_edge = 4 * tile_edge;

/// Where the tiles or blocks of a grid are.
template <class Element>
struct tiling {
  grid_layout<Element> grid;
  std::size_t edge;

  [[nodiscard]] std::size_t down() const noexcept { return count_of_parts(grid.rows, edge); }
  [[nodiscard]] std::size_t across() const noexcept { return count_of_parts(grid.cols, edge); }
  [[nodiscard]] grid_layout<Element> tile(std::size_t row, std::size_t col) const noexcept {
    return grid.part(row * edge, col * edge, part_from(row * edge, edge, grid.rows),
                     part_from(col * edge, edge, grid.cols));
  }
};

/// Assigns the elements of a tile of `rows` and `cols`, numbers that the compiler knows if it is a
/// whole one.
template <class From, class To>
[[gnu::always_inline]] inline void transpose_tile(const grid_layout<From>& from,
                                                  const grid_layout<To>& to, std::size_t rows,
                                                  std::size_t cols) {
  for (std::size_t col = 0; col < cols; ++col) {
    for (std::size_t row = 0; row < rows; ++row) {
      store(*to.at(col, row), *from.at(row, col));
    }
  }
}

template <class From, class To>
void transpose_block(const grid_layout<From>& from, const grid_layout<To>& to) {
  const tiling<From> in{from, tile_edge};
  const tiling<To> out{to, tile_edge};
  for (std::size_t row = 0; row < in.down(); ++row) {
    for (std::size_t col = 0; col < in.across(); ++col) {
      const auto tile = in.tile(row, col);
      if (tile.rows == tile_edge && tile.cols == tile_edge) {
        transpose_tile(tile, out.tile(col, row), tile_edge, tile_edge);
      } else {
        transpose_tile(tile, out.tile(col, row), tile.rows, tile.cols);
      }
    }
  }
}

/// Swaps the elements of two tiles that lie opposite each other, or of one that lies on the
/// diagonal.
template <class T>
void exchange_tiles(const grid_layout<T>& low, const grid_layout<T>& high) {
  using std::swap;
  const bool same = low.data == high.data;
  for (std::size_t row = 0; row < low.rows; ++row) {
    for (std::size_t col = same ? row + 1 : 0; col < low.cols; ++col) {
      swap(*low.at(row, col), *high.at(col, row));
    }
  }
}

/// The same for blocks.
template <class T>
void exchange_blocks(const grid_layout<T>& low, const grid_layout<T>& high) {
  const tiling<T> of_low{low, tile_edge};
  const tiling<T> of_high{high, tile_edge};
  for (std::size_t row = 0; row < of_low.down(); ++row) {
    for (std::size_t col = low.data == high.data ? row : 0; col < of_low.across(); ++col) {
      exchange_tiles(of_low.tile(row, col), of_high.tile(col, row));
    }
  }
}

/// The triangle of blocks (row, col) with row <= col < edge, laid out as a rectangle: each row of
/// it is one of the triangle and the rest of another one, so that they are equally long.
struct folded_triangle {
  std::size_t edge;

  [[nodiscard]] constexpr std::size_t width() const noexcept { return edge + 1 - edge % 2; }
  [[nodiscard]] constexpr std::size_t size() const noexcept { return width() * ((edge + 1) / 2); }
  [[nodiscard]] constexpr std::pair<std::size_t, std::size_t> at(std::size_t index) const noexcept {
    const std::size_t row = index / width();
    const std::size_t along = index % width();
    if (along < edge - row) {
      return {row, row + along};
    }
    const std::size_t other = edge - 1 - row + edge % 2;
    return {other, other + (along - (edge - row))};
  }
};

struct transpose_fn {
  template <class A>
  auto operator()(const control& how, A&& square) const {
    constexpr misuse found = misuse_of_turning<A>();
    enforce<found, A>();
    if constexpr (found == misuse::none) {
      auto view = make_grid_view(std::forward<A>(square));
      const auto layout = bind_grid_view<access::write>(view).base.layout;
      if (layout.rows != layout.cols) {
        throw_not_transposed(layout.rows, layout.cols, layout.rows, layout.cols);
      }
      turn(how, layout);
    } else {
      return refused{};
    }
  }

  template <class In, class Out>
  auto operator()(const control& how, In&& in, Out&& out) const {
    constexpr misuse found = misuse_of_transposing<In, Out>();
    enforce<found, In, Out>();
    if constexpr (found == misuse::none) {
      auto in_view = make_grid_view(std::forward<In>(in));
      auto out_view = make_grid_view(std::forward<Out>(out));
      const auto read = bind_grid_view<access::read>(in_view);
      const auto written = bind_grid_view<access::write>(out_view);
      const auto& from = read.base.layout;
      const auto& to = written.base.layout;
      if (from.rows != to.cols || from.cols != to.rows) {
        throw_not_transposed(from.rows, from.cols, to.rows, to.cols);
      }
      check_disjoint(read, written);
      copy(how, from, to);
    } else {
      return refused{};
    }
  }

 private:
  template <class A>
  static constexpr misuse misuse_of_turning() {
    if constexpr (misuse_of_grid_elements<access::write, A>() != misuse::none) {
      return misuse_of_grid_elements<access::write, A>();
    } else {
      return std::is_swappable_v<grid_value_t<access::write, A>> ? misuse::none
                                                                 : misuse::not_movable;
    }
  }
  template <class In, class Out>
  static constexpr misuse misuse_of_transposing() {
    constexpr misuse found = first_misuse(misuse_of_grid_elements<access::read, In>(),
                                          misuse_of_grid_elements<access::write, Out>());
    if constexpr (found != misuse::none) {
      return found;
    } else {
      return misuse_of_assigning<grid_value_t<access::write, Out>, grid_value_t<access::read, In>>;
    }
  }

  template <class From, class To>
  static void copy(const control& how, const grid_layout<From>& from, const grid_layout<To>& to) {
    const tiling<From> in{from, block_edge};
    const tiling<To> out{to, block_edge};
    const std::size_t across = in.across();
    fork_range(in_units_of(in.edge * in.edge, how), in.down() * across,
               [&](std::size_t begin, std::size_t end) {
                 for (std::size_t i = begin; i < end; ++i) {
                   transpose_block(in.tile(i / across, i % across),
                                   out.tile(i % across, i / across));
                 }
               });
  }

  template <class T>
  static void turn(const control& how, const grid_layout<T>& square) {
    const tiling<T> blocks{square, block_edge};
    const folded_triangle pairs{blocks.down()};
    // SAFETY: each pair of opposite blocks is visited once, by one task.
    fork_range(in_units_of(blocks.edge * blocks.edge, how), pairs.size(),
               [&](std::size_t begin, std::size_t end) {
                 for (std::size_t i = begin; i < end; ++i) {
                   const auto [row, col] = pairs.at(i);
                   exchange_blocks(blocks.tile(row, col), blocks.tile(col, row));
                 }
               });
  }
};

}  // namespace lend::detail::inline LEND_ABI

namespace lend::inline LEND_ABI {

/// out(j, i) = in(i, j) for grids: matrices, grids, and ranges lent as one, `mut(v, rows, cols)`.
/// `transpose(square)` transposes in place.
///
/// Throws size_error if the shapes do not fit and overlap_error if loans overlap, before anything
/// starts; else what an assignment or a swap throws, or cancelled. Work: one assignment, or half a
/// swap, for each element. Span: O(log n).
inline constexpr detail::with_options<detail::transpose_fn> transpose{};

}  // namespace lend::inline LEND_ABI
