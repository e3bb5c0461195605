#pragma once

#include <lend/algo/kernel/natural_order.hpp>
#include <lend/algo/kernel/verdict.hpp>
#include <lend/algo/kernel/walk.hpp>

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

/// Checks the rules, binds the range and the comparison, and calls
/// `Sorter{}(data, count, less, failed)`, which finds an arena for its tasks if none was chosen.
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
    constexpr misuse found = misuse_of_sorting<A, Less, Args...>();
    enforce<found, A, shown_t<found, audience::many, elements_of<A>, Less, Args...>, Args...>();
    if constexpr (found == misuse::none) {
      using value = element_value_t<access::write, A>;
      auto view = make_view(leaves(std::forward<A>(range)));
      const auto elements = bind_elements<access::write, A>(view);
      check_disjoint(elements, argument_loan<Less>{less}, argument_loan<Args>{args}...);
      if constexpr (sizeof...(Args) == 0 && is_natural_order<value, std::decay_t<Less>>) {
        sort(how, elements, natural_order_t<value, std::decay_t<Less>>{});
      } else {
        sort(how, elements,
             make_ready<audience::many, compared<value>>(std::forward<Less>(less),
                                                         std::forward<Args>(args)...));
      }
    } else {
      return refused{};
    }
  }

 private:
  template <class Elements, class Less>
  static void sort(const control& how, const Elements& elements, const Less& less) {
    if (elements.size() > 1) {
      failure failed(how);
      failed.expect(elements.size());
      auto work = [&] {
        failed.guard([&] { Sorter{}(elements.data, elements.size(), less, failed); });
      };
      how.arena == nullptr ? work() : enter_arena(how.arena, work);
      failed.rethrow();
    }
  }
};

}  // namespace lend::detail::inline LEND_ABI
