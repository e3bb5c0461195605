#pragma once

#include <lend/algo/kernel/combining.hpp>
#include <lend/algo/kernel/scanning.hpp>
#include <lend/algo/kernel/walk.hpp>
#include <lend/own/range.hpp>

#include <cstddef>
#include <optional>
#include <type_traits>
#include <utility>

namespace lend::detail::inline LEND_ABI {

template <class T>
using summed_parts = type_list<T&&, const T&>;

/// Stands for the output of a scan in place, and for the initial value that an inclusive one lacks.
struct same_range {};
struct no_start {};

/// Whether the argument `B` behind the input `A` is the output: some range, unless it is an initial
/// value of the type of the elements, or what comes behind it is too little.
template <class A, class B, bool Suffices>
constexpr bool is_scan_output() {
  using plain = std::remove_cvref_t<B>;
  if constexpr (!Suffices) {
    return false;
  } else if constexpr (Transient<B>) {
    return std::is_void_v<typename given_value<payload_t<B>>::type>;
  } else if constexpr (!Iterable<plain> && !HeldElements<plain>) {
    return false;
  } else if constexpr (misuse_of_elements<access::read, A>() != misuse::none) {
    return true;
  } else {
    return !std::is_same_v<plain, element_value_t<access::read, A>>;
  }
}

/// The type of the sums.
template <class In, class Init>
struct sum_of {
  using type = initial_value_t<Init>;
};
template <class In>
struct sum_of<In, no_start> {
  using type = element_value_t<access::read, In>;
};

/// What an operation combines, where it may.
template <class In, class Init>
struct summed_by;
template <class In, class Init>
struct leading_parts<summed_by<In, Init>> {
  using type = summed_parts<typename sum_of<In, Init>::type>;
};

/// Which rule forbids the ranges of a scan or its initial value.
template <class In, class Out, class Init>
constexpr misuse misuse_of_scanned() {
  constexpr bool in_place = std::is_same_v<Out, same_range>;
  constexpr misuse found = first_misuse(misuse_of_elements<access::read, In>(),
                                        misuse_of_output<std::conditional_t<in_place, In, Out>>(),
                                        misuse_of_argument<audience::one, Init>());
  if constexpr (found != misuse::none) {
    return found;
  } else {
    return std::is_void_v<initial_value_t<Init>> ? misuse::result_mismatch : misuse::none;
  }
}

/// Which rule forbids to scan elements of type `From` to such of type `To`, by sums of type `T`.
template <class From, class To, class T, class Op, class... Args>
constexpr misuse misuse_of_summing() {
  constexpr misuse found = first_misuse(Sync<T> ? misuse::none : misuse::sync_argument,
                                        misuse_of_mapping<summed_parts<T>, Op, Args...>());
  if constexpr (found != misuse::none) {
    return found;
  } else {
    using result = call_result_t<audience::many, summed_parts<T>, Op, Args...>;
    constexpr bool is_sum = std::is_convertible_v<result, T> && std::is_convertible_v<From, T>;
    constexpr bool fits = std::is_copy_constructible_v<T> && std::is_move_assignable_v<T> &&
                          std::is_assignable_v<To&, const T&> && std::is_assignable_v<To&, T>;
    return is_sum && fits ? misuse::none : misuse::result_mismatch;
  }
}

template <class In, class Out, class Init, class Op, class... Args>
constexpr misuse misuse_of_scan() {
  constexpr misuse found = misuse_of_scanned<In, Out, Init>();
  if constexpr (found != misuse::none) {
    return found;
  } else {
    constexpr bool in_place = std::is_same_v<Out, same_range>;
    using from = typename element_cursor_t<access::read, In>::argument;
    using to = element_value_t<access::write, std::conditional_t<in_place, In, Out>>;
    return misuse_of_summing<from, to, typename sum_of<In, Init>::type, Op, Args...>();
  }
}

/// The operation, where what it combines are numbers that it may regroup.
template <class T, class From, class Op, class... Args>
using regrouped_t = std::conditional_t<may_be_regrouped<std::decay_t<Op>> && sizeof...(Args) == 0 &&
                                           std::is_arithmetic_v<T> && std::is_arithmetic_v<From>,
                                       std::decay_t<Op>, void>;

template <class In, class Init, class... Args>
using named_operation =
    by_name<audience::many, typename sum_of<In, Init>::type,
            summed_parts<typename sum_of<In, Init>::type>, type_list<carrier_t<Args>...>>;

template <scan_kind Kind>
struct scan_fn {
  static constexpr bool is_inclusive = Kind == scan_kind::inclusive;

  template <class A, class... Args>
    requires(is_inclusive && misuse_of_scanned<A, same_range, no_start>() == misuse::none)
  static auto named(type_list<A>, type_list<Args...>) -> named_operation<A, no_start, Args...>;
  template <class A, class B, class... Args>
    requires(is_inclusive && misuse_of_scanned<A, B, no_start>() == misuse::none)
  static auto named(type_list<A, B>, type_list<Args...>) -> named_operation<A, no_start, Args...>;
  template <class A, class B, class... Args>
    requires(!is_inclusive && misuse_of_scanned<A, same_range, B>() == misuse::none)
  static auto named(type_list<A, B>, type_list<Args...>) -> named_operation<A, B, Args...>;
  template <class A, class B, class C, class... Args>
    requires(!is_inclusive && misuse_of_scanned<A, B, C>() == misuse::none)
  static auto named(type_list<A, B, C>, type_list<Args...>) -> named_operation<A, C, Args...>;

