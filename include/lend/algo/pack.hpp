#pragma once

#include <lend/algo/kernel/new_vector.hpp>
#include <lend/algo/kernel/selecting.hpp>
#include <lend/algo/kernel/stage.hpp>
#include <lend/algo/kernel/verdict.hpp>
#include <lend/own/heap_array.hpp>

#include <cstddef>
#include <type_traits>
#include <utility>
#include <vector>

namespace lend::detail::inline LEND_ABI {

template <class A, class P, class... Args>
constexpr misuse misuse_of_packing() {
  if constexpr (misuse_of_elements<access::read, A>() != misuse::none) {
    return misuse_of_elements<access::read, A>();
  } else {
    return misuse_of_verdict<type_list<read_element<access::read, A>>, P, Args...>();
  }
}

/// Which rule forbids to make a vector of copies of `T`s.
template <class T>
constexpr misuse misuse_of_copies() {
  constexpr misuse found = misuse_of_result<T, true>();
  if constexpr (found != misuse::none) {
    return found;
  } else {
    return std::is_copy_constructible_v<T> ? misuse::none : misuse::copy_deleted;
  }
}

template <class A, class P, class... Args>
constexpr misuse misuse_of_copy_if() {
  constexpr misuse found = misuse_of_packing<A, P, Args...>();
  if constexpr (found != misuse::none) {
    return found;
  } else {
    return misuse_of_copies<element_value_t<access::read, A>>();
  }
}

/// What seem to be the elements of a range in a call that is refused.
template <class Range>
struct seeming_value {
  using type = refused;
};
template <class Range>
  requires requires { typename Range::value_type; }
struct seeming_value<Range> {
  using type = typename Range::value_type;
};
template <class A>
using seeming_value_t = typename seeming_value<std::remove_cvref_t<A>>::type;

/// Names the elements and the predicate, and calls `Packer::pack(how, data, selection)`, which
/// makes a vector.
template <class Packer>
struct pack_entry {
  template <class A, class... Args>
    requires(misuse_of_elements<access::read, A>() == misuse::none)
  static auto named(type_list<A>, type_list<Args...>)
      -> by_name<audience::many, bool, type_list<read_element<access::read, A>>,
                 type_list<carrier_t<Args>...>>;

  template <class A, class P, class... Args>
  auto operator()(const control& how, A&& range, P&& predicate, Args&&... args) const {
    constexpr misuse found = Packer::template misuse_of<A, P, Args...>();
    enforce<found, A, shown_t<found, audience::many, one_element_of<access::read, A>, P, Args...>,
            Args...>();
    if constexpr (found == misuse::none) {
      using parts = type_list<read_element<access::read, A>>;
      auto view = make_view(leaves(std::forward<A>(range)));
      const auto elements = bind_elements<access::read, A>(view);
      check_disjoint(elements, argument_loan<P>{predicate}, argument_loan<Args>{args}...);
      const auto call = make_ready<audience::many, parts>(std::forward<P>(predicate),
                                                          std::forward<Args>(args)...);
      auto pack = [&] {
        const control here = how.part(how.grain);
        const selection chosen = select_if<true>(here, elements.data, elements.size(), call);
        return Packer::pack(over_blocks(how), elements.data, chosen);
      };
      return elements.size() <= selection::block && how.arena == nullptr
                 ? pack()
                 : result_through([&](auto& work) { inside_arena_of(how, work); }, pack);
    } else {
      return refused_value<typename Packer::template seeming<A>>();
    }
  }
};

struct copy_packer {
  template <class A>
  using seeming = std::vector<seeming_value_t<A>>;

  template <class A, class P, class... Args>
  static constexpr misuse misuse_of() {
    return misuse_of_copy_if<A, P, Args...>();
  }
  template <class Element>
  static auto pack(const control& how, Element* data, const selection& chosen) {
    using value = std::remove_const_t<Element>;
    return make_vector<value>(
        how, chosen.size(), chosen.number_of_blocks(),
        [&](std::size_t at) { return chosen.before(at); },
        [&, data](std::size_t at, const auto& put) {
          chosen.put_chosen<is_put_cheaply<value>>(
              at, [data](std::size_t from) -> const value& { return data[from]; }, put,
              reading_behind(data));
        });
  }
};

struct index_packer {
  template <class A>
  using seeming = std::vector<std::size_t>;

