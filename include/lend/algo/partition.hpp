#pragma once

#include <lend/algo/kernel/new_vector.hpp>
#include <lend/algo/kernel/selecting.hpp>
#include <lend/algo/kernel/verdict.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <type_traits>
#include <utility>

namespace lend::detail::inline LEND_ABI {

/// Which rule forbids to move elements of `A` to other places, by what `P` says about `Parts`.
template <class A, class Parts, bool Together, class P, class... Args>
constexpr misuse misuse_of_moving() {
  if constexpr (misuse_of_output<A>() != misuse::none) {
    return misuse_of_output<A>();
  } else {
    using value = element_value_t<access::write, A>;
    constexpr bool movable = std::is_move_constructible_v<value> &&
                             std::is_move_assignable_v<value> && std::is_swappable_v<value>;
    return first_misuse(!Together || Sync<value> ? misuse::none : misuse::sync_argument,
                        movable ? misuse::none : misuse::not_movable,
                        misuse_of_verdict<typename leading_parts<Parts>::type, P, Args...>());
  }
}

/// Binds the range and the predicate, and calls `Mover::move(how, data, count, call)`, which
/// returns how many elements are in front.
template <class Mover, template <class> class PartsOf, bool Together = false>
struct move_entry {
  template <class A, class... Args>
    requires(misuse_of_output<A>() == misuse::none)
  static auto named(type_list<A>, type_list<Args...>)
      -> by_name<audience::many, bool, typename leading_parts<PartsOf<A>>::type,
                 type_list<carrier_t<Args>...>>;

  template <class A, class P, class... Args>
  std::size_t operator()(const control& how, A&& range, P&& predicate, Args&&... args) const {
    constexpr misuse found = misuse_of_moving<A, PartsOf<A>, Together, P, Args...>();
    enforce<found, A, shown_t<found, audience::many, PartsOf<A>, P, Args...>, Args...>();
    if constexpr (found == misuse::none) {
      auto view = make_view(leaves(std::forward<A>(range)));
      const auto elements = bind_elements<access::write, A>(view);
      check_disjoint(elements, argument_loan<P>{predicate}, argument_loan<Args>{args}...);
      const auto call = make_ready<audience::many, typename leading_parts<PartsOf<A>>::type>(
          std::forward<P>(predicate), std::forward<Args>(args)...);
      std::size_t in_front = 0;
      auto move = [&] {
        const control here = how.part(how.grain);
        in_front = Mover::move(here, elements.data, elements.size(), call);
      };
      if (elements.size() <= selection::block && how.arena == nullptr) {
        move();
      } else {
        inside_arena_of(how, move);
      }
      return in_front;
    } else {
      return refused_value<std::size_t>();
    }
  }
};

template <class A>
using one_written = one_element_of<access::write, A>;

struct remover {
  template <class T, class Call>
  static std::size_t move(const control& how, T* data, std::size_t count, const Call& call) {
    const selection kept = select_if<false, const T>(how, data, count, call);
    gather(data, kept);
    return kept.size();
  }
};

struct unifier {
  template <class T, class Call>
  static std::size_t move(const control& how, T* data, std::size_t count, const Call& call) {
    const T* const elements = data;
    const selection kept(how, count, [&](std::size_t begin, std::size_t end, choice* chosen) {
      if (begin == 0) {
        chosen[begin++] = choice::in;
      }
      choose(elements, begin, end, chosen, call, [elements](const Call& local, std::size_t i) {
        return !static_cast<bool>(local(elements[i - 1], elements[i]));
      });
    });
    gather(data, kept);
    return kept.size();
  }
};

struct stable_partitioner {
  template <class T, class Call>
  static std::size_t move(const control& how, T* data, std::size_t count, const Call& call) {
    const selection front = select_if<true, const T>(how, data, count, call);
    const std::size_t blocks = front.number_of_blocks();
    raw_memory<T> others(count - front.size(), blocks);
    for_each_block(control{}, blocks, [&, data](std::size_t at) {
      const std::size_t begin = front.begin_of(at) - front.before(at);
      front.put_others<is_put_cheaply<T>>(
          at, [data](std::size_t from) -> T&& { return std::move(data[from]); },
          [&](std::size_t to, T&& element) { others.construct(at, begin, to, std::move(element)); },
          reading_behind(data));
    });
    gather(data, front);
    T* const behind = data + front.size();
    const std::size_t rest = count - front.size();
    for_each_block(control{}, selection::number_of_blocks(rest), [&, behind, rest](std::size_t at) {
      T* const from = others.data();
      const std::size_t begin = at * selection::block;
      const std::size_t end = begin + at_most(selection::block, rest - begin);
      for (std::size_t i = begin; i < end; ++i) {
        behind[i] = std::move(from[i]);
      }
    });
    return front.size();
  }
};

struct partitioner {
  template <class T, class Call>
  static std::size_t move(const control& how, T* data, std::size_t count, const Call& call) {
    const selection front = select_if<true, const T>(how, data, count, call);
    const std::size_t middle = front.size();
    if (middle == 0 || middle == count) {
      return middle;
    }
    const std::size_t in_place = front.before_index(middle);
    for_each_block(control{}, selection::number_of_blocks(middle),
                   [&, data](std::size_t at) { swap_block(data, front, at, in_place); });
    return middle;
  }

