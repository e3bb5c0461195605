#pragma once

#include <lend/algo/kernel/combining.hpp>
#include <lend/algo/kernel/interval.hpp>
#include <lend/algo/kernel/numbers.hpp>
#include <lend/algo/kernel/reduction.hpp>
#include <lend/algo/kernel/stage.hpp>
#include <lend/algo/kernel/walk.hpp>

#include <concepts>
#include <cstddef>
#include <type_traits>
#include <utility>

namespace lend::detail::inline LEND_ABI {

template <class A, class Init, class Op>
constexpr misuse misuse_of_reduce() {
  constexpr misuse before =
      first_misuse(misuse_of_elements<access::read, A>(), misuse_of_initial_value<Init>());
  if constexpr (before != misuse::none) {
    return before;
  } else {
    using element = typename element_cursor_t<access::read, A>::argument;
    using value = initial_value_t<Init>;
    constexpr misuse found = misuse_of_combining<value, element, Op>();
    return found == misuse::none && !std::is_convertible_v<element, value> ? misuse::result_mismatch
                                                                           : found;
  }
}

/// Which rule forbids to combine, by `Op`, what `F` makes of `Parts`.
template <class Parts, class Init, class Op, class F, class... Args>
constexpr misuse misuse_of_map_reduce() {
  constexpr misuse before = misuse_of_initial_value<Init>();
  if constexpr (before != misuse::none) {
    return before;
  } else {
    using value = initial_value_t<Init>;
    constexpr misuse found = first_misuse(misuse_of_combining<value, value&&, Op>(),
                                          misuse_of_mapping<Parts, F, Args...>());
    if constexpr (found != misuse::none) {
      return found;
    } else {
      using mapped = call_result_t<audience::many, Parts, F, Args...>;
      return std::is_convertible_v<mapped, value> ? misuse::none : misuse::result_mismatch;
    }
  }
}

template <class A, class Init, class Op, class F, class... Args>
constexpr misuse misuse_of_transform_reduce() {
  constexpr misuse before = misuse_of_walk<access::read, A>();
  if constexpr (before != misuse::none) {
    return before;
  } else {
    using parts = typename bound_t<access::read, A>::arguments;
    return misuse_of_map_reduce<parts, Init, Op, F, Args...>();
  }
}

/// What an operation combines: the value with itself, or with an element.
template <class A, class Init>
struct reduced_by {
  using one =
      type_list<initial_value_t<Init>&&, typename element_cursor_t<access::read, A>::argument>;
  using both = type_list<initial_value_t<Init>&&, initial_value_t<Init>&&>;
};

/// As the initial value of a pipeline: whether it is one, if it is named and not moved.
template <class Init>
constexpr bool can_be_initial_value() {
  constexpr misuse found = misuse_of_initial_value<Init>();
  return found == misuse::none || found == misuse::copy_argument;
}
/// A range and an operation on such ranges: an initial value, and no range of what that combines.
template <class... Args>
constexpr bool combines_ranges = false;
template <class Init, class Op>
constexpr bool combines_ranges<Init, Op> =
    std::is_same_v<plain<typename parameter<typename signature<std::decay_t<Op>>::type, 0>::type>,
                   std::decay_t<Init>> ||
    requires(const std::decay_t<Op>& op, const std::decay_t<Init>& init) {
      typename std::decay_t<Op>::is_transparent;
      { op(init, init) } -> std::convertible_to<std::decay_t<Init>>;
    };

struct reduce_fn {
  template <class... Args>
  static constexpr void usage() {
    if constexpr (combines_ranges<Args...>) {
      enforce<misuse::copy_initial, Args...>();
    } else {
      static_assert(never<Args...>,
                    "lend[call]: reduce takes a range, an initial value and an operation; write "
                    "reduce(v, init, op), as in reduce(v, 0, std::plus<>{})");
    }
  }

  template <class Init, class Op>
    requires(looks_callable<std::decay_t<Op>>() && misuse_of_source<Init>() != misuse::none &&
             can_be_initial_value<Init>())
  static constexpr decltype(auto) as_stage(Init&& init, Op&& op) {
    constexpr misuse found = misuse_of_initial_value<Init>() == misuse::none
                                 ? misuse_of_callable<Op, true>()
                                 : misuse::copy_initial;
    enforce<found, std::decay_t<Op>>();
    if constexpr (found == misuse::none) {
      return make_transient(reducing_stage<initial_value_t<Init>, std::decay_t<Op>>{
          {take_initial_value(std::forward<Init>(init))}, {std::forward<Op>(op)}});
    } else {
      return refused{};
    }
  }

  template <class A, class Init, class Op>
  auto operator()(const control& how, A&& range, Init&& init, Op&& op) const {
    constexpr misuse found = misuse_of_reduce<A, Init, Op>();
    enforce<found, A, Init, shown_of_combining_t<found, Op, reduced_by<A, Init>>>();
    if constexpr (found == misuse::none) {
      auto view = make_view(leaves(std::forward<A>(range)));
      const auto elements = bind_elements<access::read, A>(view);
      check_disjoint(elements, argument_loan<Init>{init}, argument_loan<Op>{op});
      return reduce_elements(how, elements, take_initial_value(std::forward<Init>(init)),
                             std::decay_t<Op>(std::forward<Op>(op)));
    } else if constexpr (found == misuse::lend_iterator) {
      return refused{};
    } else {
      return refused_value<std::decay_t<Init>>();
    }
  }

