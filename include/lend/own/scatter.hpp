#pragma once

#include <lend/own/positions.hpp>
#include <lend/own/unique_indices.hpp>

#include <cstddef>
#include <tuple>
#include <type_traits>
#include <utility>

namespace lend::detail::inline LEND_ABI {

/// The elements of `base` that `indices` name.
template <class Base, class Indices>
struct scatter_leaf {
  Base base;
  Indices indices;
};

/// Elements at indices that are checked when a call takes them.
template <class Elements, class Indices>
struct scatter_cursor {
  using value = typename Elements::value;
  using argument = typename Elements::argument;
  static constexpr bool sized = true;

  Elements elements;
  Indices indices;

  [[nodiscard]] constexpr std::size_t size() const noexcept { return indices.count; }
  // SAFETY: check() found that the indices lie within the elements, and that they differ if the
  // elements are lent exclusively; both are lent until the call ends.
  constexpr argument get(std::size_t index) const noexcept {
    return elements.get(as_position(indices.data[index]));
  }

  void check() const {
    if constexpr (is_exclusive(how_entered<Elements>)) {
      check_unique_indices(indices.data, indices.count, elements.count);
    } else {
      check_indices(indices.data, indices.count, elements.count);
    }
  }
};

/// Elements at indices that were checked before.
template <class Elements, class Indices>
struct unique_scatter_cursor : scatter_cursor<Elements, Indices> {
  std::size_t bound;

  void check() const {
    if (this->size() != 0 && bound > this->elements.count) [[unlikely]] {
      throw_bound_outside(bound, this->elements.count);
    }
  }
};

template <class Elements, class Indices>
constexpr entered how_entered<scatter_cursor<Elements, Indices>> =
    strongest(how_entered<Elements>, how_entered<Indices>);
template <class Elements, class Indices>
constexpr entered how_entered<unique_scatter_cursor<Elements, Indices>> =
    how_entered<scatter_cursor<Elements, Indices>>;

template <class Elements, class Indices>
constexpr bool compares_within<scatter_cursor<Elements, Indices>> = true;
template <class Elements, class Indices>
constexpr bool compares_within<unique_scatter_cursor<Elements, Indices>> = true;

template <class Elements, class Indices, class Use>
void visit_footprints(const scatter_cursor<Elements, Indices>& cursor, Use&& use) {
  visit_footprints(cursor.elements, use);
  visit_footprints(cursor.indices, use);
}

template <class Elements, class Indices, class Leaf>
constexpr auto make_scatter_cursor(const Elements& elements, const Indices& indices,
                                   const Leaf& /*leaf*/) {
  return scatter_cursor<Elements, Indices>{elements, indices};
}
template <class Elements, class Indices, template <class> class Leaf, class X>
  requires is_unique_indices<std::remove_const_t<X>>
constexpr auto make_scatter_cursor(const Elements& elements, const Indices& indices,
                                   const Leaf<X>& leaf) {
  return unique_scatter_cursor<Elements, Indices>{{elements, indices}, leaf.range->bound()};
}

template <access Access, class Base, class Indices>
constexpr auto bind_leaf(scatter_leaf<Base, Indices>& leaf) {
  return make_scatter_cursor(bind_leaf<Access>(leaf.base), bind_leaf<access::read>(leaf.indices),
                             leaf.indices);
}

struct scatter_fn {
  template <class... Args>
  static constexpr void usage() {
    static_assert(never<Args...>,
                  "lend[call]: scatter takes a range and the indices of its elements; write "
                  "scatter(v, indices)");
  }

  template <class A, class Indices>
  constexpr decltype(auto) operator()(A&& range LEND_LIFETIMEBOUND,
                                      Indices&& indices LEND_LIFETIMEBOUND) const {
    constexpr misuse found =
        first_misuse(misuse_of_single_range<A>(), misuse_of_positions<Indices>());
    enforce<found, A, Indices>();
    if constexpr (found == misuse::none) {
      return make(std::get<0>(leaves(std::forward<A>(range))),
                  std::get<0>(leaves(std::forward<Indices>(indices))));
    } else {
      return refused{};
    }
  }

 private:
  template <class Base, class Indices>
  static constexpr decltype(auto) make(Base base, Indices indices) {
    using leaf = scatter_leaf<Base, Indices>;
    return make_transient(
        view_of<leaf>{std::tuple<leaf>{leaf{std::move(base), std::move(indices)}}});
  }
};

}  // namespace lend::detail::inline LEND_ABI

namespace lend::inline LEND_ABI {

/// The elements v[indices[0]], v[indices[1]], ..., in this order, of a range `v`: exclusively where
/// the call writes, shared where it reads. Of what is lent shared (a const range, `shared(v)`, the
/// input of transform) an index may be repeated, which makes a gather.
///
/// `indices` is a range of integers, which is lent shared. The call that takes the view throws,
/// before anything starts, bounds_error if an index lies outside of `v`, and overlap_error if one
/// is repeated or if the indices lie within what is written. It finds out on the calling thread, in
/// linear time, and unless the indices rise with one bit of memory for each element of `v` between
/// the lowest and the highest of them, so that it may also throw std::bad_alloc. With
/// `unique_indices` that was done before, and only their bound is compared with the size of `v`.
inline constexpr detail::explained<detail::scatter_fn> scatter{};

}  // namespace lend::inline LEND_ABI
