#pragma once

#include <lend/algo/kernel/blocks.hpp>
#include <lend/algo/kernel/walk.hpp>
#include <lend/own/std_types.hpp>
#include <lend/own/type_name.hpp>
#include <lend/task/fork.hpp>
#include <lend/task/result.hpp>

#include <array>
#include <cstddef>
#include <tuple>
#include <type_traits>
#include <utility>

// A reduction is a tree over blocks whose shape depends on the number of elements and their types
// alone, so that the same bits come out for every width.

namespace lend::detail::inline LEND_ABI {

/// Operations of the standard library that may be regrouped and reordered on numbers; the order is
/// fixed all the same.
template <class Op>
constexpr bool is_std_arithmetic =
    starts_with_any(type_name<Op>(), "std::plus<", "std::multiplies<", "std::bit_and<",
                    "std::bit_or<", "std::bit_xor<");

template <class T, class Element, class Op>
constexpr bool has_lanes =
    is_std_arithmetic<Op> && std::conjunction_v<std::is_arithmetic<T>, std::is_arithmetic<Element>>;

/// Elements that one task reduces: many where they are known to be cheap.
constexpr std::size_t block_size(std::size_t count, std::size_t at_least) noexcept {
  constexpr std::size_t blocks = 512;
  const std::size_t even = (count + blocks - 1) / blocks;
  return even < at_least ? at_least : even;
}

/// The tree. `value_of(begin, end, failed)` is the value of a block; once failed, any.
template <class T, class Block, class Op>
class reducer {
 public:
  reducer(std::size_t block, const Block& value_of, const Op& op, std::size_t grain,
          failure& failed) noexcept
      : block_(block), value_of_(value_of), op_(op), grain_(grain), failed_(failed) {}

  /// Leaves the combination, in order, of the values of all blocks of [begin, end), which is not
  /// empty; nothing if it was skipped or has thrown.
  void reduce(std::size_t begin, std::size_t end, result_slot<T>& into) const noexcept {
    failed_.guard([&] {
      if (end - begin <= block_) {
        into.fill_by([&] { return value_of_(begin, end, failed_); });
      } else {
        reduce_halves(begin, end, into);
      }
    });
  }

 private:
  void reduce_halves(std::size_t begin, std::size_t end, result_slot<T>& into) const {
    const std::size_t half = (end - begin) / 2;
    result_slot<T> front;
    result_slot<T> back;
    auto reduce_front = [this, begin, half, to = &front] { reduce(begin, begin + half, *to); };
    auto reduce_back = [this, begin, half, end, to = &back] { reduce(begin + half, end, *to); };
    if (half >= grain_) {
      fork_join(reduce_front, reduce_back);
    } else {
      reduce_front();
      reduce_back();
    }
    if (!failed_.failed()) {
      into.fill_by([&] { return invoke(op_, front.take(), back.take()); });
    }
  }

