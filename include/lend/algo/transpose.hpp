#pragma once

#include <lend/algo/kernel/rearrange.hpp>
#include <lend/own/grid_parts.hpp>
#include <lend/task/loop.hpp>

#include <array>
#include <cstddef>
#include <type_traits>
#include <utility>

// Grids are transposed tile by tile. A tile goes through a buffer if its elements are cheap to
// copy: so each cache line of the grids is needed once, and it does not matter how many of them
// fall into the same set, as they do where rows are a power of two apart.

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

/// The number of rows and columns of a tile, a cache line or two.
template <class T>
constexpr std::size_t tile_edge = sizeof(T) >= 16 ? 8 : (sizeof(T) >= 8 ? 16 : 32);

/// A tile, transposed.
template <class T>
class turned_tile {
 public:
  template <class From>
  explicit turned_tile(const grid_layout<From>& from) {
    if (from.rows == edge && from.cols == edge) {
      take(from.data, edge, edge, from.stride);
    } else {
      take(from.data, from.rows, from.cols, from.stride);
    }
  }
  void put(const grid_layout<T>& to) const {
    for (std::size_t row = 0; row < to.rows; ++row) {
      T* const begin = to.at(row, 0);
      for (std::size_t col = 0; col < to.cols; ++col) {
        begin[col] = elements_[row * edge + col];
      }
    }
  }

 private:
  static constexpr std::size_t edge = tile_edge<T>;

  template <class From>
  [[gnu::always_inline]] void take(const From* data, std::size_t rows, std::size_t cols,
                                   std::size_t stride) {
    for (std::size_t row = 0; row < rows; ++row) {
      for (std::size_t col = 0; col < cols; ++col) {
        elements_[col * edge + row] = data[row * stride + col];
      }
    }
  }

  std::array<T, edge * edge> elements_;
};

/// Where the tiles of a grid are.
template <class Element>
struct tiling {
  grid_layout<Element> grid;
  std::size_t edge;

  [[nodiscard]] grid_layout<Element> tile(std::size_t row, std::size_t col) const noexcept {
    return grid.part(row * edge, col * edge, part_from(row * edge, edge, grid.rows),
                     part_from(col * edge, edge, grid.cols));
  }
};

template <class From, class To>
void transpose_tile(const grid_layout<From>& from, const grid_layout<To>& to) {
  if constexpr (std::is_same_v<std::remove_const_t<From>, To> && copies_to_scratch<To>) {
    turned_tile<To>(from).put(to);
  } else {
    for (std::size_t col = 0; col < from.cols; ++col) {
      for (std::size_t row = 0; row < from.rows; ++row) {
        store(*to.at(col, row), *from.at(row, col));
      }
    }
  }
}

/// Exchanges two tiles that lie opposite each other, transposed, or transposes one.
template <class T>
void exchange_tiles(const grid_layout<T>& low, const grid_layout<T>& high) {
  using std::swap;
  if constexpr (copies_to_scratch<T>) {
    const turned_tile<T> turned_low(low);
    if (low.data != high.data) {
      turned_tile<T>(high).put(low);
    }
    turned_low.put(high);
  } else {
    const bool same = low.data == high.data;
    for (std::size_t row = 0; row < low.rows; ++row) {
      for (std::size_t col = same ? row + 1 : 0; col < low.cols; ++col) {
        swap(*low.at(row, col), *high.at(col, row));
      }
    }
  }
}

/// The triangle of tiles (row, col) with row <= col < edge, laid out as a rectangle: each row of it
/// is one of the triangle and the rest of another one, so that they are equally long.
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
    const tiling<From> in{from, tile_edge<To>};
    const tiling<To> out{to, tile_edge<To>};
    // Tiles that follow each other write to the same rows.
    const std::size_t down = count_of_parts(from.rows, in.edge);
    const std::size_t tiles = down * count_of_parts(from.cols, in.edge);
    fork_range(in_units_of(in.edge * in.edge, how), tiles, [&](std::size_t begin, std::size_t end) {
      for (std::size_t i = begin; i < end; ++i) {
        transpose_tile(in.tile(i % down, i / down), out.tile(i / down, i % down));
      }
    });
  }

  template <class T>
  static void turn(const control& how, const grid_layout<T>& square) {
    const tiling<T> tiles{square, tile_edge<T>};
    const folded_triangle pairs{count_of_parts(square.rows, tiles.edge)};
    // SAFETY: each pair of opposite tiles is visited once, by one task.
    fork_range(in_units_of(tiles.edge * tiles.edge, how), pairs.size(),
               [&](std::size_t begin, std::size_t end) {
                 for (std::size_t i = begin; i < end; ++i) {
                   const auto [row, col] = pairs.at(i);
                   exchange_tiles(tiles.tile(row, col), tiles.tile(col, row));
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
/// swap, for each element. Span: O(log n). Extra memory: some KiB of stack for each task.
inline constexpr detail::with_options<detail::transpose_fn> transpose{};

}  // namespace lend::inline LEND_ABI
