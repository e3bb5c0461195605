#pragma once

#include <lend/algo/kernel/blocks.hpp>
#include <lend/algo/kernel/link.hpp>
#include <lend/own/error.hpp>

#include <cstddef>
#include <type_traits>
#include <utility>

// How a stage joins what is in front of it with what is behind.

namespace lend::detail::inline LEND_ABI {

// The stages that are not made of a callable.

struct numbering_stage {};
template <class... Leaves>
struct zipping_stage {
  view_of<Leaves...> view;
};
struct taking_stage {
  std::size_t most;
};

/// What a predicate is called with: it changes nothing.
template <class Parts>
struct looked_at;
template <class... Parts>
struct looked_at<type_list<Parts...>> {
  using type = type_list<const std::remove_reference_t<Parts>&...>;
};
template <class Parts>
using looked_at_t = typename looked_at<Parts>::type;

/// What a stage does with what arrives: which rule forbids it (`found`), what leaves it (`next`),
/// and `bind(stage, count)`, which makes its link.
template <access Access, class Flow, class Stage>
struct joint;

template <access Access, class Flow, class F, class... Carriers>
struct joint<Access, Flow, stage<stage_kind::transform, F, Carriers...>> {
  using call = ready_call<audience::many, typename Flow::parts, F, Carriers...>;
  using plan = plan_for<audience::many, F, typename Flow::parts, Carriers...>;

  static constexpr misuse find() {
    if constexpr (plan::found != misuse::none) {
      return plan::found;
    } else {
      return std::is_void_v<typename plan::called::type> ? misuse::stage_gives_nothing
                                                         : misuse::none;
    }
  }
  static constexpr misuse found = find();
  static constexpr auto leaves_it() {
    if constexpr (found == misuse::none) {
      using result = typename plan::called::type;
      return flow<type_list<std::conditional_t<std::is_rvalue_reference_v<result>,
                                               std::remove_reference_t<result>, result>>,
                  Flow::placed, Flow::counted, false>{};
    }
  }
  using next = decltype(leaves_it());
  using shown = typename plan::as_called;

  template <class Stage>
  static constexpr mapping_link<call> bind(Stage& from, std::size_t& /*count*/) {
    return {call(std::move(from.callable), std::move(from.carriers))};
  }
};

/// Which rule forbids a predicate.
template <class Plan>
constexpr misuse misuse_of_predicate() {
  if constexpr (Plan::found != misuse::none) {
    return Plan::found;
  } else {
    return std::is_convertible_v<typename Plan::called::type, bool> ? misuse::none
                                                                    : misuse::result_mismatch;
  }
}

template <access Access, class Flow, class F, class... Carriers>
struct joint<Access, Flow, stage<stage_kind::filter, F, Carriers...>> {
  using looked_at = looked_at_t<typename Flow::parts>;
  using call = ready_call<audience::many, looked_at, F, Carriers...>;
  using plan = plan_for<audience::many, F, looked_at, Carriers...>;
  static constexpr misuse found = misuse_of_predicate<plan>();
  using next = flow<typename Flow::parts, false, false, Flow::lent>;
  using shown = typename plan::as_called;

  template <class Stage>
  static constexpr filtering_link<call> bind(Stage& from, std::size_t& /*count*/) {
    return {call(std::move(from.callable), std::move(from.carriers))};
  }
};

template <class Parts>
struct numbered;
template <class... Parts>
struct numbered<type_list<Parts...>> {
  using type = type_list<std::size_t, Parts...>;
};

template <access Access, class Flow>
struct joint<Access, Flow, numbering_stage> {
  static constexpr misuse found = Flow::placed ? misuse::none : misuse::stage_without_places;
  using next =
      flow<typename numbered<typename Flow::parts>::type, Flow::placed, Flow::counted, false>;
  using shown = numbering_stage;

  static constexpr numbering_link bind(numbering_stage& /*from*/, std::size_t& /*count*/) {
    return {};
  }
};

template <access Access, class Flow, class... Leaves>
struct joint<Access, Flow, zipping_stage<Leaves...>> {
  using bound = decltype(bind_view<Access>(std::declval<view_of<Leaves...>&>()));
  static constexpr misuse found =
      bound::found != misuse::none ? bound::found
                                   : (Flow::counted ? misuse::none : misuse::stage_without_places);
  using next = flow<joined<typename Flow::parts, typename bound::arguments>, Flow::placed,
                    Flow::counted, false>;
  using shown = zipping_stage<Leaves...>;

  static constexpr auto bind(zipping_stage<Leaves...>& from, std::size_t& count) {
    const auto view = bind_view<Access>(from.view);
    view.check();
    if (view.size() != count) {
      throw_size(count, view.size());
    }
    return link_of(view.cursors);
  }

