#pragma once

#include <lend/algo/kernel/stage.hpp>
#include <lend/algo/kernel/walk.hpp>
#include <lend/own/std_types.hpp>
#include <lend/own/type_name.hpp>

#include <cstddef>
#include <type_traits>
#include <utility>

namespace lend::detail::inline LEND_ABI {

/// Which rule forbids to assign what `F` gives for `Parts` to the elements of `Out`.
template <class Out, class Parts, class F, class... Args>
constexpr misuse misuse_of_map() {
  if constexpr (misuse_of_output<Out>() != misuse::none) {
    return misuse_of_output<Out>();
  } else {
    constexpr misuse found = misuse_of_mapping<Parts, F, Args...>();
    if constexpr (found != misuse::none) {
      return found;
    } else {
      using value = element_value_t<access::write, Out>;
      return std::is_assignable_v<value&, call_result_t<audience::many, Parts, F, Args...>>
                 ? misuse::none
                 : misuse::result_mismatch;
    }
  }
}

template <class In, class Out, class F, class... Args>
constexpr misuse misuse_of_transform() {
  if constexpr (misuse_of_walk<access::read, In>() != misuse::none) {
    return misuse_of_walk<access::read, In>();
  } else {
    using bound = bound_t<access::read, In>;
    return misuse_of_map<Out, typename bound::arguments, F, Args...>();
  }
}

/// to = what `from` gives; numbers are converted without a warning.
template <class To, class From>
constexpr void assign(To& to, From&& from) {
  if constexpr (std::is_arithmetic_v<To>) {
    to = static_cast<To>(from);
  } else {
    to = std::forward<From>(from);
  }
}

/// Operations of the standard library that take no time on numbers.
template <class F>
constexpr bool is_std_operation =
    starts_with_any(type_name<F>(), "std::plus<", "std::minus<", "std::multiplies<",
                    "std::divides<", "std::modulus<", "std::negate<", "std::bit_and<",
                    "std::bit_or<", "std::bit_xor<", "std::bit_not<");

/// Fills `out` with what `call`, which calls an `F`, gives for the parts at the same index.
template <class F, class Output, class Call, class Indices, class... Cursors>
void map(const control& how, const Output& out, const Call& call,
         const pack_of<Indices, Cursors...>& in) {
  const auto map_some = [&](std::size_t begin, std::size_t end) {
    in.apply([&](const Cursors... cursors) {
      const auto to = out;
      const loop_local<Call> local = call;
      for (std::size_t i = begin; i < end; ++i) {
        assign(to.data[i], local(cursors.get(i)...));
      }
    });
  };
  if constexpr (is_std_operation<F>) {
    using result = std::remove_cvref_t<decltype(call(std::declval<const Cursors&>().get(0)...))>;
    fork_moves<typename Output::value, result, std::remove_cvref_t<typename Cursors::argument>...>(
        how, out.size(), map_some);
  } else {
    fork_range(how, out.size(), map_some);
  }
}

/// What is assigned to the elements of `Out` where the callable cannot be deduced.
template <class Out, class Parts, class... Args>
using named_map_t = by_name<audience::many, element_value_t<access::write, Out>, Parts,
                            type_list<carrier_t<Args>...>>;

struct tabulate_fn {
  template <class... Args>
  static constexpr void usage() {
    static_assert(never<Args...>,
                  "lend[call]: tabulate takes an output, a callable and what that gets after each "
                  "index; write tabulate(out, f, args...)");
  }

  template <class Out, class... Args>
    requires(misuse_of_output<Out>() == misuse::none)
  static auto named(type_list<Out>, type_list<Args...>)
      -> named_map_t<Out, type_list<std::size_t>, Args...>;

  template <class Out, class F, class... Args>
  auto operator()(const control& how, Out&& out, F&& callable, Args&&... args) const {
    using parts = type_list<std::size_t>;
    constexpr misuse found = misuse_of_map<Out, parts, F, Args...>();
    enforce<found, Out, shown_t<found, audience::many, parts, F, Args...>, Args...>();
    if constexpr (found == misuse::none) {
      auto view = make_view(leaves(std::forward<Out>(out)));
      const auto written = bind_elements<access::write, Out>(view);
      check_disjoint(written, argument_loan<F>{callable}, argument_loan<Args>{args}...);
      const auto call =
          make_ready<audience::many, parts>(std::forward<F>(callable), std::forward<Args>(args)...);
      map<std::decay_t<F>>(how, written, call, pack<index_cursor>{});
    } else {
      return refused{};
    }
  }
};

struct transform_fn : also_stage<stage_kind::transform> {
  template <class... Args>
  static constexpr void usage() {
    static_assert(never<Args...>,
                  "lend[call]: transform takes an input, an output, a callable and what that gets "
                  "after each element; write transform(in, out, f, args...)");
  }

  template <class In, class Out, class... Args>
    requires(misuse_of_walk<access::read, In>() == misuse::none &&
             misuse_of_output<Out>() == misuse::none)
  static auto named(type_list<In, Out>, type_list<Args...>)
      -> named_map_t<Out, typename bound_t<access::read, In>::arguments, Args...>;

  template <class In, class Out, class F, class... Args>
  auto operator()(const control& how, In&& in, Out&& out, F&& callable, Args&&... args) const {
    constexpr misuse found = misuse_of_transform<In, Out, F, Args...>();
    enforce<found, In, Out, shown_t<found, audience::many, parts_of<access::read, In>, F, Args...>,
            Args...>();
    if constexpr (found == misuse::none) {
      auto in_view = make_view(leaves(std::forward<In>(in)));
      auto out_view = make_view(leaves(std::forward<Out>(out)));
      const auto read = bind_view<access::read>(in_view);
      const auto written = bind_elements<access::write, Out>(out_view);
      if (read.size() != written.size()) {
        throw_size(read.size(), written.size());
      }
      check_walk(read, written, argument_loan<F>{callable}, argument_loan<Args>{args}...);
      using parts = typename bound_t<access::read, In>::arguments;
      const auto call =
          make_ready<audience::many, parts>(std::forward<F>(callable), std::forward<Args>(args)...);
      map<std::decay_t<F>>(how, written, call, read.cursors);
    } else {
      return refused{};
    }
  }
};

}  // namespace lend::detail::inline LEND_ABI

namespace lend::inline LEND_ABI {

/// out[i] = f(i, args...) for each index of `out`.
///
/// Throws overlap_error if loans overlap, before anything starts, else the first exception of f.
/// Work: n calls. Span: O(log n) plus the longest call.
inline constexpr detail::with_options<detail::tabulate_fn> tabulate{};

/// out[i] = f(in[i], args...) for each element, or with the parts of a view instead of in[i].
///
/// The sizes must be equal. Throws size_error if they are not and overlap_error if loans overlap,
/// both before anything starts, else the first exception of f. Work: n calls. Span: O(log n) plus
/// the longest call.
inline constexpr detail::with_options<detail::transform_fn> transform{};

}  // namespace lend::inline LEND_ABI
