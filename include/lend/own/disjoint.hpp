#pragma once

#include <lend/own/error.hpp>
#include <lend/own/footprint.hpp>
#include <lend/own/owned_memory.hpp>
#include <lend/own/type_name.hpp>

#include <array>
#include <cstddef>
#include <type_traits>
#include <utility>

// The rule `disjoint`: the loans that enter one call are compared with each other.
//
// What owns memory is a tree: two loans overlap if and only if their own objects do, or those of
// one lie in what the other owns elsewhere. So each is looked for in the other, and neither is
// walked unless its types say that the other one may lie there.

namespace lend::detail::inline LEND_ABI {

/// Where a loan stands: from 1 on, 0 where that is no question.
struct loan_place {
  std::size_t task;
  std::size_t argument;
  std::size_t part;
};

template <class Footprint>
overlapping_loan describe(const Footprint& covered, entered how, const loan_place& at) {
  using kind = overlapping_loan::kind;
  const extent bytes = covered.covered().hull();
  return {at.task,
          at.argument,
          at.part,
          how == entered::moved_in ? kind::moved_in
                                   : (is_exclusive(how) ? kind::exclusive : kind::shared),
          type_name<typename Footprint::value>(),
          covered.size(),
          reinterpret_cast<const void*>(bytes.begin),  // NOLINT(performance-no-int-to-ptr): shown
          bytes.end - bytes.begin};
}

/// Whether objects of `owner` own some bytes of `wanted` elsewhere.
template <class Owner, class Wanted>
bool owns_part_of(const Owner& owner, const Wanted& wanted) {
  using value = std::remove_all_extents_t<typename Wanted::value>;
  if constexpr (may_own<value, typename Owner::value>) {
    const auto bytes = wanted.covered();
    memory_search<value, decltype(wanted.covered()), runs_of<typename Owner::value>> search(bytes);
    return !bytes.is_empty() && owner.any_run([&](const auto* first, std::size_t count) {
      return search.finds_in(first, count);
    });
  } else {
    return false;
  }
}

template <class First, class Second>
void check_footprints(const First& first, entered how_first, const loan_place& at_first,
                      const Second& second, entered how_second, const loan_place& at_second) {
  const auto fail = [&](overlap how) {
    throw_overlap(describe(first, how_first, at_first), describe(second, how_second, at_second),
                  how);
  };
  if (first.covered().meets(second.covered())) [[unlikely]] {
    fail(overlap::direct);
  } else if (may_be_owned(how_first, how_second)) {
    if (owns_part_of(first, second)) [[unlikely]] {
      fail(overlap::owned_by_first);
    } else if (owns_part_of(second, first)) [[unlikely]] {
      fail(overlap::owned_by_second);
    }
  }
}

/// Compares `first` with each footprint of another loan, or with those that come after the first
/// `skipped` ones.
template <class First>
struct comparison {
  const First& first;
  entered how_first;
  loan_place at_first;
  loan_place at_second;
  bool second_has_parts;
  std::size_t skipped;
  std::size_t seen = 0;

  template <class Second>
  void operator()(const Second& second, entered how_second) {
    if (++seen > skipped && must_differ(how_first, how_second)) {
      at_second.part = second_has_parts ? seen : 0;
      check_footprints(first, how_first, at_first, second, how_second, at_second);
    }
  }
};

/// Compares each footprint of a loan with those of `second`, which comes after it or is the same.
template <class Second, bool Within>
struct comparisons {
  const Second& second;
  loan_place at_first;
  loan_place at_second;
  bool first_has_parts;
  std::size_t seen = 0;

  template <class First>
  void operator()(const First& first, entered how_first) {
    ++seen;
    at_first.part = first_has_parts ? seen : 0;
    comparison<First> compare{
        first, how_first, at_first, at_second, compares_within<Second>, Within ? seen : 0};
    visit_footprints(second, compare);
  }
};

/// A loan, and where it stands in the call.
template <class Loan>
struct placed {
  const Loan& loan;
  loan_place at;
};

template <class First, class Second>
void check_pair(const placed<First>& first, const placed<Second>& second) {
  if constexpr (must_differ(how_entered<First>, how_entered<Second>)) {
    comparisons<Second, false> compare{second.loan, first.at, second.at, compares_within<First>};
    visit_footprints(first.loan, compare);
  }
}

template <class Loan>
void check_within(const placed<Loan>& one) {
  if constexpr (compares_within<Loan> && must_differ(how_entered<Loan>, how_entered<Loan>)) {
    comparisons<Loan, true> compare{one.loan, one.at, one.at, true};
    visit_footprints(one.loan, compare);
  }
}

template <class First, class... Rest>
void check_each_pair(const placed<First>& first, const placed<Rest>&... rest) {
  if constexpr (how_entered<First> != entered::no_loan) {
    check_within(first);
    (check_pair(first, rest), ...);
  }
  if constexpr (sizeof...(Rest) > 0) {
    check_each_pair(rest...);
  }
}

/// Whether loans of these types may have to be compared.
template <class... Loans>
constexpr bool any_must_differ() {
  constexpr std::array<entered, sizeof...(Loans)> how{how_entered<Loans>...};
  for (std::size_t i = 0; i < sizeof...(Loans); ++i) {
    for (std::size_t j = i + 1; j < sizeof...(Loans); ++j) {
      if (must_differ(how[i], how[j])) {
        return true;
      }
    }
  }
  return ((compares_within<Loans> && must_differ(how_entered<Loans>, how_entered<Loans>)) || ...);
}

template <class... Loans>
constexpr bool any_must_differ(type_list<Loans...> /*loans*/) {
  return any_must_differ<Loans...>();
}

template <std::size_t... Is, class... Loans>
void check_numbered(std::index_sequence<Is...>, std::size_t first, const Loans&... loans) {
  check_each_pair(placed<Loans>{loans, {0, first + Is, 0}}...);
}

/// Throws overlap_error if two loans that enter a call overlap and one is exclusive. They are the
/// arguments of the call from the `First`-th on. Costs nothing where the types say that no two of
/// them need comparing. Throws std::bad_alloc where recursive data branch more than a little.
template <std::size_t First = 1, class... Loans>
void check_disjoint(const Loans&... loans) {
  if constexpr (any_must_differ<Loans...>()) {
    check_numbered(std::index_sequence_for<Loans...>{}, First, loans...);
  }
}

}  // namespace lend::detail::inline LEND_ABI
