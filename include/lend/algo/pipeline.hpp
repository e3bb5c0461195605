#pragma once

#include <lend/algo/kernel/asking.hpp>
#include <lend/algo/kernel/collecting.hpp>

#include <concepts>
#include <cstddef>
#include <type_traits>
#include <utility>

namespace lend::detail::inline LEND_ABI {

/// A source, and stages that nothing has been sent through yet.
template <class Source, class... Stages>
struct pipeline {
  const options* chosen;  ///< null if there are none
  Source source;
  pack<Stages...> stages;
};

template <class Payload>
constexpr bool is_pipeline = false;
template <class Source, class... Stages>
constexpr bool is_pipeline<pipeline<Source, Stages...>> = true;

template <class Payload>
constexpr bool is_stage = false;
template <stage_kind Kind, class F, class... Carriers>
constexpr bool is_stage<stage<Kind, F, Carriers...>> = true;
template <class T, class Op>
constexpr bool is_stage<reducing_stage<T, Op>> = true;
template <>
inline constexpr bool is_stage<taking_stage> = true;

template <class A>
concept PipelineSoFar = Transient<A> && is_pipeline<payload_t<A>>;
template <class A>
concept StageGiven = Transient<A> && is_stage<payload_t<A>>;

/// A stage without arguments, which is written as a name.
template <class A>
struct bare_stage {
  using type = void;
};
template <>
struct bare_stage<explained<enumerate_fn>> {
  using type = numbering_stage;
};
template <class Algorithm>
  requires requires { typename Algorithm::bare_stage; }
struct bare_stage<with_options<Algorithm>> {
  using type = typename Algorithm::bare_stage;
};
template <class Stage>
struct bare_stage<Stage(Stage)> {
  using type = Stage;
};
template <class A>
using bare_stage_t = typename bare_stage<std::remove_cvref_t<A>>::type;

template <class... Leaves>
constexpr zipping_stage<Leaves...> stage_of(view_of<Leaves...>& view) {
  return {std::move(view)};
}
template <class Stage>
  requires is_stage<Stage>
constexpr Stage stage_of(Stage& given) {
  return std::move(given);
}

/// Which rule forbids what stands behind a `|`.
template <class A>
constexpr misuse misuse_of_stage() {
  if constexpr (Refused<A>) {
    return misuse::reported;
  } else if constexpr (Transient<A>) {
    constexpr bool fits = is_stage<payload_t<A>> || is_view<payload_t<A>>;
    return fits ? (FreshTransient<A> ? misuse::none : misuse::loan_named) : misuse::not_a_stage;
  } else {
    return std::is_void_v<bare_stage_t<A>> ? misuse::not_a_stage : misuse::none;
  }
}

template <class A>
constexpr auto stage_from(A&& given) {
  if constexpr (Transient<A>) {
    return stage_of(transient_access::payload(given));
  } else {
    return bare_stage_t<A>{};
  }
}

/// The pipeline with one more stage. What is numbered or zipped first is numbered or zipped as the
/// source, so that its parts are found again by their places.
template <class Source, class... Stages, class Stage>
constexpr decltype(auto) append(pipeline<Source, Stages...>& to, Stage next) {
  return make_transient(pipeline<Source, Stages..., Stage>{
      to.chosen, std::move(to.source),
      concatenate(std::move(to.stages), make_pack(std::move(next)))});
}
template <class... Leaves>
constexpr decltype(auto) append(pipeline<view_of<Leaves...>>& to, numbering_stage /*next*/) {
  auto numbered = make_view(concatenate(places_of(to.source.leaves), std::move(to.source.leaves)));
  return make_transient(pipeline<decltype(numbered)>{to.chosen, std::move(numbered), {}});
}
template <class... Leaves, class... More>
constexpr decltype(auto) append(pipeline<view_of<Leaves...>>& to, zipping_stage<More...> next) {
  auto zipped = make_view(concatenate(std::move(to.source.leaves), std::move(next.view.leaves)));
  return make_transient(pipeline<decltype(zipped)>{to.chosen, std::move(zipped), {}});
}

/// A pipeline with its last stage.
template <class Pipeline, class Last>
struct whole;
template <class Source, class... Stages, class Last>
struct whole<pipeline<Source, Stages...>, Last> {
  static constexpr access to = access_of<Last>;
  using bound = decltype(bind_source<to>(std::declval<Source&>()));
  using first = flow<typename bound::arguments, true, true, true>;
  using through = route<to, first, Stages...>;

