#pragma once

#include <lend/own/footprint.hpp>
#include <lend/own/pack.hpp>
#include <lend/own/split.hpp>

#include <cstddef>
#include <type_traits>
#include <utility>

// A leaf becomes a cursor when a call takes it: now it is known whether it is read or written, and
// where its elements are.

namespace lend::detail::inline LEND_ABI {

enum class access : unsigned char { read, write };

/// Elements of a range, `Element` const if they are shared and not Concurrent.
template <class Element, entered How>
struct element_cursor {
  using value = std::remove_const_t<Element>;
  using argument = Element&;
  static constexpr bool sized = true;

  Element* data;
  std::size_t count;

  [[nodiscard]] constexpr std::size_t size() const noexcept { return count; }
  constexpr argument get(std::size_t index) const noexcept { return data[index]; }
};

/// The slice that a cursor over elements covers, or a part of it.
// SAFETY: the cursor was bound to what the caller lends; callers cut it into parts that do not
// meet.
template <class Element, entered How>
constexpr auto slice_of(const element_cursor<Element, How>& cursor, std::size_t begin,
                        std::size_t end) {
  using value = std::remove_const_t<Element>;
  if constexpr (is_exclusive(How)) {
    return slice_access::exclusive<value>(cursor.data + begin, end - begin);
  } else {
    return slice_access::shared<value>(cursor.data + begin, end - begin);
  }
}

template <class Cursor>
using slice_of_t = decltype(slice_of(std::declval<const Cursor&>(), 0, 0));

/// Slices of `length` elements.
template <class Element, entered How>
struct chunk_cursor {
  using value = std::remove_const_t<Element>;
  using argument = std::conditional_t<is_exclusive(How), slice_mut<value>, slice<value>>;
  static constexpr bool sized = true;

  element_cursor<Element, How> base;
  std::size_t length;

  [[nodiscard]] constexpr std::size_t size() const noexcept {
    return base.count / length + (base.count % length != 0);
  }
  // SAFETY: parts with different indices are disjoint, and each index is visited once.
  constexpr argument get(std::size_t index) const noexcept {
    const std::size_t begin = index * length;
    const std::size_t left = base.count - begin;
    return slice_of(base, begin, begin + (left < length ? left : length));
  }
};

struct index_cursor {
  using value = std::size_t;
  using argument = std::size_t;
  static constexpr bool sized = false;

  static constexpr argument get(std::size_t index) noexcept { return index; }
};

/// Parts that lie beside each other in rows, `across()` in each.
template <class Cursor>
concept Tiled = requires(const Cursor& cursor) { cursor.across(); };

/// The row or the column of such a part.
struct tile_row_cursor : index_cursor {
  std::size_t across = 1;

  [[nodiscard]] constexpr std::size_t get(std::size_t index) const noexcept {
    return index / across;
  }
};
struct tile_column_cursor : index_cursor {
  std::size_t across = 1;