 private:
  template <class I, class... Cursors>
  static constexpr zipping_link<Cursors...> link_of(const pack_of<I, Cursors...>& cursors) {
    return {cursors};
  }
};

/// What is kept while others are looked at has to be a value.
template <class Parts>
struct kept_parts;
template <class... Parts>
struct kept_parts<type_list<Parts...>> {
  template <class Part>
  static constexpr misuse misuse_of_part() {
    using value = std::remove_cvref_t<Part>;
    constexpr bool copied =
        std::is_reference_v<Part> &&
        (!std::is_const_v<std::remove_reference_t<Part>> || !std::is_trivially_copyable_v<value>);
    return copied ? misuse::stage_keeps_reference : misuse_of_result<value, false>();
  }
  static constexpr misuse found = first_misuse(misuse_of_part<Parts>()...);
  using values = type_list<std::remove_cvref_t<Parts>...>;
  using type = pack<std::remove_cvref_t<Parts>...>;
};

template <access Access, class Flow>
struct joint<Access, Flow, taking_stage> {
  /// They are the first ones of the source.
  static constexpr bool known = Flow::placed && Flow::counted;

  static constexpr misuse find() {
    if constexpr (known || Flow::lent) {
      return misuse::none;
    } else {
      return kept_parts<typename Flow::parts>::found;
    }
  }
  static constexpr misuse found = find();
  static constexpr auto leaves_it() {
    if constexpr (known) {
      return Flow{};
    } else if constexpr (Flow::lent) {
      return flow<typename Flow::parts, true, false, true>{};
    } else {
      return flow<typename kept_parts<typename Flow::parts>::values, true, false, true>{};
    }
  }
  using next = decltype(leaves_it());
  using shown = typename Flow::parts;

  static constexpr auto bind(taking_stage& from, std::size_t& count) {
    if constexpr (known) {
      count = at_most(from.most, count);
      return limit{};
    } else {
      return late_limit<Flow>{from.most};
    }
  }
};

/// A single part that is a range.
template <class Parts>
constexpr bool is_one_range = false;
template <class Part>
constexpr bool is_one_range<type_list<Part>> = Iterable<std::remove_reference_t<Part>>;

template <access Access, class Flow>
struct joint<Access, Flow, flattening_stage> {
  static constexpr misuse found =
      is_one_range<typename Flow::parts> ? misuse::none : misuse::stage_takes_ranges;
  template <class Parts>
  struct flattened;
  template <class Part>
  struct flattened<type_list<Part>> {
    using type = flattening_link<Part>;
  };
  static constexpr auto leaves_it() {
    if constexpr (found == misuse::none) {
      using link = typename flattened<typename Flow::parts>::type;
      return flow<type_list<typename link::passed>, false, false, false>{};
    }
  }
  using next = decltype(leaves_it());
  using shown = typename Flow::parts;

  static constexpr auto bind(flattening_stage& /*from*/, std::size_t& /*count*/) {
    return typename flattened<typename Flow::parts>::type{};
  }
};

template <misuse Found, class Shown>
struct blocked_route {
  static constexpr misuse found = Found;
  using last = void;
  using shown = Shown;
};

/// The stages between the source and the end: which rule forbids one, and what arrives at the end.
template <access Access, class Flow, class... Stages>
struct route {
  static constexpr misuse found = misuse::none;
  using last = Flow;
  using shown = void;
};
template <access Access, class Flow, class First, class... Rest>
struct route<Access, Flow, First, Rest...> {
  using here = joint<Access, Flow, First>;

  static constexpr auto go_on() {
    if constexpr (here::found == misuse::none) {
      return std::type_identity<route<Access, typename here::next, Rest...>>{};
    } else {
      return std::type_identity<blocked_route<here::found, typename here::shown>>{};
    }
  }
  using behind = typename decltype(go_on())::type;
  static constexpr misuse found = behind::found;
  using last = typename behind::last;
  using shown = typename behind::shown;
};

template <access Access, class Flow>
constexpr pack<> bind_stages(std::size_t& /*count*/) {
  return {};
}
/// The links of stages, `count` elements before them; left is how many of those they begin with.
template <access Access, class Flow, class First, class... Rest>
constexpr auto bind_stages(std::size_t& count, First& first, Rest&... rest) {
  using here = joint<Access, Flow, First>;
  auto link = make_pack(here::bind(first, count));
  return concatenate(std::move(link), bind_stages<Access, typename here::next>(count, rest...));
}

}  // namespace lend::detail::inline LEND_ABI
