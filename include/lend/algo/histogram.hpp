#pragma once

#include <lend/algo/kernel/binning.hpp>
#include <lend/algo/kernel/walk.hpp>

#include <concepts>
#include <cstddef>
#include <type_traits>
#include <utility>
#include <vector>

namespace lend::detail::inline LEND_ABI {

template <class A, class F, class... Args>
constexpr misuse misuse_of_histogram() {
  if constexpr (misuse_of_walk<access::read, A>() != misuse::none) {
    return misuse_of_walk<access::read, A>();
  } else {
    using parts = typename bound_t<access::read, A>::arguments;
    constexpr misuse found = misuse_of_calling<audience::many, parts, F, Args...>();
    if constexpr (found != misuse::none) {
      return found;
    } else {
      using bin = std::remove_cvref_t<call_result_t<audience::many, parts, F, Args...>>;
      return Bin<bin> ? misuse::none : misuse::result_mismatch;
    }
  }
}

/// Which bin the parts at an index go to.
template <class Call, class... Cursors>
struct bin_source {
  std::size_t operator()(std::size_t index) const {
    return cursors.apply(
        [&](const Cursors&... each) { return checked_bin(call(each.get(index)...), bins); });
  }

  loop_local<Call> call;
  pack<Cursors...> cursors;
  std::size_t bins;
};

struct histogram_fn {
  template <class A, class Bins, class... Args>
    requires(misuse_of_walk<access::read, A>() == misuse::none)
  static auto named(type_list<A, Bins>, type_list<Args...>)
      -> by_name<audience::many, std::size_t, typename bound_t<access::read, A>::arguments,
                 type_list<carrier_t<Args>...>>;

  template <class A, std::integral Bins, class F, class... Args>
  std::vector<std::size_t> operator()(const control& how, A&& range, Bins bins, F&& callable,
                                      Args&&... args) const {
    constexpr misuse found = misuse_of_histogram<A, F, Args...>();
    enforce<found, A, shown_t<found, audience::many, parts_of<access::read, A>, F, Args...>,
            Args...>();
    if constexpr (found == misuse::none) {
      if (!std::in_range<std::size_t>(bins)) {
        throw_no_bins();
      }
      auto view = make_view(leaves(std::forward<A>(range)));
      const auto bound = bind_view<access::read>(view);
      using parts = typename bound_t<access::read, A>::arguments;
      const std::size_t size = bound.size();
      check_walk(bound, argument_loan<Bins>{bins}, argument_loan<F>{callable},
                 argument_loan<Args>{args}...);
      const auto call =
          make_ready<audience::many, parts>(std::forward<F>(callable), std::forward<Args>(args)...);
      return count(how, bound, size, static_cast<std::size_t>(bins), call);
    } else {
      return refused_value<std::vector<std::size_t>>();
    }
  }

 private:
  template <class... Cursors, class Call>
  static std::vector<std::size_t> count(const control& how, const bound_view<Cursors...>& view,
                                        std::size_t size, std::size_t bins, const Call& call) {
    return count_bins<std::size_t>(how, size, bins,
                                   bin_source<Call, Cursors...>{call, view.cursors, bins});
  }
};

}  // namespace lend::detail::inline LEND_ABI

namespace lend::inline LEND_ABI {

/// How many elements of a range, or parts of a view, go to each of the bins 0, 1, ..., bins - 1:
/// `f(v[i], args...)` gives the bin, an integer, a bool or an enumeration.
///
/// Throws bounds_error if it gives anything else than a bin; size_error if zipped ranges differ in
/// length and overlap_error if loans overlap, before anything starts; else the first exception of
/// f. Work: n calls, and O(bins). Span: O(log n + bins). Extra memory: for few bins a counter of
/// each for every task at work; for many of them 4 bytes an element, of at most 4 million elements
/// at a time.
inline constexpr detail::with_options<detail::histogram_fn> histogram{};

}  // namespace lend::inline LEND_ABI
