#pragma once

#include <lend/algo/kernel/search.hpp>
#include <lend/algo/kernel/stage.hpp>
#include <lend/algo/kernel/verdict.hpp>

#include <cstddef>
#include <optional>
#include <utility>

namespace lend::detail::inline LEND_ABI {

/// Checks the rules, binds the range and the predicate, and gives
/// `Question{}(size, first index at which the predicate is Question::wanted)`.
template <class Question>
struct search_entry : Question::stage {
  template <class A, class... Args>
    requires(misuse_of_walk<access::read, A>() == misuse::none)
  static auto named(type_list<A>, type_list<Args...>)
      -> by_name<audience::many, bool, typename bound_t<access::read, A>::arguments,
                 type_list<carrier_t<Args>...>>;

  template <class A, class F, class... Args>
  auto operator()(const control& how, A&& range, F&& predicate, Args&&... args) const {
    constexpr misuse found = misuse_of_question<A, F, Args...>();
    enforce<found, A, shown_t<found, audience::many, parts_of<access::read, A>, F, Args...>,
            Args...>();
    if constexpr (found == misuse::none) {
      auto view = make_view(leaves(std::forward<A>(range)));
      const auto bound = bind_view<access::read>(view);
      check_walk(bound, argument_loan<F>{predicate}, argument_loan<Args>{args}...);
      using parts = typename bound_t<access::read, A>::arguments;
      const auto call = make_ready<audience::many, parts>(std::forward<F>(predicate),
                                                          std::forward<Args>(args)...);
      return Question{}(bound.size(),
                        search_parts<std::decay_t<F>, Question::wanted>(how, bound, call));
    } else {
      return refused_value<typename Question::answer>();
    }
  }

 private:
  template <class A, class F, class... Args>
  static constexpr misuse misuse_of_question() {
    if constexpr (misuse_of_walk<access::read, A>() != misuse::none) {
      return misuse_of_walk<access::read, A>();
    } else {
      return misuse_of_verdict<typename bound_t<access::read, A>::arguments, F, Args...>();
    }
  }
};

struct where {
  struct stage {};
  using answer = std::optional<std::size_t>;
  static constexpr bool wanted = true;
  answer operator()(std::size_t size, std::size_t at) const noexcept {
    return at < size ? answer(at) : std::nullopt;
  }
};

/// Whether there is, or is not, an element for which the predicate is `Wanted`.
template <bool Wanted, bool Exists, stage_kind Kind>
struct whether {
  using stage = also_stage<Kind>;
  using answer = bool;
  static constexpr bool wanted = Wanted;
  bool operator()(std::size_t size, std::size_t at) const noexcept { return (at < size) == Exists; }
};

}  // namespace lend::detail::inline LEND_ABI

namespace lend::inline LEND_ABI {

/// The index of the first element, or of the first parts of a view, for which `p(parts...,
/// args...)` holds; nullopt if there is none.
///
/// p is called once for each element up to that, in any order, and for some behind it: for no more
/// than 4,096 elements in all (or the grain, if that is larger) or four times as many as are in
/// front of it. About numbers p may be asked again where it was true, for up to 32 of them. Throws
/// size_error if zipped ranges differ in length and overlap_error if loans overlap, before anything
/// starts; else what p throws for an element, unless it holds for one in front of that: as a
/// sequential search would. Throws cancelled if a stop could have changed the answer. Work: in
/// proportion to the index of the first match. Span: O(log² n) plus the longest call.
inline constexpr detail::with_options<detail::search_entry<detail::where>> find_if{};

/// Whether `p(parts..., args...)` holds for any element, all of them, none of them; as find_if.
inline constexpr detail::with_options<
    detail::search_entry<detail::whether<true, true, detail::stage_kind::any_of>>>
    any_of{};
inline constexpr detail::with_options<
    detail::search_entry<detail::whether<false, false, detail::stage_kind::all_of>>>
    all_of{};
inline constexpr detail::with_options<
    detail::search_entry<detail::whether<true, false, detail::stage_kind::none_of>>>
    none_of{};

}  // namespace lend::inline LEND_ABI
