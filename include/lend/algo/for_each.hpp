#pragma once

#include <lend/algo/kernel/stage.hpp>
#include <lend/algo/kernel/walk.hpp>

#include <cstddef>
#include <type_traits>
#include <utility>

namespace lend::detail::inline LEND_ABI {

template <class Part>
struct written_part {
  using type = Part;
};
template <class T>
struct written_part<const T&> {
  using type = T&;
};
template <class T>
struct written_part<slice<T>> {
  using type = slice_mut<T>;
};
template <class T>
struct written_part<grid<T>> {
  using type = grid_mut<T>;
};
template <class T>
struct written_part<strided<T>> {
  using type = strided_mut<T>;
};

template <class... Parts>
constexpr auto written_parts(type_list<Parts...>) {
  return type_list<typename written_part<Parts>::type...>{};
}

template <class Cursor>
constexpr bool is_overlapping = requires { Cursor::overlapping; };

/// What the cursors would give if nothing but overlapping parts were shared.
template <class... Cursors>
constexpr auto writable_parts(const bound_view<Cursors...>*) {
  return type_list<typename std::conditional_t<
      is_overlapping<Cursors>, std::type_identity<typename Cursors::argument>,
      written_part<typename Cursors::argument>>::type...>{};
}

/// Why a callable does not take the parts: would it take them if they were not shared?
template <class View, class F, class... Args>
constexpr misuse misuse_of_untaken() {
  using written = decltype(written_parts(typename View::arguments{}));
  using writable = decltype(writable_parts(static_cast<const View*>(nullptr)));
  if constexpr (misuse_of_calling<audience::many, written, F, Args...>() != misuse::none) {
    return misuse::call_mismatch;
  } else if constexpr (misuse_of_calling<audience::many, writable, F, Args...>() != misuse::none) {
    return misuse::windows_written;
  } else {
    return misuse::exclusive_written;
  }
}

template <class A, class F, class... Args>
constexpr misuse misuse_of_for_each() {
  if constexpr (misuse_of_walk<access::write, A>() != misuse::none) {
    return misuse_of_walk<access::write, A>();
  } else {
    using view = bound_t<access::write, A>;
    constexpr misuse found = misuse_of_visiting<typename view::arguments, F, Args...>();
    if constexpr (found == misuse::call_mismatch) {
      return misuse_of_untaken<view, F, Args...>();
    } else {
      return found;
    }
  }
}

struct for_each_fn : also_stage<stage_kind::for_each> {
  template <class... Args>
  static constexpr void usage() {
    static_assert(never<Args...>,
                  "lend[call]: for_each takes a range, a callable and what that gets after each "
                  "element; write for_each(v, f, args...)");
  }

  template <class A, class... Args>
    requires(misuse_of_walk<access::write, A>() == misuse::none)
  static auto named(type_list<A>, type_list<Args...>)
      -> named_callee_t<audience::many, typename bound_t<access::write, A>::arguments, Args...>;

  template <class A, class F, class... Args>
  auto operator()(const control& how, A&& range, F&& callable, Args&&... args) const {
    constexpr misuse found = misuse_of_for_each<A, F, Args...>();
    enforce<found, A, shown_t<found, audience::many, parts_of<access::write, A>, F, Args...>,
            Args...>();
    if constexpr (found == misuse::none) {
      auto view = make_view(leaves(std::forward<A>(range)));
      const auto bound = bind_view<access::write>(view);
      using parts = typename bound_t<access::write, A>::arguments;
      const std::size_t size = bound.size();
      check_walk(bound, argument_loan<F>{callable}, argument_loan<Args>{args}...);
      const auto call =
          make_ready<audience::many, parts>(std::forward<F>(callable), std::forward<Args>(args)...);
      fork_range(how, size,
                 [&](std::size_t begin, std::size_t end) { walk(bound, call, begin, end); });
    } else {
      return refused{};
    }
  }
};

}  // namespace lend::detail::inline LEND_ABI

namespace lend::inline LEND_ABI {

/// Calls `f(parts..., args...)` for each element or part of a range or view, possibly at the same
/// time and in any order. A range that is not const is lent exclusively, the others shared.
///
/// Throws size_error if zipped ranges differ in length and overlap_error if loans overlap, before
/// anything starts; else the first exception of f, after which some elements may not be visited.
/// Work: n calls. Span: O(log n) plus the longest call.
inline constexpr detail::with_options<detail::for_each_fn> for_each{};

}  // namespace lend::inline LEND_ABI