  template <class A, class Second, class... Rest>
    requires(is_inclusive || sizeof...(Rest) > 0)
  auto operator()(const control& how, A&& range, Second&& second, Rest&&... rest) const {
    if constexpr (is_scan_output<A, Second, (sizeof...(Rest) > (is_inclusive ? 0 : 1))>()) {
      return start(how, std::forward<A>(range), std::forward<Second>(second),
                   std::forward<Rest>(rest)...);
    } else {
      return start(how, std::forward<A>(range), same_range{}, std::forward<Second>(second),
                   std::forward<Rest>(rest)...);
    }
  }

 private:
  template <class In, class Out, class... Rest>
  static auto start(const control& how, In&& in, Out&& out, Rest&&... rest) {
    if constexpr (is_inclusive) {
      return run(how, std::forward<In>(in), std::forward<Out>(out), no_start{},
                 std::forward<Rest>(rest)...);
    } else {
      return run(how, std::forward<In>(in), std::forward<Out>(out), std::forward<Rest>(rest)...);
    }
  }

  template <class In, class Out, class Init, class Op, class... Args>
  static auto run(const control& how, In&& in, Out&& out, Init&& init, Op&& op, Args&&... args) {
    constexpr misuse found = misuse_of_scan<In, Out, Init, Op, Args...>();
    enforce<found, In, Out, Init, shown_t<found, audience::many, summed_by<In, Init>, Op, Args...>,
            Args...>();
    if constexpr (found == misuse::none) {
      constexpr bool in_place = std::is_same_v<Out, same_range>;
      auto view = make_view(leaves(std::forward<In>(in)));
      const auto from = bind_elements<in_place ? access::write : access::read, In>(view);
      if constexpr (in_place) {
        check(make_pack(from), init, argument_loan<Op>{op}, argument_loan<Args>{args}...);
        scan_elements(how, from, from, std::forward<Init>(init), std::forward<Op>(op),
                      std::forward<Args>(args)...);
      } else {
        auto out_view = make_view(leaves(std::forward<Out>(out)));
        const auto to = bind_elements<access::write, Out>(out_view);
        if (from.size() != to.size()) {
          throw_size(from.size(), to.size());
        }
        check(make_pack(from, to), init, argument_loan<Op>{op}, argument_loan<Args>{args}...);
        scan_elements(how, from, to, std::forward<Init>(init), std::forward<Op>(op),
                      std::forward<Args>(args)...);
      }
    } else {
      return refused{};
    }
  }

  /// Compares the loans as the caller numbers them: there may be no initial value among them.
  template <class Ranges, class Init, class... Loans>
  static void check(const Ranges& ranges, const Init& init, const Loans&... loans) {
    ranges.apply([&](const auto&... each) {
      if constexpr (is_inclusive) {
        check_disjoint(each..., loans...);
      } else {
        check_disjoint(each..., argument_loan<Init>{init}, loans...);
      }
    });
  }

  template <class From, class To, class Init, class Op, class... Args>
  static void scan_elements(const control& how, const From& from, const To& to, Init&& init,
                            Op&& op, Args&&... args) {
    using value = typename From::value;
    using summed = std::conditional_t<is_inclusive, std::type_identity<value>, initial_value<Init>>;
    using sum = typename summed::type;
    std::optional<sum> start;
    if constexpr (!is_inclusive) {
      start.emplace(std::move(carry(std::forward<Init>(init)).value));
    }
    const auto call = make_ready<audience::many, summed_parts<sum>>(std::forward<Op>(op),
                                                                    std::forward<Args>(args)...);
    using regrouped = regrouped_t<sum, value, Op, Args...>;
    const auto* const data = from.data;
    scan<Kind, regrouped>(how, data, to.data, from.size(), std::move(start), call);
  }
};

}  // namespace lend::detail::inline LEND_ABI

namespace lend::inline LEND_ABI {

/// `inclusive_scan(in, out, op, args...)`: out[i] = op(in[0], ..., in[i]), with `op` associative
/// and its operands kept in order, except that sums and products of numbers with std::plus and its
/// like are also regrouped. `inclusive_scan(v, op, args...)` does so in place.
///
/// Sums have the type of the elements of `in`; op(sum&&, const sum&, args...) gives something that
/// converts to that. The sizes must be equal. The same bits come out for every width. Throws
/// size_error if the sizes are not equal and overlap_error if loans overlap, both before anything
/// starts, else the first exception of op, after which some elements of the output may be written.
/// Work: 2n calls, n where there is only one block. Span: O(n / block + block), where a block is
/// 64 KiB of numbers, or of other elements the 512th part of the range, but eight at least. Extra
/// memory: two sums a block.
inline constexpr detail::with_options<detail::scan_fn<detail::scan_kind::inclusive>>
    inclusive_scan{};

/// `exclusive_scan(in, out, init, op, args...)`: out[i] = op(init, in[0], ..., in[i - 1]), and so
/// out[0] = init, by the rules of inclusive_scan. `exclusive_scan(v, init, op, args...)` does so in
/// place.
///
/// Sums have the type of `init`, and elements of `in` are converted to that. (A second argument
/// that is a range, but not of the type of the elements of the first one, is the output.)
inline constexpr detail::with_options<detail::scan_fn<detail::scan_kind::exclusive>>
    exclusive_scan{};

}  // namespace lend::inline LEND_ABI