  std::size_t block_;
  const Block& value_of_;
  const Op& op_;
  std::size_t grain_;
  failure& failed_;
};

template <class T, class Block, class Op>
T reduce_blocks(const control& how, std::size_t count, std::size_t block, T init,
                const Block& value_of, const Op& op) {
  if (count == 0) {
    return init;
  }
  auto total = [&]() -> T {
    failure failed(how.stop);
    result_slot<T> whole;
    reducer<T, Block, Op>(block, value_of, op, how.grain, failed).reduce(0, count, whole);
    failed.rethrow();
    return invoke(op, std::move(init), whole.take());
  };
  return result_through([&](auto& call) { inside_arena_of(how, call); }, total);
}

/// What was found as a `T`: numbers are converted without a warning, all else implicitly.
template <class T, class Found>
constexpr T as_value(Found&& found) {
  if constexpr (std::is_arithmetic_v<T>) {
    return static_cast<T>(found);
  } else {
    return std::forward<Found>(found);
  }
}

/// What `next(i)` gives for the i of a block, combined in order. Each may take long.
template <class T, class Op, class Next>
T fold(std::size_t begin, std::size_t end, const Op& op, failure& failed, const Next& next) {
  const std::size_t few = failed.can_stop() ? 16 : end - begin;
  T total = as_value<T>(next(begin));
  in_blocks(begin + 1, end, few, failed, [&](std::size_t from, std::size_t to) {
    for (std::size_t i = from; i < to; ++i) {
      total = invoke(op, std::move(total), next(i));
    }
    return true;
  });
  return total;
}

/// The initial value that an argument stands for.
template <class Init>
struct initial_value {
  using type = std::decay_t<Init>;
};
template <Transient Init>
struct initial_value<Init> : given_value<payload_t<Init>> {};

template <class Init>
using initial_value_t = typename initial_value<Init>::type;

template <class Init>
constexpr initial_value_t<Init> take_initial_value(Init&& init) {
  return std::move(carry(std::forward<Init>(init)).value);
}

/// Several sums side by side, which keep the units of the processor busy.
template <class T, class Element, class Op>
T reduce_lanes(const Element* data, std::size_t count, const Op& op) {
  constexpr std::size_t bytes = 128;
  constexpr std::size_t lanes = bytes / sizeof(T);
  if (count < 2 * lanes) {
    T total = static_cast<T>(data[0]);
    for (std::size_t i = 1; i < count; ++i) {
      total = op(total, static_cast<T>(data[i]));
    }
    return total;
  }
  std::array<T, lanes> sums;
  for (std::size_t lane = 0; lane < lanes; ++lane) {
    sums[lane] = static_cast<T>(data[lane]);
  }
  std::size_t i = lanes;
  for (; i + lanes <= count; i += lanes) {
    for (std::size_t lane = 0; lane < lanes; ++lane) {
      sums[lane] = op(sums[lane], static_cast<T>(data[i + lane]));
    }
  }
  for (std::size_t lane = 0; i + lane < count; ++lane) {
    sums[lane] = op(sums[lane], static_cast<T>(data[i + lane]));
  }
  for (std::size_t width = lanes / 2; width > 0; width /= 2) {
    for (std::size_t lane = 0; lane < width; ++lane) {
      sums[lane] = op(sums[lane], sums[lane + width]);
    }
  }
  return sums[0];
}

template <class Init>
constexpr misuse misuse_of_initial_value() {
  constexpr misuse found = misuse_of_argument<audience::one, Init>();
  if constexpr (found != misuse::none) {
    return found;
  } else {
    return std::is_void_v<initial_value_t<Init>> ? misuse::result_mismatch : misuse::none;
  }
}

/// Which rule forbids `Op` to combine values of type `T` with what is found, a `Found`.
template <class T, class Found, class Op>
constexpr misuse misuse_of_combining() {
  using both = type_list<T&&, T&&>;
  using one = type_list<T&&, Found>;
  constexpr misuse found = first_misuse(misuse_of_calling<audience::many, both, Op>(),
                                        misuse_of_calling<audience::many, one, Op>());
  if constexpr (found != misuse::none) {
    return found;
  } else if constexpr (!Owned<T>) {
    return misuse::owned_result;
  } else {
    return std::is_same_v<std::remove_cvref_t<call_result_t<audience::many, both, Op>>, T> &&
                   std::is_same_v<std::remove_cvref_t<call_result_t<audience::many, one, Op>>, T>
               ? misuse::none
               : misuse::result_mismatch;
  }
}

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

template <class A, class Init, class Op, class F, class... Args>
constexpr misuse misuse_of_transform_reduce() {
  constexpr misuse before =
      first_misuse(misuse_of_walk<access::read, A>(), misuse_of_initial_value<Init>());
  if constexpr (before != misuse::none) {
    return before;
  } else {
    using value = initial_value_t<Init>;
    using parts = typename bound_t<access::read, A>::arguments;
    constexpr misuse found = first_misuse(misuse_of_combining<value, value&&, Op>(),
                                          misuse_of_mapping<parts, F, Args...>());
    if constexpr (found != misuse::none) {
      return found;
    } else {
      using mapped = call_result_t<audience::many, parts, F, Args...>;
      return std::is_convertible_v<mapped, value> ? misuse::none : misuse::result_mismatch;
    }
  }
}

/// What an operation combines: the value with itself, or with an element.
template <class A, class Init>
struct reduced_by {
  using one =
      type_list<initial_value_t<Init>&&, typename element_cursor_t<access::read, A>::argument>;
  using both = type_list<initial_value_t<Init>&&, initial_value_t<Init>&&>;
};
template <class Init>
struct mapped_by {
  using both = type_list<initial_value_t<Init>&&, initial_value_t<Init>&&>;
  using one = both;
};

/// What is shown of an operation: that of both that does not fit.
template <misuse Found, class Op, class Combined>
struct shown_of_combining {
  using type = std::decay_t<Op>;
};
template <class Op, class Combined>
struct shown_of_combining<misuse::call_mismatch, Op, Combined> {
  static constexpr bool both_fit =
      misuse_of_calling<audience::many, typename Combined::both, Op>() == misuse::none;
  using type =
      shown_t<misuse::call_mismatch, audience::many,
              std::conditional_t<both_fit, typename Combined::one, typename Combined::both>, Op>;
};
template <misuse Found, class Op, class Combined>
using shown_of_combining_t = typename shown_of_combining<Found, Op, Combined>::type;

struct reduce_fn {
  template <class... Args>
  static constexpr void usage() {
    static_assert(never<Args...>,
                  "lend[call]: reduce takes a range, an initial value and an operation; write "
                  "reduce(v, init, op), as in reduce(v, 0, std::plus<>{})");
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
    using element = typename Cursor::value;
    constexpr bool lanes = has_lanes<T, element, Op>;
    constexpr std::size_t cheap = lanes ? 4096 : (std::is_arithmetic_v<T> ? 1024 : 1);
    auto* const data = elements.data;
    auto value_of = [&](std::size_t begin, std::size_t end, [[maybe_unused]] failure& failed) {
      if constexpr (lanes) {
        return reduce_lanes<T>(data + begin, end - begin, op);
      } else {
        return fold<T>(begin, end, op, failed,
                       [data](std::size_t i) -> decltype(auto) { return data[i]; });
      }
    };
    return reduce_blocks(how, elements.size(), block_size(elements.size(), cheap), std::move(init),
                         value_of, op);
  }
};

struct transform_reduce_fn {
  template <class... Args>
  static constexpr void usage() {
    static_assert(never<Args...>,
                  "lend[call]: transform_reduce takes a range, an initial value, an operation, a "
                  "callable and what that gets after each element; write transform_reduce(v, "
                  "init, op, f, args...)");
  }

