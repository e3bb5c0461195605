#pragma once

#include <lend/algo/kernel/comparison.hpp>
#include <lend/algo/kernel/merge.hpp>
#include <lend/algo/kernel/rearrange.hpp>

#include <cstddef>
#include <type_traits>
#include <utility>

namespace lend::detail::inline LEND_ABI {

template <class A, class B, class Out>
constexpr misuse misuse_of_merged_ranges() {
  constexpr misuse found =
      first_misuse(misuse_of_elements<access::read, A>(), misuse_of_elements<access::read, B>(),
                   misuse_of_output<Out>());
  if constexpr (found != misuse::none) {
    return found;
  } else {
    using value = element_value_t<access::read, A>;
    constexpr bool alike = std::is_same_v<value, element_value_t<access::read, B>>;
    return first_misuse(alike ? misuse::none : misuse::not_alike,
                        misuse_of_assigning<element_value_t<access::write, Out>, value>);
  }
}

/// Which rule forbids to merge `A` and `B` to `Out` by `Less`.
template <class A, class B, class Out, class Less, class... Args>
constexpr misuse misuse_of_merging() {
  constexpr misuse found = misuse_of_merged_ranges<A, B, Out>();
  if constexpr (found != misuse::none) {
    return found;
  } else {
    return misuse_of_verdict<compared_in<A>, Less, Args...>();
  }
}

struct merge_fn {
  template <class... Args>
  static constexpr void usage() {
    static_assert(
        never<Args...>,
        "lend[call]: merge takes two sorted ranges, an output, and a comparison with what "
        "that gets after two elements; write merge(a, b, out) or merge(a, b, out, less, "
        "args...)");
  }

  template <class A, class B, class Out, class... Args>
    requires(misuse_of_merged_ranges<A, B, Out>() == misuse::none)
  static auto named(type_list<A, B, Out>, type_list<Args...>)
      -> named_verdict_t<compared_in<A>, Args...>;

  template <class A, class B, class Out>
  auto operator()(const control& how, A&& a, B&& b, Out&& out) const {
    return (*this)(how, std::forward<A>(a), std::forward<B>(b), std::forward<Out>(out),
                   less_than{});
  }

  template <class A, class B, class Out, class Less, class... Args>
  auto operator()(const control& how, A&& a, B&& b, Out&& out, Less&& less, Args&&... args) const {
    constexpr misuse found = misuse_of_merging<A, B, Out, Less, Args...>();
    enforce<found, A, B, Out, shown_t<found, audience::many, read_elements_of<A>, Less, Args...>,
            Args...>();
    if constexpr (found == misuse::none) {
      auto view_a = make_view(leaves(std::forward<A>(a)));
      auto view_b = make_view(leaves(std::forward<B>(b)));
      auto out_view = make_view(leaves(std::forward<Out>(out)));
      const auto in_a = bind_elements<access::read, A>(view_a);
      const auto in_b = bind_elements<access::read, B>(view_b);
      const auto written = bind_elements<access::write, Out>(out_view);
      // Not the sum, which might be too large for its type.
      if (in_a.size() > written.size() || in_b.size() != written.size() - in_a.size()) {
        throw_merged_size(in_a.size(), in_b.size(), written.size());
      }
      check_disjoint(in_a, in_b, written, argument_loan<Less>{less}, argument_loan<Args>{args}...);
      const auto call = make_ready<audience::many, compared_in<A>>(std::forward<Less>(less),
                                                                   std::forward<Args>(args)...);
      using value = const element_value_t<access::read, A>;
      merge(how,
            merge_input<value>{in_a.data, in_a.data + in_a.size(), in_b.data,
                               in_b.data + in_b.size()},
            written.data, call);
    } else {
      return refused{};
    }
  }

 private:
  template <class T, class Out, class Less>
  static void merge(const control& how, const merge_input<T>& in, Out* out, const Less& less) {
    failure failed(how);
    const auto work = [&] { merge_all(in, out, less, failed); };
    if (how.arena != nullptr) {
      enter_arena(how.arena, work);
    } else if (in.size() <= merged_alone) {
      work();
    } else {
      inside_some_arena(work);
    }
    failed.rethrow();
  }
};

}  // namespace lend::detail::inline LEND_ABI

namespace lend::inline LEND_ABI {

/// Merges two ranges that are sorted by `<`, or by a strict weak order `less(x, y, args...)`, to an
/// output: `merge(a, b, out)`. Stable: equal elements keep their order, those of `a` first.
///
/// The elements of `a` and `b` have the same type and are copied, for both are shared; they are
/// Sync, and can be assigned to those of `out`. If an input is not sorted, or less is no strict
/// weak order, `out` gets copies of elements in some order. Throws size_error if `out` has not as
/// many elements as both together, and overlap_error if it overlaps one of them, both before
/// anything is written; else what less or an assignment throws, or cancelled, and what `out` has
/// then is not known.
///
/// Work: O(n). Span: O(log² n). No extra memory.
///
/// Both ranges are cut in two by a binary search in the shorter one (Cormen et al., "Introduction
/// to Algorithms", 27.3), until few elements are left; those are merged from both ends at once,
/// without branches if they are trivially copyable.
inline constexpr detail::with_options<detail::merge_fn> merge{};

}  // namespace lend::inline LEND_ABI