  template <class A, class P, class... Args>
  static constexpr misuse misuse_of() {
    return misuse_of_packing<A, P, Args...>();
  }
  template <class Element>
  static std::vector<std::size_t> pack(const control& how, Element*, const selection& chosen) {
    return make_vector<std::size_t>(
        how, chosen.size(), chosen.number_of_blocks(),
        [&](std::size_t at) { return chosen.before(at); },
        [&](std::size_t at, const auto& put) {
          chosen.put_chosen<true>(
              at, [](std::size_t from) { return from; }, put, [](std::size_t) {});
        });
  }
};

/// What the elements of the elements of a range are.
template <class A>
constexpr auto inner_value() {
  using outer = const element_value_t<access::read, A>;
  if constexpr (LendableRange<outer>) {
    return std::type_identity<lent_value_t<outer>>{};
  } else {
    return std::type_identity<void>{};
  }
}

template <class A>
constexpr misuse misuse_of_flatten() {
  if constexpr (misuse_of_elements<access::read, A>() != misuse::none) {
    return misuse_of_elements<access::read, A>();
  } else {
    using value = typename decltype(inner_value<A>())::type;
    if constexpr (std::is_void_v<value>) {
      return misuse::lend_not_range;
    } else {
      return misuse_of_copies<value>();
    }
  }
}

struct flatten_fn {
  using bare_stage = flattening_stage;

  template <class A>
  auto operator()(const control& how, A&& ranges) const {
    constexpr misuse found = misuse_of_flatten<A>();
    enforce<found, A>();
    if constexpr (found == misuse::none) {
      using value = typename decltype(inner_value<A>())::type;
      auto view = make_view(leaves(std::forward<A>(ranges)));
      const auto elements = bind_elements<access::read, A>(view);
      auto join = [&] { return join_ranges<value>(how, elements.data, elements.size()); };
      return result_through([&](auto& work) { inside_arena_of(how, work); }, join);
    } else {
      return refused_value<std::vector<seeming_value_t<seeming_value_t<A>>>>();
    }
  }

 private:
  static constexpr std::size_t block = 4096;

  template <class T, class Range>
  static std::vector<T> join_ranges(const control& how, const Range* ranges, std::size_t count) {
    // Where each range ends.
    const auto ends = heap_array<std::size_t>::to_be_filled(count);
    std::size_t total = 0;
    for (std::size_t i = 0; i < count; ++i) {
      total += range_size(ranges[i]);
      ends[i] = total;
    }
    const auto fill = [&, all_ends = ends.get()](std::size_t at, const auto& put) {
      std::size_t to = at * block;
      const std::size_t end = to + at_most(block, total - to);
      std::size_t in = first_above(all_ends, count, to);
      std::size_t from = to - (in == 0 ? 0 : all_ends[in - 1]);
      for (; to < end; ++in, from = 0) {
        const auto* const data = range_data(ranges[in]);
        const std::size_t part_end = at_most(end, all_ends[in]);
        for (; to < part_end; ++to, ++from) {
          put(to, data[from]);
        }
      }
    };
    const control here = how.part(how.grain / block);
    return make_vector<T>(
        here, total, total / block + (total % block != 0),
        [](std::size_t at) { return at * block; }, fill);
  }
};

}  // namespace lend::detail::inline LEND_ABI

namespace lend::inline LEND_ABI {

/// A std::vector of copies of the elements for which `p(element, args...)` holds, in their order.
///
/// p is called once for each element. Throws overlap_error if loans overlap, before anything
/// starts, else the first exception of p or of a copy, or std::bad_alloc. Work: n calls. Span:
/// O(log n) plus the longest call plus O(n / 4096); the vector is filled with zeros, or with
/// elements that were copied elsewhere, by one thread before it is returned. Extra memory: a byte
/// an element; where these are not trivially copyable, another copy of the result.
inline constexpr detail::with_options<detail::pack_entry<detail::copy_packer>> copy_if{};

/// A std::vector of the indices of the elements for which `p(element, args...)` holds, ascending;
/// by the rules of copy_if.
inline constexpr detail::with_options<detail::pack_entry<detail::index_packer>> pack_index{};

/// A std::vector of copies of all elements of the elements of a range, which are contiguous ranges:
/// of all numbers in a vector of vectors, say, in their order.
///
/// Throws the first exception of a copy, or std::bad_alloc. Work: the number of ranges plus that of
/// copies. Span: O(m) for m ranges, plus what is said of vectors at copy_if. Extra memory: m sizes,
/// and where elements are not trivially copyable, another copy of the result.
inline constexpr detail::with_options<detail::flatten_fn> flatten{};

}  // namespace lend::inline LEND_ABI