  template <class A, class Init, class Op, class F, class... Args>
  auto operator()(const control& how, A&& range, Init&& init, Op&& op, F&& callable,
                  Args&&... args) const {
    constexpr misuse found = misuse_of_transform_reduce<A, Init, Op, F, Args...>();
    enforce<found, A, Init, shown_of_combining_t<found, Op, mapped_by<Init>>,
            shown_t<found, audience::many, parts_of<access::read, A>, F, Args...>, Args...>();
    if constexpr (found == misuse::none) {
      auto view = make_view(leaves(std::forward<A>(range)));
      const auto bound = bind_view<access::read>(view);
      using parts = typename bound_t<access::read, A>::arguments;
      check_walk(bound, argument_loan<Init>{init}, argument_loan<Op>{op},
                 argument_loan<F>{callable}, argument_loan<Args>{args}...);
      const auto call =
          make_ready<audience::many, parts>(std::forward<F>(callable), std::forward<Args>(args)...);
      return reduce_parts(how, bound, take_initial_value(std::forward<Init>(init)),
                          std::decay_t<Op>(std::forward<Op>(op)), call);
    } else {
      return refused_value<std::decay_t<Init>>();
    }
  }

 private:
  template <class... Cursors, class T, class Op, class Call>
  static T reduce_parts(const control& how, const bound_view<Cursors...>& view, T init,
                        const Op& op, const Call& call) {
    const std::size_t size = view.size();
    auto value_of = [&](std::size_t begin, std::size_t end, failure& failed) {
      return view.cursors.apply([&](const Cursors... cursors) {
        const loop_local<Call> local = call;
        return fold<T>(begin, end, op, failed,
                       [&](std::size_t i) { return as_value<T>(local(cursors.get(i)...)); });
      });
    };
    return reduce_blocks(how, size, block_size(size, 1), std::move(init), value_of, op);
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
/// in order; or with the parts of a view instead of v[i].
///
/// The result has the type of `init`, which is used exactly once, and `op` must return that type.
/// The same bits come out for every width. Throws size_error if zipped ranges differ in length and
/// overlap_error if loans overlap, before anything starts; else the first exception of op or f.
/// Work: n calls of each. Span: O(log n) plus the length of a block.
inline constexpr detail::with_options<detail::transform_reduce_fn> transform_reduce{};

}  // namespace lend::inline LEND_ABI