 private:
  /// Swaps the k-th of the elements that are wrongly in front with the k-th of those that are
  /// wrongly behind, for all in a block. So many are in front, rightly: `in_place`.
  template <class T>
  static void swap_block(T* data, const selection& front, std::size_t at, std::size_t in_place) {
    const std::size_t begin = front.begin_of(at);
    const std::size_t end = at_most(front.size(), front.end_of(at));
    std::array<std::uint16_t, selection::block> wrong;  // each behind `begin`
    const std::size_t number = front.list_others(begin, end, wrong.data());
    if (number == 0) {
      return;
    }
    const std::size_t rank = in_place + (begin - front.before(at));
    std::size_t behind = front.find_chosen(rank, front.size(), in_place);
    std::array<std::size_t, 256> right;
    for (std::size_t done = 0; done < number; done += right.size()) {
      const std::size_t some = at_most(right.size(), number - done);
      behind = front.list_chosen(behind, right.data(), some);
      for (std::size_t k = 0; k < some; ++k) {
        using std::swap;
        swap(data[begin + wrong[done + k]], data[right[k]]);
      }
    }
  }
};

struct equal_elements {
  template <class T>
    requires requires(const T& a, const T& b) { a == b; }
  constexpr bool operator()(const T& a, const T& b) const {
    return a == b;
  }
};

/// unique by ==, where nothing else is said.
struct unique_fn : move_entry<unifier, two_elements_of, true> {
  using move_entry::operator();
  template <class A>
  std::size_t operator()(const control& how, A&& range) const {
    return (*this)(how, std::forward<A>(range), equal_elements{});
  }
};

}  // namespace lend::detail::inline LEND_ABI

namespace lend::inline LEND_ABI {

/// Moves the elements for which `p(element, args...)` does not hold to the front, in their order,
/// and returns how many they are. Those behind them have been moved from.
///
/// p is called once for each element, before any of them is moved. Throws overlap_error if loans
/// overlap, before anything starts; else the first exception of p, or cancelled, or std::bad_alloc,
/// and then nothing has been moved; else the first exception of a move. Work: n calls. Span: O(log
/// n) plus the longest call plus O(n / 4096), plus O(n) moves where hardly anything is removed.
/// Extra memory: a byte an element.
inline constexpr detail::with_options<detail::move_entry<detail::remover, detail::one_written>>
    remove_if{};

/// Keeps the first of neighbours that are equal, by `==` or an equivalence `eq(a, b, args...)`:
/// moves what is kept to the front, in order, and returns how many there are; by the rules of
/// remove_if.
///
/// eq is called once for each pair of neighbours. Elements are Send and Sync.
inline constexpr detail::with_options<detail::unique_fn> unique{};

/// Moves the elements for which `p(element, args...)` holds to the front, and returns how many
/// there are. Not stable, but the same at every width.
///
/// By the rules of remove_if. Swaps as few pairs as can be. Span: O(log n) plus the longest call
/// plus O(n / 4096).
inline constexpr detail::with_options<detail::move_entry<detail::partitioner, detail::one_written>>
    partition{};

/// The same, with the elements in their order on both sides.
///
/// Extra memory: a byte an element, and those that do not come to the front.
inline constexpr detail::with_options<
    detail::move_entry<detail::stable_partitioner, detail::one_written>>
    stable_partition{};

}  // namespace lend::inline LEND_ABI
