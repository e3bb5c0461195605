#pragma once

#include <lend/own/disjoint.hpp>
#include <lend/own/ready_call.hpp>
#include <lend/own/view.hpp>
#include <lend/task/fork.hpp>
#include <lend/task/frame.hpp>
#include <lend/task/loop.hpp>
#include <lend/task/options.hpp>

#include <cstddef>
#include <type_traits>
#include <utility>

// What the algorithms share: a bound view or range, and a callable with what all tasks read.

namespace lend::detail::inline LEND_ABI {

/// A copy for the loop to work with where that is free: the compiler can keep it in registers,
/// since nothing the loop writes can be part of it.
template <class T>
using loop_local = std::conditional_t<FreeToCopy<T>, const T, const T&>;

/// The parts of a view or range, where it may be walked.
template <access Access, class A>
struct parts_of;
template <access Access, class A>
struct leading_parts<parts_of<Access, A>> {
  using type = typename bound_t<Access, A>::arguments;
};

/// Throws size_error if the parts of a view do not go together, what its cursors find wrong with
/// them, and overlap_error if the loans of the view and of the arguments overlap.
template <class... Cursors, class... Args>
void check_walk(const bound_view<Cursors...>& view, const Args&... args) {
  view.check();
  check_disjoint(view.cursors, args...);
}

/// Calls `call` with the parts at each index of [begin, end).
template <class... Cursors, class Call>
constexpr void walk(const bound_view<Cursors...>& view, const Call& call, std::size_t begin,
                    std::size_t end) {
  view.cursors.apply([&](const Cursors... cursors) {
    const loop_local<Call> local = call;
    for (std::size_t i = begin; i < end; ++i) {
      local(cursors.get(i)...);
    }
  });
}

/// Which rule forbids `A` where a whole range of elements is needed, not a view of several.
template <access Access, class A>
constexpr misuse misuse_of_elements() {
  if constexpr (misuse_of_single_range<A>() != misuse::none) {
    return misuse_of_single_range<A>();
  } else {
    return misuse_of_walk<Access, A>();
  }
}

/// Which rule forbids to map parts to values. The result is taken over on the spot, so it may be a
/// reference to one of them.
template <class Parts, class F, class... Args>
constexpr misuse misuse_of_mapping() {
  constexpr misuse found = misuse_of_calling<audience::many, Parts, F, Args...>();
  if constexpr (found != misuse::none) {
    return found;
  } else {
    using result = std::remove_cvref_t<call_result_t<audience::many, Parts, F, Args...>>;
    return misuse_of_result<result, true>();
  }
}

/// Which rule forbids to call `F` for what it does; what it returns is ignored.
template <class Parts, class F, class... Args>
constexpr misuse misuse_of_visiting() {
  return misuse_of_calling<audience::many, Parts, F, Args...>();
}

template <access Access, class A>
using element_cursor_t = decltype(bound_t<Access, A>::cursors.value);

template <access Access, class A>
using element_value_t = typename element_cursor_t<Access, A>::value;

/// Which rule forbids `A` as what is written: a range lent exclusively.
template <class A>
constexpr misuse misuse_of_output() {
  constexpr misuse found = misuse_of_elements<access::write, A>();
  if constexpr (found != misuse::none) {
    return found;
  } else if constexpr (is_exclusive(how_entered<element_cursor_t<access::write, A>>)) {
    return misuse::none;
  } else {
    constexpr bool held = HeldRange<std::remove_cvref_t<A>> || Transient<A>;
    return held ? misuse::lend_shared_as_exclusive : misuse::lend_const;
  }
}

/// The elements of a single range.
template <access Access, class A>
constexpr auto bind_elements(view_t<A>& view) {
  return bind_view<Access>(view).cursors.value;
}

}  // namespace lend::detail::inline LEND_ABI