  [[nodiscard]] constexpr std::size_t get(std::size_t index) const noexcept {
    return index % across;
  }
};

template <class Element, entered How>
constexpr entered how_entered<element_cursor<Element, How>> = How;
template <class Element, entered How>
constexpr entered how_entered<chunk_cursor<Element, How>> = How;

template <class Element, entered How, class Use>
void visit_footprints(const element_cursor<Element, How>& cursor, Use&& use) {
  use(footprint<std::remove_const_t<Element>>{cursor.data, cursor.count}, How);
}
template <class Element, entered How, class Use>
void visit_footprints(const chunk_cursor<Element, How>& cursor, Use&& use) {
  visit_footprints(cursor.base, use);
}

template <access Access, class Range>
constexpr bool is_lent_exclusively = Access == access::write && !lent_elements<Range>::is_const;

/// How the elements of `Range` are lent to a call that reads or writes them.
template <access Access, class Range, bool Held>
constexpr entered lent_how =
    Held ? (is_lent_exclusively<Access, Range> ? entered::held_exclusive : entered::held_shared)
         : made_by(is_lent_exclusively<Access, Range>, HeldLoan<std::remove_const_t<Range>>);

template <class Range>
using stored_element = std::remove_pointer_t<decltype(range_data(std::declval<Range&>()))>;

/// As what such a call reaches them.
template <access Access, class Range>
using lent_element = std::conditional_t<
    is_lent_exclusively<Access, Range>, lent_value_t<Range>,
    std::conditional_t<std::is_const_v<stored_element<Range>>, const lent_value_t<Range>,
                       shared_access<lent_value_t<Range>>>>;

template <access Access, class Range, bool Held>
constexpr auto bind_range(Range& range) {
  auto* const data = range_data(range);
  return element_cursor<lent_element<Access, Range>, lent_how<Access, Range, Held>>{
      data, range_size(range)};
}

template <access Access, class Range>
constexpr auto bind_leaf(const range_leaf<Range>& leaf) {
  return bind_range<Access, Range, false>(*leaf.range);
}
template <access Access, class Range>
constexpr auto bind_leaf(const shared_leaf<Range>& leaf) {
  return bind_range<access::read, Range, false>(*leaf.range);
}
template <access Access, class Slice>
constexpr auto bind_leaf(held_leaf<Slice>& leaf) {
  return bind_range<Access, Slice, true>(leaf.range);
}
template <access Access, class Leaf>
constexpr auto bind_leaf(chunk_leaf<Leaf>& leaf) {
  const auto base = bind_leaf<Access>(leaf.base);
  return make_chunk_cursor(base, leaf.length);
}
template <access Access>
constexpr index_cursor bind_leaf(index_leaf&) {
  return {};
}
template <access Access>
constexpr tile_row_cursor bind_leaf(tile_row_leaf&) {
  return {};
}
template <access Access>
constexpr tile_column_cursor bind_leaf(tile_column_leaf&) {
  return {};
}

template <class Element, entered How>
constexpr chunk_cursor<Element, How> make_chunk_cursor(const element_cursor<Element, How>& base,
                                                       std::size_t length) {
  return {base, length};
}

template <class Cursor>
constexpr misuse misuse_of_cursor() {
  if constexpr (!Cursor::sized) {
    return misuse::none;
  } else if constexpr (is_exclusive(how_entered<Cursor>)) {
    return Send<typename Cursor::value> ? misuse::none : misuse::send_argument;
  } else {
    return Sync<typename Cursor::value> ? misuse::none : misuse::sync_argument;
  }
}

/// Cursors that are walked together.
template <class... Cursors>
struct bound_view {
  using arguments = type_list<typename Cursors::argument...>;
  static constexpr misuse found = first_misuse(misuse_of_cursor<Cursors>()...);

  pack<Cursors...> cursors;

  /// The number of elements of each. Throws size_error if they differ.
  [[nodiscard]] constexpr std::size_t size() const {
    std::size_t common = not_countable;
    cursors.apply([&](const Cursors&... each) { (agree(common, each), ...); });
    return common;
  }
  /// Throws size_error as size() does, and what the parts that a cursor gives are not fit for.
  constexpr void check() const {
    static_cast<void>(size());
    cursors.apply([](const Cursors&... each) { (check_parts(each), ...); });
  }

 private:
  template <class Cursor>
  static constexpr void check_parts(const Cursor& cursor) {
    if constexpr (requires { cursor.check(); }) {
      cursor.check();
    }
  }
  template <class Cursor>
  static constexpr void agree(std::size_t& common, const Cursor& cursor) {
    if constexpr (Cursor::sized) {
      const std::size_t size = cursor.size();
      if (common != not_countable && common != size) {
        throw_size(common, size);
      }
      common = size;
    }
  }
};

template <class Cursor>
constexpr void agree_on_tiles(std::size_t& common, const Cursor& cursor) {
  if constexpr (Tiled<Cursor>) {
    const std::size_t across = cursor.across();
    if (common != not_countable && common != across) {
      throw_tiles(common, across);
    }
    common = across;
  }
}

template <class Cursor>
constexpr void place_tiles([[maybe_unused]] Cursor& cursor, std::size_t across) {
  if constexpr (requires { cursor.across = across; }) {
    cursor.across = across;
  }
}

/// Throws size_error if tiles do not lie in rows of the same length.
template <class... Cursors>
constexpr bound_view<Cursors...> bind_together(Cursors... cursors) {
  if constexpr ((Tiled<Cursors> || ...)) {
    std::size_t across = not_countable;
    (agree_on_tiles(across, cursors), ...);
    (place_tiles(cursors, across), ...);
  }
  return {{{cursors}...}};
}

template <access Access, class... Leaves>
constexpr auto bind_view(view_of<Leaves...>& view) {
  return view.leaves.apply(
      [](Leaves&... leaves) { return bind_together(bind_leaf<Access>(leaves)...); });
}

}  // namespace lend::detail::inline LEND_ABI
