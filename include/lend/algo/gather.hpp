#pragma once

#include <lend/algo/kernel/rearrange.hpp>
#include <lend/algo/kernel/search.hpp>
#include <lend/own/scatter.hpp>
#include <lend/task/loop.hpp>

#include <cstddef>
#include <type_traits>
#include <utility>

namespace lend::detail::inline LEND_ABI {

/// Whether all indices of [begin, end) are below `bound`, in a loop that compilers make vector code
/// of, where they have no comparison of such numbers.
template <class Index>
bool are_inside(const Index* indices, std::size_t begin, std::size_t end,
                std::size_t bound) noexcept {
  constexpr std::size_t sign = ~(static_cast<std::size_t>(-1) >> 1U);
  if (bound == 0 || bound >= sign) {
    return begin == end;
  }
  const auto signs_of = [=](std::size_t i) {
    const std::size_t at = as_position(indices[i]);
    return at | (bound - 1 - at);
  };
  // Two sums, for each waits for the one before it.
  const std::size_t half = (end - begin) / 2;
  std::size_t all = end - begin == 2 * half ? 0 : signs_of(end - 1);
  std::size_t others = 0;
  for (std::size_t i = begin; i < begin + half; ++i) {
    all |= signs_of(i);
    others |= signs_of(i + half);
  }
  all |= others;
  return (all & sign) == 0;
}

/// Throws bounds_error for the first index that lies outside.
template <class Elements, class Indices>
void check_gathered(const control& how, const scatter_cursor<Elements, Indices>& chosen) {
  const auto* const indices = chosen.indices.data;
  const std::size_t count = chosen.size();
  const std::size_t bound = chosen.elements.size();
  if (is_short_move<>(how, count) && are_inside(indices, 0, count, bound)) {
    return;
  }
  const std::size_t outside =
      search(how, count, [&](std::size_t begin, std::size_t end, first_event& first) noexcept {
        if (!are_inside(indices, begin, end, bound)) {
          search_one_by_one(begin, end, first,
                            [=](std::size_t i) { return as_position(indices[i]) >= bound; });
        }
      });
  if (outside < count) {
    throw_index_outside(outside, shown_position(indices[outside]), bound);
  }
}
template <class Elements, class Indices>
void check_gathered(const control& /*how*/,
                    const unique_scatter_cursor<Elements, Indices>& chosen) {
  chosen.check();
}

struct gather_fn {
  template <class A, class Indices, class Out>
  auto operator()(const control& how, A&& range, Indices&& indices, Out&& out) const {
    constexpr misuse found = misuse_of_gather<A, Indices, Out>();
    enforce<found, A, Indices, Out>();
    if constexpr (found == misuse::none) {
      auto view = make_view(leaves(std::forward<A>(range)));
      auto index_view = make_view(leaves(std::forward<Indices>(indices)));
      auto out_view = make_view(leaves(std::forward<Out>(out)));
      const auto chosen = make_scatter_cursor(bind_elements<access::read, A>(view),
                                              bind_elements<access::read, Indices>(index_view),
                                              index_view.leaves.value);
      const auto written = bind_elements<access::write, Out>(out_view);
      if (chosen.size() != written.size()) {
        throw_size(chosen.size(), written.size());
      }
      check_disjoint(chosen, written);
      check_gathered(how, chosen);
      const auto gather_some = [&](std::size_t begin, std::size_t end) {
        const auto from = chosen;
        const auto to = written;
        for (std::size_t i = begin; i < end; ++i) {
          store(to.data[i], from.get(i));
        }
      };
      if (chosen.elements.size() <= in_cache) {
        fork_moves<element_value_t<access::read, A>, element_value_t<access::write, Out>>(
            how, written.size(), gather_some);
      } else {
        fork_range(how, written.size(), gather_some);
      }
    } else {
      return refused{};
    }
  }

 private:
  /// Numbers among which an access waits for no memory.
  static constexpr std::size_t in_cache = std::size_t{1} << 16U;

  template <class A, class Indices, class Out>
  static constexpr misuse misuse_of_gather() {
    constexpr misuse found = first_misuse(misuse_of_elements<access::read, A>(),
                                          misuse_of_positions<Indices>(), misuse_of_output<Out>());
    if constexpr (found != misuse::none) {
      return found;
    } else {
      return misuse_of_assigning<element_value_t<access::write, Out>,
                                 element_value_t<access::read, A>>;
    }
  }
};

}  // namespace lend::detail::inline LEND_ABI

namespace lend::inline LEND_ABI {

/// out[i] = v[indices[i]]: `gather(v, indices, out)`. An index may be repeated.
///
/// `indices` is a range of integers, or unique_indices, whose bound was checked before. Throws
/// size_error if it has another length than `out`, overlap_error if loans overlap and bounds_error
/// for the first index that lies outside of `v`, all before anything is written; else what an
/// assignment throws, or cancelled. Work: n assignments. Span: O(log² n).
inline constexpr detail::with_options<detail::gather_fn> gather{};

}  // namespace lend::inline LEND_ABI