 private:
  template <class Cursor, class T, class Op>
  static T reduce_elements(const control& how, const Cursor& elements, T init, const Op& op) {
    constexpr bool lanes = has_lanes<T, Op> && std::is_arithmetic_v<typename Cursor::value>;
    constexpr std::size_t cheap = lanes ? 4096 : (std::is_arithmetic_v<T> ? 1024 : 1);
    auto* const data = elements.data;
    auto value_of = [&](std::size_t begin, std::size_t end, failure& failed) {
      if constexpr (std::is_arithmetic_v<T> && std::is_arithmetic_v<typename Cursor::value>) {
        return combine_numbers<T>(begin, end, op, failed,
                                  [data](std::size_t i) { return static_cast<T>(data[i]); });
      } else {
        return fold<T>(begin, end, op, failed,
                       [data](std::size_t i) -> decltype(auto) { return data[i]; });
      }
    };
    return reduce_blocks(how, elements.size(), block_size(elements.size(), cheap), std::move(init),
                         value_of, op);
  }
};

template <class Low, class High>
concept Indices =
    std::integral<std::remove_cvref_t<Low>> && std::integral<std::remove_cvref_t<High>>;

struct transform_reduce_fn {
  template <class... Args>
  static constexpr void usage() {
    static_assert(never<Args...>,
                  "lend[call]: transform_reduce takes a range, an initial value, an operation, a "
                  "callable and what that gets after each element; write transform_reduce(v, "
                  "init, op, f, args...)");
  }

  template <class A, class Init, class Op, class F, class... Args>
    requires(!Indices<A, Init>)
  auto operator()(const control& how, A&& range, Init&& init, Op&& op, F&& callable,
                  Args&&... args) const {
    constexpr misuse found = misuse_of_transform_reduce<A, Init, Op, F, Args...>();
    enforce<found, A, Init, shown_of_combining_t<found, Op, mapped_by<Init>>,
            shown_t<found, audience::many, parts_of<access::read, A>, F, Args...>, Args...>();
    if constexpr (found == misuse::none) {
      auto view = make_view(leaves(std::forward<A>(range)));
      const auto bound = bind_view<access::read>(view);
      using parts = typename bound_t<access::read, A>::arguments;
      const std::size_t size = bound.size();
      check_walk(bound, argument_loan<Init>{init}, argument_loan<Op>{op},
                 argument_loan<F>{callable}, argument_loan<Args>{args}...);
      const auto call =
          make_ready<audience::many, parts>(std::forward<F>(callable), std::forward<Args>(args)...);
      return reduce_parts(how, bound.cursors, size, take_initial_value(std::forward<Init>(init)),
                          std::decay_t<Op>(std::forward<Op>(op)), call);
    } else {
      return refused_value<std::decay_t<Init>>();
    }
  }

  template <std::integral Low, std::integral High, class Init, class Op, class F, class... Args>
  auto operator()(const control& how, Low low, High high, Init&& init, Op&& op, F&& callable,
                  Args&&... args) const {
    using parts = type_list<index_between<Low, High>>;
    constexpr misuse found = misuse_of_map_reduce<parts, Init, Op, F, Args...>();
    enforce<found, Init, shown_of_combining_t<found, Op, mapped_by<Init>>,
            shown_t<found, audience::many, parts, F, Args...>, Args...>();
    if constexpr (found == misuse::none) {
      check_disjoint<3>(argument_loan<Init>{init}, argument_loan<Op>{op},
                        argument_loan<F>{callable}, argument_loan<Args>{args}...);
      const auto call =
          make_ready<audience::many, parts>(std::forward<F>(callable), std::forward<Args>(args)...);
      const auto indices = interval_of(low, high);
      return reduce_parts(how, make_pack(indices), indices.size(),
                          take_initial_value(std::forward<Init>(init)),
                          std::decay_t<Op>(std::forward<Op>(op)), call);
    } else {
      return refused_value<std::decay_t<Init>>();
    }
  }

 private:
  template <class I, class... Cursors, class T, class Op, class Call>
  static T reduce_parts(const control& how, const pack_of<I, Cursors...>& parts, std::size_t size,
                        T init, const Op& op, const Call& call) {
    return reduce_found(how, size, std::move(init), op, [&](const auto& use) {
      return parts.apply([&](const Cursors... cursors) {
        const loop_local<Call> local = call;
        return use([&](std::size_t i) { return as_value<T>(local(cursors.get(i)...)); });
      });
    });
  }
};

}  // namespace lend::detail::inline LEND_ABI

namespace lend::inline LEND_ABI {

/// op(init, v[0], v[1], ...), with `op` associative and its operands kept in order, except that
/// sums and products of numbers with std::plus and its like are also reordered, always in the same
/// way.
///
/// The result has the type of `init`, which is used exactly once, and `op` must return that type.
/// The same bits come out for every width. Throws the first exception of op. Work: n calls. Span:
/// O(log n) plus the length of a block.
inline constexpr detail::with_options<detail::reduce_fn> reduce{};

/// op(init, f(v[0], args...), f(v[1], args...), ...), with `op` associative and its operands kept
/// in order, but for those of std on numbers, as in reduce; or with the parts of a view instead of
/// v[i]. `transform_reduce(low, high, init, op, f, args...)` does so with the indices of [low,
/// high), which have the type that both bounds have in common.
///
/// The result has the type of `init`, which is used exactly once, and `op` must return that type.
/// The same bits come out for every width. Throws size_error if zipped ranges differ in length
/// or a bound does not fit its type, and overlap_error if loans overlap, before anything starts;
/// else the first exception of op or f. Work: n calls of each. Span: O(log n) plus the length of a
/// block.
inline constexpr detail::with_options<detail::transform_reduce_fn> transform_reduce{};

}  // namespace lend::inline LEND_ABI
