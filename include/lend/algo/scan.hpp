#pragma once

#include <lend/algo/kernel/blocks.hpp>
#include <lend/algo/kernel/relay.hpp>
#include <lend/algo/kernel/running_sum.hpp>
#include <lend/algo/kernel/walk.hpp>

#include <cstddef>
#include <optional>
#include <ranges>
#include <tuple>
#include <type_traits>
#include <utility>

namespace lend::detail::inline LEND_ABI {

enum class scan_kind : unsigned char { inclusive, exclusive };

/// What an initial value is worth.
template <class Init>
struct start_value {
  using type = std::decay_t<Init>;
};
template <Transient Init>
struct start_value<Init> : given_value<payload_t<Init>> {};
template <class Init>
using start_value_t = typename start_value<Init>::type;

template <class T>
using summed_parts = type_list<T&&, const T&>;

/// Elements of a block: many where an operation is known to be cheap, or looks like it. What there
/// is to know of a block takes longer to pass on than a few operations on numbers.
template <class T, class Element>
constexpr std::size_t scan_block(std::size_t count) noexcept {
  constexpr std::size_t bytes = 65'536;
  if constexpr (std::is_arithmetic_v<T> && std::is_arithmetic_v<Element>) {
    return bytes / sizeof(Element);
  } else {
    constexpr std::size_t least = std::is_trivially_copyable_v<T> ? 64 : 8;
    constexpr std::size_t most = bytes / sizeof(Element) < least ? least : bytes / sizeof(Element);
    const std::size_t even = count / 512;
    return even < least ? least : at_most(most, even);
  }
}

/// The steps of a scan of `from`, which may be where `to` is. `Regrouped` is the operation itself
/// where it may be regrouped, else void.
template <scan_kind Kind, class T, class Regrouped, class From, class Target, class Call>
class scan_steps {
  static constexpr bool regroups = !std::is_void_v<Regrouped>;
  static constexpr bool is_inclusive = Kind == scan_kind::inclusive;

 public:
  /// A chain of operations that each wait for the last leaves room for a second one.
  static constexpr bool sums_while_writing = std::is_trivially_copyable_v<T>;

  scan_steps(const From* from, const Target& to, const Call& call, failure& failed) noexcept
      : from_(from), to_(to), call_(call), failed_(failed) {}

  [[nodiscard]] T sum(std::size_t begin, std::size_t end) const {
    if constexpr (regroups) {
      const auto nothing = [](auto...) {};
      return sum_by_fours<T>(from_, begin, end, nullptr, Regrouped{}, nothing, nothing);
    } else {
      T total = element(begin);
      each(begin + 1, end, [&](const Call& call, const Target&, std::size_t i) {
        total = added(call, std::move(total), element(i));
      });
      return total;
    }
  }
  [[nodiscard]] T combine(T a, T b) const { return added(call_, std::move(a), b); }
  void write(std::size_t begin, std::size_t end, const T* before) const {
    if constexpr (regroups) {
      write_regrouped(begin, end, before);
    } else {
      T total = before != nullptr ? T(*before) : T(element(begin));
      each(begin_writing(begin, before, total), end,
           [&](const Call& call, const Target& to, std::size_t i) { put(call, to, total, i); });
    }
    to_.finish();
  }
  [[nodiscard]] T write_and_sum(std::size_t begin, std::size_t end, const T* before) const {
    const auto sum_of_all = [&] {
      if constexpr (regroups) {
        return write_regrouped(begin, end, before);
      } else {
        return write_and_sum_in_order(begin, end, before);
      }
    };
    T sum = sum_of_all();
    to_.finish();
    return sum;
  }

 private:
  [[nodiscard]] decltype(auto) element(std::size_t i) const {
    if constexpr (std::is_same_v<T, From>) {
      return (from_[i]);
    } else {
      return converted<T>(from_[i]);
    }
  }
  static T added(const Call& call, T total, const T& next) {
    return converted<T>(call(std::move(total), next));
  }

  /// Without anything in front the first element is the sum, and where to go on is behind it.
  std::size_t begin_writing(std::size_t begin, const T* before, const T& total) const {
    if (before == nullptr) {
      to_.put(begin, total);
      return begin + 1;
    }
    return begin;
  }
  void put(const Call& call, const Target& to, T& total, std::size_t i) const {
    if constexpr (is_inclusive) {
      total = added(call, std::move(total), element(i));
      to.put(i, std::as_const(total));
    } else {
      T sum = total;
      total = added(call, std::move(total), element(i));
      to.put(i, std::move(sum));
    }
  }

  T write_and_sum_in_order(std::size_t begin, std::size_t end, const T* before) const {
    T total = before != nullptr ? T(*before) : T(element(begin));
    T sum = element(begin);
    if (begin_writing(begin, before, total) == begin) {
      put(call_, to_, total, begin);
    }
    each(begin + 1, end, [&](const Call& call, const Target& to, std::size_t i) {
      sum = added(call, std::move(sum), element(i));
      put(call, to, total, i);
    });
    return sum;
  }

  T write_regrouped(std::size_t begin, std::size_t end, const T* before) const {
    const Target to = to_;
    const auto ask = [to](std::size_t i) __attribute__((always_inline)) { to.ask_behind(i); };
    if constexpr (is_inclusive) {
      return sum_by_fours(
          from_, begin, end, before, Regrouped{}, [to](std::size_t i, T sum) { to.put(i, sum); },
          ask);
    } else {
      // In place, an element is read before the sum in front of it is written there.
      T last = *before;
      return sum_by_fours(
          from_, begin, end, before, Regrouped{},
          [to, &last](std::size_t i, T sum) { to.put(i, std::exchange(last, sum)); }, ask);
    }
  }

