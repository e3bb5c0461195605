#pragma once

#include <lend/algo/kernel/walk.hpp>
#include <lend/own/disjoint.hpp>
#include <lend/task/result.hpp>

#include <cstddef>
#include <tuple>
#include <type_traits>
#include <utility>

namespace lend::detail::inline LEND_ABI {

template <class Carrier>
struct problem_of;
template <class X>
struct problem_of<mut_loan<X>> {
  using type = default_form<typename forms_of<mut_loan<X>>::type>;
};
template <class X>
struct problem_of<shared_loan<X>> {
  using type = default_form<typename forms_of<shared_loan<X>>::type>;
};
template <class T>
struct problem_of<given<T>> {
  using type = T;
};

/// The problem as the callables see it: a slice or ref for a loan, else the value.
template <class A>
using problem_t = typename problem_of<carrier_t<A>>::type;

/// What is_base gets, and what base and split get.
template <class A>
struct problem_read;
template <class A>
struct leading_parts<problem_read<A>> {
  using type = type_list<const problem_t<A>&>;
};
template <class A>
struct problem_given;
template <class A>
struct leading_parts<problem_given<A>> {
  using type = type_list<problem_t<A>&&>;
};

template <class T>
concept TupleLike = requires { std::tuple_size<T>::value; };

/// Which rule forbids that `F` is called with a problem.
template <class Parts, class F>
constexpr misuse misuse_of_step() {
  constexpr misuse found = misuse_of_calling<audience::many, Parts, F>();
  if constexpr (found != misuse::none) {
    return found;
  } else {
    return misuse_of_result<call_result_t<audience::many, Parts, F>, false>();
  }
}

/// Parts are `Problem`s, in a pair, tuple or array.
template <class Problem, class Parts>
constexpr bool are_problems() {
  if constexpr (!TupleLike<Parts>) {
    return false;
  } else {
    return []<std::size_t... Is>(std::index_sequence<Is...>) {
      return (std::is_same_v<std::tuple_element_t<Is, Parts>, Problem> && ...);
    }(std::make_index_sequence<std::tuple_size_v<Parts>>{});
  }
}

template <class Result, class Combine>
constexpr misuse misuse_of_combine() {
  if constexpr (std::is_void_v<Result>) {
    return std::is_same_v<Combine, refused> ? misuse::none : misuse::result_mismatch;
  } else {
    using both = type_list<Result&&, Result&&>;
    constexpr misuse found = misuse_of_step<both, Combine>();
    if constexpr (found != misuse::none) {
      return found;
    } else {
      return std::is_same_v<call_result_t<audience::many, both, Combine>, Result>
                 ? misuse::none
                 : misuse::result_mismatch;
    }
  }
}

template <class A, class IsBase, class Base, class Split, class Combine>
constexpr misuse misuse_of_division() {
  constexpr misuse argument = misuse_of_argument<audience::one, A>();
  if constexpr (argument != misuse::none) {
    return argument;
  } else {
    using problem = problem_t<A>;
    constexpr misuse found = first_misuse(misuse_of_step<type_list<const problem&>, IsBase>(),
                                          misuse_of_step<type_list<problem&&>, Base>(),
                                          misuse_of_step<type_list<problem&&>, Split>());
    if constexpr (found != misuse::none) {
      return found;
    } else {
      using verdict = call_result_t<audience::many, type_list<const problem&>, IsBase>;
      using parts = call_result_t<audience::many, type_list<problem&&>, Split>;
      using result = call_result_t<audience::many, type_list<problem&&>, Base>;
      if constexpr (!std::is_convertible_v<verdict, bool> || !are_problems<problem, parts>()) {
        return misuse::result_mismatch;
      } else {
        return first_misuse(misuse_of_result<result, makes_loan<carrier_t<A>>>(),
                            misuse_of_combine<result, Combine>());
      }
    }
  }
}

/// The recursion, with the callables that all tasks share.
template <class Problem, class Result, class IsBase, class Base, class Split, class Combine>
class division {
 public:
  template <class... Steps>
  explicit division(failure& failed, Steps&&... steps)
      : failed_(failed), steps_{std::forward<Steps>(steps)...} {}

  /// Leaves the result of a problem in `into`; nothing if it was skipped or has thrown.
  void solve(Problem& problem, result_slot<Result>& into) const noexcept {
    failed_.guard([&] {
      if (invoke(steps_.is_base, std::as_const(problem))) {
        into.fill_by([&]() -> Result { return invoke(steps_.base, std::move(problem)); });
      } else {
        auto parts = invoke(steps_.split, std::move(problem));
        std::apply([&](auto&... each) { solve_parts(into, each...); }, parts);
      }
      failed_.advance(1);
    });
  }

