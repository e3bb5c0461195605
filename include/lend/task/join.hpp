#pragma once

#include <lend/own/call.hpp>
#include <lend/own/halves.hpp>
#include <lend/task/fork.hpp>

#include <cstddef>
#include <optional>
#include <tuple>
#include <type_traits>
#include <utility>

namespace lend::detail::inline LEND_ABI {

struct task_fn {
  template <class... Args, class F = named_task_t<Args...>>
  constexpr decltype(auto) operator()(F&& f, Args&&... args) const {  // lend[call]: LEND_FN(f)
    constexpr misuse found = misuse_of_call<audience::one, type_list<>, false, F, Args...>();
    enforce<found, shown_t<found, audience::one, type_list<>, F, Args...>, Args...>();
    if constexpr (found == misuse::none) {
      return make_transient(bind_call(std::forward<F>(f), std::forward<Args>(args)...));
    } else {
      return refused{};
    }
  }
};

template <class Payload>
constexpr bool is_task = false;
template <class F, class... Carriers>
constexpr bool is_task<ready_call<audience::one, type_list<>, F, Carriers...>> = true;

template <class A>
constexpr bool takes_task() {
  if constexpr (Transient<A>) {
    return is_task<payload_t<A>>;
  } else {
    return Refused<A>;
  }
}

template <class A>
concept Task = takes_task<A>();

template <Task A>
constexpr misuse misuse_of_task() {
  if constexpr (Refused<A>) {
    return misuse::reported;
  } else {
    return FreshTransient<A> ? misuse::none : misuse::loan_named;
  }
}

template <std::size_t... Is, class... Calls>
void check_placed_calls(std::index_sequence<Is...> /*tasks*/, const Calls&... calls) {
  concatenate(calls.placed_loans(Is + 1)...).apply([](const auto&... loans) {
    check_each_pair(loans...);
  });
}

/// Throws overlap_error if loans of the calls overlap.
template <class... Calls>
void check_calls(const Calls&... calls) {
  if constexpr (any_must_differ(joined<typename Calls::loans...>{})) {
    check_placed_calls(std::index_sequence_for<Calls...>{}, calls...);
  }
}

/// A call that ends what was given to it when it has ended or is skipped, and not only when the
/// join returns: another task may wait for that.
template <class Call>
class ending_call {
 public:
  explicit ending_call(Call&& call) : call_(std::move(call)) {}

  const Call& operator*() const noexcept { return *call_; }

  typename Call::result operator()() {
    struct ending {
      ~ending() { of.skip(); }
      ending_call& of;
    } const afterwards{*this};
    return (*call_)();
  }
  void skip() noexcept { call_.reset(); }

 private:
  std::optional<Call> call_;
};

/// The calls are taken out of what carried them, so that one that is named twice is empty once.
template <class... Calls>
[[gnu::always_inline]] inline auto join_calls(Calls... calls) {
  check_calls(calls...);
  return fork_join(calls...);
}
template <class... Calls>
[[gnu::always_inline]] inline auto join_ending_calls(ending_call<Calls>... calls) {
  check_calls(*calls...);
  return fork_join(calls...);
}

template <class Bound, class F, class... Args>
auto join_halves(Bound& halves, F&& callable, Args&&... args) {
  halves.check();
  check_halves(halves, argument_loan<F>{callable}, argument_loan<Args>{args}...);
  const auto call = make_ready<audience::many, typename Bound::half>(std::forward<F>(callable),
                                                                     std::forward<Args>(args)...);
  using result = typename std::remove_const_t<decltype(call)>::result;
  auto front = [&]() -> result { return halves.with_front(call); };
  auto back = [&]() -> result { return halves.with_back(call); };
  return fork_join(front, back);
}

/// What a task of a refused join seems to give.
template <class A>
struct seeming_result_of {
  using type = refused;
};
template <Transient A>
struct seeming_result_of<A> {
  using type = result_value<typename payload_t<A>::result>;
};
template <class A>
using seeming_task_result = typename seeming_result_of<A>::type;

/// What a refused join of two parts gives. It depends on them, so that no tuple is compiled before
/// it is needed.
template <class Parts>
struct refused_results {
  using type = std::tuple<refused, refused>;
};

struct join_fn {
  template <Task... Tasks>
    requires(sizeof...(Tasks) > 0)
  [[gnu::always_inline]] auto operator()(Tasks&&... tasks) const {
    constexpr misuse found = first_misuse(misuse_of_task<Tasks>()...);
    enforce<found, Tasks...>();
    if constexpr (found == misuse::none) {
      if constexpr ((std::is_trivially_destructible_v<payload_t<Tasks>> && ...)) {
        return join_calls(std::move(transient_access::payload(tasks))...);
      } else {
        return join_ending_calls(
            ending_call<payload_t<Tasks>>(std::move(transient_access::payload(tasks)))...);
      }
    } else {
      return refused_value<std::tuple<seeming_task_result<Tasks>...>>();
    }
  }

  template <class... Others>
  auto operator()(Others&&... /*others*/) const {
    enforce<(Refused<Others> || ...) ? misuse::reported : misuse::not_tasks, Others...>();
    return refused{};
  }

  template <Halves A, class... Args,
            class F = named_by_halves_t<audience::many, each_half, A, Args...>>
  auto operator()(A&& parts, F&& callable, Args&&... args) const {  // lend[call]: LEND_FN(f)
    constexpr misuse found = misuse_of_halves_call<audience::many, each_half, A, F, Args...>();
    enforce<found, A, shown_by_halves_t<found, audience::many, each_half, A, F, Args...>,
            Args...>();
    if constexpr (found == misuse::none) {
      check_written_halves(parts, argument_loan<F>{callable}, argument_loan<Args>{args}...);
      auto taken = take_halves(std::forward<A>(parts));
      auto halves = bind_split(taken);
      return join_halves(halves, std::forward<F>(callable), std::forward<Args>(args)...);
    } else {
      return refused_value<typename refused_results<A>::type>();
    }
  }
};

}  // namespace lend::detail::inline LEND_ABI

namespace lend::inline LEND_ABI {

/// `f(args...)`, to be run by the join that it is an argument of.
inline constexpr detail::task_fn task{};

/// Runs several tasks, possibly at the same time, and returns when all of them have ended.
///
/// `join(task(f, args...), task(g, args...), ...)` gives a std::tuple of the results, with
/// std::monostate for void. `join(parts, f, args...)` calls f on each of the two parts that
/// a split lends or gives away, and gives both results; the arguments are read by both tasks.
///
/// Throws overlap_error if loans overlap, and bounds_error if a split lies outside of a range, both
/// before anything starts; else the first exception that a task throws, when all have ended. Tasks
/// that have not started by then are skipped. What was given to a task ends with it, or when it is
/// skipped: a sender, say, for whose end another task waits. Work: the sum. Span: the longest, plus
/// a fork.
inline constexpr detail::join_fn join{};

}  // namespace lend::inline LEND_ABI
