#pragma once

#include <lend/algo/kernel/natural_order.hpp>
#include <lend/algo/kernel/verdict.hpp>
#include <lend/algo/kernel/walk.hpp>

#include <cstddef>
#include <type_traits>
#include <utility>

namespace lend::detail::inline LEND_ABI {

template <class T>
constexpr bool is_movable =
    std::is_move_constructible_v<T> && std::is_move_assignable_v<T> && std::is_swappable_v<T>;

template <class T>
using compared = type_list<const T&, const T&>;

/// Two elements of a range, where it may be sorted.
template <class A>
struct elements_of;
template <class A>
struct leading_parts<elements_of<A>> {
  using type = compared<element_value_t<access::write, A>>;
};

/// Two elements of a range, where it may be read.
template <class A>
using compared_in = compared<element_value_t<access::read, A>>;
template <class A>
struct read_elements_of;
template <class A>
struct leading_parts<read_elements_of<A>> {
  using type = compared_in<A>;
};

/// Which rule forbids to compare elements of `A` by `Less`.
template <class A, class Less, class... Args>
constexpr misuse misuse_of_ordering() {
  if constexpr (misuse_of_elements<access::read, A>() != misuse::none) {
    return misuse_of_elements<access::read, A>();
  } else {
    return misuse_of_verdict<compared_in<A>, Less, Args...>();
  }
}

/// Which rule forbids to sort `A` by `Less`.
template <class A, class Less, class... Args>
constexpr misuse misuse_of_sorting() {
  if constexpr (misuse_of_output<A>() != misuse::none) {
    return misuse_of_output<A>();
  } else {
    using value = element_value_t<access::write, A>;
    return first_misuse(Sync<value> ? misuse::none : misuse::sync_argument,
                        is_movable<value> ? misuse::none : misuse::not_movable,
                        misuse_of_verdict<compared<value>, Less, Args...>());
  }
}

/// Checks the rules, binds the range and the comparison, and calls `work(elements, less)`.
/// `Between` are the arguments of the call between the two.
template <class... Between, class Work, class A, class Less, class... Args>
auto order_elements(const Work& work, A&& range, Less&& less, Args&&... args) {
  constexpr misuse found = misuse_of_sorting<A, Less, Args...>();
  enforce<found, A, shown_t<found, audience::many, elements_of<A>, Less, Args...>, Args...>();
  if constexpr (found == misuse::none) {
    using value = element_value_t<access::write, A>;
    auto view = make_view(leaves(std::forward<A>(range)));
    const auto elements = bind_elements<access::write, A>(view);
    check_disjoint(elements, argument_loan<Between>{Between{}}..., argument_loan<Less>{less},
                   argument_loan<Args>{args}...);
    if constexpr (sizeof...(Args) == 0 && is_natural_order<value, std::decay_t<Less>>) {
      work(elements, natural_order_t<value, std::decay_t<Less>>{});
    } else {
      work(elements, make_ready<audience::many, compared<value>>(std::forward<Less>(less),
                                                                 std::forward<Args>(args)...));
    }
  } else {
    return refused{};
  }
}

/// Calls `work(failed)`, in the arena that was chosen if there is one, and throws what failed.
template <class Work>
void keeping_failures(const control& how, std::size_t steps, const Work& work) {
  failure failed(how);
  failed.expect(steps);
  auto guarded = [&] { failed.guard([&] { work(failed); }); };
  how.arena == nullptr ? guarded() : enter_arena(how.arena, guarded);
  failed.rethrow();
}

/// Calls `Sorter{}(data, count, less, failed)`, which finds an arena for its tasks if none was
/// chosen.
template <class Sorter>
struct sort_entry {
  template <class A, class... Args>
    requires(misuse_of_output<A>() == misuse::none)
  static auto named(type_list<A>, type_list<Args...>)
      -> named_verdict_t<compared<element_value_t<access::write, A>>, Args...>;

  template <class A>
  auto operator()(const control& how, A&& range) const {
    return (*this)(how, std::forward<A>(range), less_than{});
  }

  template <class A, class Less, class... Args>
  auto operator()(const control& how, A&& range, Less&& less, Args&&... args) const {
    const auto sort = [&how](const auto& elements, const auto& ready) {
      const std::size_t count = elements.size();
      if (count > 1) {
        keeping_failures(how, count,
                         [&](failure& failed) { Sorter{}(elements.data, count, ready, failed); });
      }
    };
    return order_elements(sort, std::forward<A>(range), std::forward<Less>(less),
                          std::forward<Args>(args)...);
  }
};

}  // namespace lend::detail::inline LEND_ABI
