#pragma once

#include <lend/own/disjoint.hpp>
#include <lend/own/plan.hpp>
#include <lend/own/view.hpp>

#include <cstddef>
#include <type_traits>
#include <utility>

namespace lend::detail::inline LEND_ABI {

/// Ranges that are cut at the same place, bound: where their halves are is known.
template <class... Cursors>
struct bound_split {
  /// What a callee of one half gets: a slice of each range.
  using half = type_list<slice_of_t<Cursors>...>;
  /// What a callee of both gets: front and back of the first range, then of the next.
  using both = joined<type_list<slice_of_t<Cursors>, slice_of_t<Cursors>>...>;
  static constexpr misuse found = first_misuse(misuse_of_cursor<Cursors>()...);
  static constexpr bool makes_loans = (is_made(how_entered<Cursors>) || ...);

  std::size_t middle;
  pack<Cursors...> cursors;

  /// Throws bounds_error unless each range has at least `middle` elements.
  constexpr void check() const {
    cursors.apply([&](const Cursors&... each) { (check_part(middle, 0, each.size()), ...); });
  }
  template <class Use>
  constexpr decltype(auto) with_front(Use&& use) const {
    return cursors.apply([&](const Cursors&... each) -> decltype(auto) {
      return use(slice_of(each, 0, middle)...);
    });
  }
  template <class Use>
  constexpr decltype(auto) with_back(Use&& use) const {
    return cursors.apply([&](const Cursors&... each) -> decltype(auto) {
      return use(slice_of(each, middle, each.size())...);
    });
  }
  template <class Use>
  constexpr decltype(auto) with_both(Use&& use) const {
    return cursors.apply([&](const Cursors&... each) -> decltype(auto) {
      auto slices = concatenate(pack<slice_of_t<Cursors>, slice_of_t<Cursors>>{
          {slice_of(each, 0, middle)}, {slice_of(each, middle, each.size())}}...);
      return slices.apply([&](auto&... cut) -> decltype(auto) { return use(std::move(cut)...); });
    });
  }
};

template <class... Leaves>
constexpr auto bind_split(split_of<Leaves...>& split) {
  return split.leaves.apply([&](Leaves&... leaves) {
    return bound_split<decltype(bind_leaf<access::write>(leaves))...>{
        split.middle, {{bind_leaf<access::write>(leaves)}...}};
  });
}

/// Neighbours that a held slice, column or grid was split into: they are bound as the two halves of
/// one.
template <HeldElements Slice>
struct bound_pair {
  using half = type_list<Slice>;
  using both = type_list<Slice, Slice>;
  using loan = std::conditional_t<ExclusiveLoan<Slice>, mut_loan<Slice>, shared_loan<Slice>>;
  static constexpr misuse found = misuse_of_loan<audience::one>(static_cast<loan*>(nullptr));
  static constexpr bool makes_loans = false;

  Slice front;
  Slice back;

  static constexpr void check() {}
  template <class Use>
  constexpr decltype(auto) with_front(Use&& use) {
    return use(std::move(front));
  }
  template <class Use>
  constexpr decltype(auto) with_back(Use&& use) {
    return use(std::move(back));
  }
  template <class Use>
  constexpr decltype(auto) with_both(Use&& use) {
    return use(std::move(front), std::move(back));
  }
};

template <class Slice>
constexpr bound_pair<Slice> bind_split(std::pair<Slice, Slice>& halves) {
  return {std::move(halves.first), std::move(halves.second)};
}

template <class T>
constexpr bool is_halves = false;
template <class... Leaves>
constexpr bool is_halves<split_of<Leaves...>> = true;
template <HeldElements Slice>
constexpr bool is_halves<std::pair<Slice, Slice>> = true;

template <class A>
constexpr bool takes_halves() {
  if constexpr (Transient<A>) {
    return is_halves<payload_t<A>>;
  } else {
    return is_halves<std::remove_cvref_t<A>>;
  }
}

/// Something that stands for two halves: what split_at gives.
template <class A>
concept Halves = takes_halves<A>();

template <Halves A>
constexpr misuse misuse_of_halves() {
  if constexpr (Transient<A>) {
    return FreshTransient<A> ? misuse::none : misuse::loan_named;
  } else {
    constexpr bool copied = std::is_lvalue_reference_v<A> || std::is_const_v<A>;
    return copied && !std::is_copy_constructible_v<std::remove_cvref_t<A>>
               ? misuse::exclusive_copied
               : misuse::none;
  }
}

/// The halves themselves, moved or copied out of what the caller wrote.
template <Halves A>
constexpr auto take_halves(A&& written) {
  if constexpr (Transient<A>) {
    return std::move(transient_access::payload(written));
  } else {
    return std::remove_cvref_t<A>(std::forward<A>(written));
  }
}

template <Halves A>
using bound_halves_t =
    decltype(bind_split(std::declval<decltype(take_halves(std::declval<A>()))&>()));

template <class Bound>
using each_half = typename Bound::half;
template <class Bound>
using both_halves = typename Bound::both;

/// Which rule forbids to call `F` with the halves that `A` stands for, one or both at a time.
template <audience To, template <class> class Leading, Halves A, class F, class... Args>
constexpr misuse misuse_of_halves_call() {
  if constexpr (misuse_of_halves<A>() != misuse::none) {
    return misuse_of_halves<A>();
  } else {
    using bound = bound_halves_t<A>;
    return first_misuse(bound::found,
                        misuse_of_call<To, Leading<bound>, bound::makes_loans, F, Args...>());
  }
}

template <template <class> class Leading, Halves A>
struct parts_of_halves;
template <template <class> class Leading, Halves A>
struct leading_parts<parts_of_halves<Leading, A>> {
  using type = Leading<bound_halves_t<A>>;
};
/// What is shown of a call with halves.
template <misuse Found, audience To, template <class> class Leading, Halves A, class F,
          class... Args>
using shown_by_halves_t = shown_t<Found, To, parts_of_halves<Leading, A>, F, Args...>;

/// What a call with halves takes for its callable where it cannot deduce one.
template <audience To, template <class> class Leading, Halves A, class... Args>
using named_by_halves_t = named_callee_t<To, Leading<bound_halves_t<A>>, Args...>;

/// Throws overlap_error if the loans of the halves and of the arguments overlap.
template <class... Cursors, class... Loans>
void check_halves(const bound_split<Cursors...>& halves, const Loans&... loans) {
  check_disjoint(halves.cursors, loans...);
}
template <class Slice, class... Loans>
void check_halves(const bound_pair<Slice>& /*checked as written*/, const Loans&... /*loans*/) {}

/// The same for halves that are held, before they are taken.
template <Halves A, class... Loans>
void check_written_halves(const A& written, const Loans&... loans) {
  if constexpr (!Transient<A>) {
    using slice = typename A::first_type;
    check_disjoint(
        pack<argument_loan<slice>, argument_loan<slice>>{{{written.first}}, {{written.second}}},
        loans...);
  }
}

}  // namespace lend::detail::inline LEND_ABI
