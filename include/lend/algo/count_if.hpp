#pragma once

#include <lend/algo/kernel/stage.hpp>
#include <lend/algo/kernel/verdict.hpp>
#include <lend/algo/kernel/walk.hpp>
#include <lend/own/atomic.hpp>

#include <cstddef>
#include <utility>

namespace lend::detail::inline LEND_ABI {

template <class A, class F, class... Args>
constexpr misuse misuse_of_count() {
  if constexpr (misuse_of_walk<access::read, A>() != misuse::none) {
    return misuse_of_walk<access::read, A>();
  } else {
    return misuse_of_verdict<typename bound_t<access::read, A>::arguments, F, Args...>();
  }
}

struct count_if_fn : also_stage<stage_kind::count_if> {
  template <class A, class... Args>
    requires(misuse_of_walk<access::read, A>() == misuse::none)
  static auto named(type_list<A>, type_list<Args...>)
      -> named_verdict_t<typename bound_t<access::read, A>::arguments, Args...>;

  template <class A, class F, class... Args>
  std::size_t operator()(const control& how, A&& range, F&& callable, Args&&... args) const {
    constexpr misuse found = misuse_of_count<A, F, Args...>();
    enforce<found, A, shown_t<found, audience::many, parts_of<access::read, A>, F, Args...>,
            Args...>();
    if constexpr (found == misuse::none) {
      auto view = make_view(leaves(std::forward<A>(range)));
      const auto bound = bind_view<access::read>(view);
      using parts = typename bound_t<access::read, A>::arguments;
      const std::size_t size = bound.size();
      check_walk(bound, argument_loan<F>{callable}, argument_loan<Args>{args}...);
      const auto call =
          make_ready<audience::many, parts>(std::forward<F>(callable), std::forward<Args>(args)...);
      std::size_t counted = 0;
      atomic<std::size_t> total = 0;
      fork_range(
          how, size,
          [&](std::size_t begin, std::size_t end) { counted += count(bound, call, begin, end); },
          [&](std::size_t begin, std::size_t end) {
            // ORDER: relaxed; the loop's join publishes the sum.
            total.fetch_add(count(bound, call, begin, end), memory_order_relaxed);
          });
      return counted + total.load(memory_order_relaxed);
    } else {
      return refused_value<std::size_t>();
    }
  }

 private:
  /// A compiler makes vector code of so many calls, if they are of that kind.
  static constexpr std::size_t strip = 128;

  template <class... Cursors, class Call>
  static std::size_t count(const bound_view<Cursors...>& view, const Call& call, std::size_t begin,
                           std::size_t end) {
    return view.cursors.apply([&](const Cursors... cursors) {
      const loop_local<Call> local = call;
      const auto hits = [&](std::size_t from, std::size_t to) {
        std::size_t some = 0;
        for (std::size_t i = from; i < to; ++i) {
          if (static_cast<bool>(local(cursors.get(i)...))) {
            ++some;
          }
        }
        return some;
      };
      std::size_t counted = 0;
      std::size_t at = begin;
      for (; end - at >= strip; at += strip) {
        counted += hits(at, at + strip);
      }
      counted += hits(at, end);
      return counted;
    });
  }
};

}  // namespace lend::detail::inline LEND_ABI

namespace lend::inline LEND_ABI {

/// How many elements of a range `p(v[i], args...)` holds for, or how many parts of a view.
///
/// Throws size_error if zipped ranges differ in length and overlap_error if loans overlap, before
/// anything starts; else the first exception of p. Work: n calls. Span: O(log n) plus the longest
/// call. No allocation.
inline constexpr detail::with_options<detail::count_if_fn> count_if{};

}  // namespace lend::inline LEND_ABI