 private:
  template <class... Parts>
  void solve_parts(result_slot<Result>& into, Parts&... parts) const {
    failed_.expect(sizeof...(Parts));
    pack<result_slot<result_for<Parts>>...> slots;
    slots.apply([&](auto&... each) { solve_into(into, step{*this, each, parts}...); });
  }
  template <class>
  using result_for = Result;

  /// One of the parts, and where its result goes.
  struct step {
    const division& tree;
    result_slot<Result>& slot;
    Problem& part;

    void operator()() const noexcept { tree.solve(part, slot); }
  };

  template <class... Steps>
  void solve_into(result_slot<Result>& into, Steps... steps) const {
    fork_join(steps...);
    if (!failed_.failed()) {
      into.fill_by([&]() -> Result {
        if constexpr (!std::is_void_v<Result>) {
          return combine(steps.slot.take()...);
        }
      });
    }
  }
  template <class Only>
  Only combine(Only&& only) const {
    return std::forward<Only>(only);
  }
  template <class Next, class... Rest>
  Next combine(Next&& first, Next&& second, Rest&&... rest) const {
    return combine(
        Next(invoke(steps_.combine, std::forward<Next>(first), std::forward<Next>(second))),
        std::forward<Rest>(rest)...);
  }

  struct callables {
    IsBase is_base;
    Base base;
    Split split;
    Combine combine;
  };
  failure& failed_;
  const callables steps_;
};

struct divide_and_conquer_fn {
  template <class A, class IsBase, class Base, class Split>
  auto operator()(const control& how, A&& problem, IsBase&& is_base, Base&& base,
                  Split&& split) const {
    return (*this)(how, std::forward<A>(problem), std::forward<IsBase>(is_base),
                   std::forward<Base>(base), std::forward<Split>(split), refused{});
  }

  template <class A, class IsBase, class Base, class Split, class Combine>
  auto operator()(const control& how, A&& problem, IsBase&& is_base, Base&& base, Split&& split,
                  Combine&& combine) const {
    using combining = std::decay_t<Combine>;
    constexpr misuse found = misuse_of_division<A, IsBase, Base, Split, combining>();
    enforce<found, A, shown_t<found, audience::many, problem_read<A>, IsBase>,
            shown_t<found, audience::many, problem_given<A>, Base>,
            shown_t<found, audience::many, problem_given<A>, Split>, combining>();
    if constexpr (found == misuse::none) {
      using whole = problem_t<A>;
      using result = call_result_t<audience::many, type_list<whole&&>, Base>;
      check_disjoint(argument_loan<A>{problem}, argument_loan<IsBase>{is_base},
                     argument_loan<Base>{base}, argument_loan<Split>{split},
                     argument_loan<Combine>{combine});
      failure failed(how);
      failed.expect(1);
      auto carried = carry(std::forward<A>(problem));
      const division<whole, result, std::decay_t<IsBase>, std::decay_t<Base>, std::decay_t<Split>,
                     combining>
          tree(failed, std::forward<IsBase>(is_base), std::forward<Base>(base),
               std::forward<Split>(split), std::forward<Combine>(combine));
      auto whole_problem = take(carried);
      result_slot<result> slot;
      inside_arena_of(how, [&] { tree.solve(whole_problem, slot); });
      failed.rethrow();
      if constexpr (!std::is_void_v<result>) {
        return slot.take();
      }
    } else {
      return refused{};
    }
  }

 private:
  template <class T>
  static T take(given<T>& carried) {
    return std::move(carried.value);
  }
  template <class Loan>
  static typename problem_of<Loan>::type take(Loan& carried) {
    return deliver<typename problem_of<Loan>::type>(carried);
  }
};

}  // namespace lend::detail::inline LEND_ABI

namespace lend::inline LEND_ABI {

/// Solves a problem by dividing it: `base(problem)` where `is_base(problem)` holds, else
/// `split(problem)`, which gives a pair, tuple or array of problems that are solved at once and
/// whose results are put together by `combine(result, result)`, from left to right.
///
/// The problem is a value, or a loan: then its slice or ref. Without a result there is no combine.
/// Throws the first exception of a callable. Work and span: those of the recursion, plus a fork a
/// split.
inline constexpr detail::with_options<detail::divide_and_conquer_fn> divide_and_conquer{};

}  // namespace lend::inline LEND_ABI