  /// Calls `work(call, to, i)` for each i of [begin, end), until the rest is to be skipped.
  template <class Work>
  void each(std::size_t begin, std::size_t end, const Work& work) const {
    const loop_local<Call> call = call_;
    const Target to = to_;
    const std::size_t few = failed_.can_stop() ? 16 : end - begin;
    in_blocks(begin, end, few, failed_, [&](std::size_t i, std::size_t last) {
      constexpr std::size_t together = 8;
      if constexpr (std::is_arithmetic_v<T>) {
        for (; i + together <= last; i += together) {
          ask_to_read_behind(from_ + i);
          to.ask_behind(i);
          for (std::size_t k = 0; k < together; ++k) {
            work(call, to, i + k);
          }
        }
      }
      for (; i < last; ++i) {
        work(call, to, i);
      }
      return true;
    });
  }

  const From* from_;
  Target to_;
  const Call& call_;
  failure& failed_;
};

template <scan_kind Kind, class Regrouped, class From, class To, class T, class Call>
void scan(const control& how, const From* from, To* to, std::size_t count, std::optional<T> start,
          const Call& call) {
  const std::size_t block = scan_block<T, From>(count);
  failure failed(how.stop);
  if (count > block) {
    write_to(from, to, count, [&](const auto& target) {
      using steps = scan_steps<Kind, T, Regrouped, From, std::decay_t<decltype(target)>, Call>;
      run_relay<T>(how, count, block, std::move(start), steps(from, target, call, failed), failed);
    });
  } else if (count > 0) {
    const scan_steps<Kind, T, Regrouped, From, cached_target<To>, Call> steps(
        from, cached_target<To>(to), call, failed);
    auto whole = [&] {
      failed.guard([&] { steps.write(0, count, start ? &*start : nullptr); });
    };
    how.arena == nullptr ? whole() : enter_arena(how.arena, whole);
    failed.rethrow();
  }
}

/// Stands for the output of a scan in place, and for the initial value that an inclusive one lacks.
struct same_range {};
struct no_start {};

/// Whether the argument behind the input is the output: some range, unless it is an initial value
/// of the type of the elements.
template <class A, class B>
constexpr bool is_scan_output() {
  using plain = std::remove_cvref_t<B>;
  if constexpr (Transient<B>) {
    return std::is_void_v<typename given_value<payload_t<B>>::type>;
  } else if constexpr (!std::ranges::range<plain&> && !HeldElements<plain>) {
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
  using type = start_value_t<Init>;
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
    return std::is_void_v<start_value_t<Init>> ? misuse::result_mismatch : misuse::none;
  }
}

/// Which rule forbids to scan elements of type `From` to such of type `To`, by sums of type `T`.
template <class From, class To, class T, class Op, class... Args>
constexpr misuse misuse_of_summing() {
  constexpr misuse found =
      first_misuse(Sync<T> ? misuse::none : misuse::sync_argument,
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
using regrouped_t =
    std::conditional_t<may_be_regrouped<std::decay_t<Op>> && sizeof...(Args) == 0 &&
                           std::is_arithmetic_v<T> && std::is_arithmetic_v<From>,
                       std::decay_t<Op>, void>;

template <class In, class Init, class... Args>
using named_operation = by_name<audience::many, typename sum_of<In, Init>::type,
                                summed_parts<typename sum_of<In, Init>::type>,
                                type_list<carrier_t<Args>...>>;

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
    requires(sizeof...(Rest) >= (is_inclusive ? 0 : 1) + (is_scan_output<A, Second>() ? 1 : 0))
  auto operator()(const control& how, A&& range, Second&& second, Rest&&... rest) const {
    if constexpr (is_scan_output<A, Second>()) {
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
        check(std::tuple(from), init, argument_loan<Op>{op}, argument_loan<Args>{args}...);
        scan_elements(how, from, from, std::forward<Init>(init), std::forward<Op>(op),
                      std::forward<Args>(args)...);
      } else {
        auto out_view = make_view(leaves(std::forward<Out>(out)));
        const auto to = bind_elements<access::write, Out>(out_view);
        if (from.size() != to.size()) {
          throw_size(from.size(), to.size());
        }
        check(std::tuple(from, to), init, argument_loan<Op>{op}, argument_loan<Args>{args}...);
        scan_elements(how, from, to, std::forward<Init>(init), std::forward<Op>(op),
                      std::forward<Args>(args)...);
      }
    } else {
      return refused{};
    }
  }

  /// Compares the loans as the caller numbers them: there may be no initial value among them.
  template <class... Cursors, class Init, class... Loans>
  static void check(const std::tuple<Cursors...>& ranges, const Init& init,
                    const Loans&... loans) {
    std::apply(
        [&](const auto&... each) {
          if constexpr (is_inclusive) {
            check_disjoint(each..., loans...);
          } else {
            check_disjoint(each..., argument_loan<Init>{init}, loans...);
          }
        },
        ranges);
  }

  template <class From, class To, class Init, class Op, class... Args>
  static void scan_elements(const control& how, const From& from, const To& to, Init&& init,
                            Op&& op, Args&&... args) {
    using value = typename From::value;
    using sum = typename std::conditional_t<is_inclusive, std::type_identity<value>,
                                            start_value<Init>>::type;
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
/// Sums have the type of `init`, and elements of `in` are converted to that. (A second argument that
/// is a range, but not of the type of the elements of the first one, is the output.)
inline constexpr detail::with_options<detail::scan_fn<detail::scan_kind::exclusive>>
    exclusive_scan{};

}  // namespace lend::inline LEND_ABI