  static constexpr auto at_the_end() {
    if constexpr (bound::found != misuse::none || through::found != misuse::none) {
      constexpr misuse before = first_misuse(bound::found, through::found);
      return std::type_identity<blocked_route<before, typename through::shown>>{};
    } else {
      return std::type_identity<ending<typename through::last, Last>>{};
    }
  }
  using last = typename decltype(at_the_end())::type;
  static constexpr misuse found = last::found;

  static auto run(pipeline<Source, Stages...> from, Last with) {
    const auto source = bind_source<to>(from.source);
    source.check();
    std::size_t count = source.size();
    const auto links = from.stages.apply(
        [&](Stages&... stages) { return bind_stages<to, first>(count, stages...); });
    auto end = last::bind(with);
    end.with_loans([&](const auto&... loans) { check_links<0>(links, source.cursors, loans...); });
    const options defaults;
    const chosen_call call(from.chosen != nullptr ? *from.chosen : defaults);
    return run_pipeline(call.how(), source.cursors, count, links, end);
  }
};

/// Runs a pipeline, or says why not.
template <class Pipeline, class Last>
auto finish(Pipeline& from, Last with) {
  using all = whole<Pipeline, Last>;
  enforce<all::found, typename all::last::shown>();
  if constexpr (all::found == misuse::none) {
    return all::run(std::move(from), std::move(with));
  } else {
    return refused_value<seeming_end_t<Last>>();
  }
}

template <class Left, class Right>
constexpr misuse misuse_of_joint() {
  return FreshTransient<Left> ? misuse_of_stage<Right>() : misuse::loan_named;
}

template <class Right>
constexpr bool ends_pipeline() {
  if constexpr (misuse_of_stage<Right>() == misuse::none) {
    return Ending<decltype(stage_from(std::declval<Right>()))>;
  } else {
    return false;
  }
}

/// Sends what comes from the left through one more stage.
template <PipelineSoFar Left, class Right>
  requires(!Refused<Right> && !ends_pipeline<Right>())
constexpr decltype(auto) operator|(Left&& left LEND_LIFETIMEBOUND,
                                   Right&& right LEND_LIFETIMEBOUND) {
  constexpr misuse found = misuse_of_joint<Left, Right>();
  enforce<found, std::remove_cvref_t<Right>>();
  if constexpr (found == misuse::none) {
    return append(transient_access::payload(left), stage_from(std::forward<Right>(right)));
  } else {
    return refused{};
  }
}
/// The last stage makes it run.
template <PipelineSoFar Left, class Right>
  requires(ends_pipeline<Right>())
auto operator|(Left&& left, Right&& right) {
  constexpr misuse found = misuse_of_joint<Left, Right>();
  enforce<found, std::remove_cvref_t<Right>>();
  auto stage = stage_from(std::forward<Right>(right));
  if constexpr (found == misuse::none) {
    return finish(transient_access::payload(left), std::move(stage));
  } else {
    return refused_value<seeming_end_t<decltype(stage)>>();
  }
}

template <class Left, StageGiven Right>
  requires(!PipelineSoFar<Left> && !Refused<Left>)
constexpr refused operator|(Left&& /*left*/, Right&& /*right*/) {
  enforce<misuse::stage_alone, std::remove_cvref_t<Left>>();
  return {};
}

/// What ends a pipeline that was refused before.
template <class Right>
  requires(ends_pipeline<const Right>())
auto operator|(refused /*left*/, const Right& /*right*/) {
  return refused_value<seeming_end_t<decltype(stage_from(std::declval<const Right>()))>>();
}

struct par_fn {
  template <class... Args>
  static constexpr void usage() {
    static_assert(never<Args...>,
                  "lend[call]: par takes a range or view, or two integers; write par(v) | ... or "
                  "par(low, high) | ..., with options in front of them");
  }

  template <class A>
    requires(!Options<A>)
  constexpr decltype(auto) operator()(A&& range LEND_LIFETIMEBOUND) const {
    return begin_with(nullptr, std::forward<A>(range));
  }
  template <std::integral Low, std::integral High>
  constexpr decltype(auto) operator()(Low low, High high) const {
    return begin_between(nullptr, low, high);
  }
  template <class A>
  constexpr decltype(auto) operator()(const options& chosen LEND_LIFETIMEBOUND,
                                      A&& range LEND_LIFETIMEBOUND) const {
    return begin_with(&chosen, std::forward<A>(range));
  }
  template <std::integral Low, std::integral High>
  constexpr decltype(auto) operator()(const options& chosen LEND_LIFETIMEBOUND, Low low,
                                      High high) const {
    return begin_between(&chosen, low, high);
  }

 private:
  template <class A>
  static constexpr decltype(auto) begin_with(const options* chosen, A&& range) {
    constexpr misuse found = misuse_of_source<A>();
    enforce<found, A>();
    if constexpr (found == misuse::none) {
      return make_transient(
          pipeline<view_t<A>>{chosen, make_view(leaves(std::forward<A>(range))), {}});
    } else {
      return refused{};
    }
  }
  template <class Low, class High>
  static constexpr decltype(auto) begin_between(const options* chosen, Low low, High high) {
    const auto indices = interval_of(low, high);
    return make_transient(pipeline<std::remove_const_t<decltype(indices)>>{chosen, indices, {}});
  }
};

struct take_fn {
  template <class... Args>
  static constexpr void usage() {
    static_assert(never<Args...>,
                  "lend[call]: take stands in a pipeline and takes a number; write par(v) | "
                  "take(n) | ...");
  }
  constexpr decltype(auto) operator()(std::size_t count) const {
    return make_transient(taking_stage{count});
  }
};

struct filter_fn {
  template <class... Args>
  static constexpr void usage() {
    static_assert(
        never<Args...>,
        "lend[call]: filter stands in a pipeline and takes a predicate and what that gets "
        "after each element; write par(v) | filter(p, args...) | ...");
  }
  template <class F, class... Args>
    requires StageCall<F, Args...>
  constexpr decltype(auto) operator()(F&& predicate LEND_LIFETIMEBOUND,
                                      Args&&... args LEND_LIFETIMEBOUND) const {
    return also_stage<stage_kind::filter>::as_stage(std::forward<F>(predicate),
                                                    std::forward<Args>(args)...);
  }
};

}  // namespace lend::detail::inline LEND_ABI

namespace lend::inline LEND_ABI {

/// Begins a pipeline over the elements of a range or the parts of a view, `par(v) | ...`, or over
/// the indices of [low, high), `par(low, high) | ...`; options come first.
///
/// Stages follow: `transform(f, args...)`, `filter(p, args...)`, `take(n)`, `enumerate`, `zip(w)`
/// and `flatten`. The last one makes it run: `for_each(f, args...)`, `reduce(init, op)`,
/// `to_vector`, `count`, `sum`, `count_if(p, args...)`, `any_of(p, args...)`, `all_of` or
/// `none_of`. Nothing happens before that, and then all stages are one loop: each callable is
/// called once for each element that reaches it, and nothing is kept in between but by a take
/// behind a filter. A pipeline is used in the expression that makes it. for_each lends what is not
/// const exclusively, all other ends shared, and a predicate changes nothing. Behind filter and
/// flatten no element has a place that is known, so enumerate and zip stand in front of them.
///
/// Each end gives what the algorithm of its name gives for the sequence that arrives, reduce the
/// same bits for every width. Throws size_error if what is zipped differs in length and
/// overlap_error if loans overlap, before anything starts; else the first exception of a callable
/// or of a copy. Work and span: of one loop.
inline constexpr detail::explained<detail::par_fn> par{};

/// A stage that passes on what `p(parts..., args...)` holds for.
inline constexpr detail::explained<detail::filter_fn> filter{};

/// A stage that passes on the first `count` elements.
///
/// Behind a filter or flatten they are the first ones that pass, and the pipeline stops soon after
/// it has them: at most 1,024 elements (or the grain, if that is larger) go in or four times as
/// many as a sequential pass would take, and what is behind the last of them throws nothing. Extra
/// memory there: a number for each element taken, or its value, if a stage in front has made it.
inline constexpr detail::explained<detail::take_fn> take{};

/// The end of a pipeline that makes a std::vector of what arrives, in its order: of values, which
/// are moved, copies of elements, or std::tuples of several parts that go together.
///
/// Throws std::bad_alloc too. Behind a filter or flatten each block of elements has a buffer of its
/// own first; the rest of what is said of vectors at copy_if holds here as well.
constexpr detail::collecting_stage to_vector(detail::collecting_stage stage) { return stage; }

/// The end of a pipeline that tells how many elements arrive.
constexpr detail::counting_stage count(detail::counting_stage stage) { return stage; }

}  // namespace lend::inline LEND_ABI
