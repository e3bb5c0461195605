#pragma once

#include <lend/algo/kernel/stage.hpp>
#include <lend/algo/kernel/walk.hpp>
#include <lend/own/range.hpp>

#include <cstddef>
#include <type_traits>
#include <utility>

// What the stages of a pipeline become when its last one is known: links, each of which is called
// with what arrives and calls the next one with what it makes of that. The compiler sees one loop.

namespace lend::detail::inline LEND_ABI {

/// What arrives at a stage.
template <class Parts, bool Placed, bool Counted, bool Lent>
struct flow {
  using parts = Parts;
  /// Whether the number of elements in front of each one is known while they run.
  static constexpr bool placed = Placed;
  /// Whether it is known how many there are before any of them runs.
  static constexpr bool counted = Counted;
  /// Whether they are what the source gives.
  static constexpr bool lent = Lent;
};

template <class Link>
constexpr bool drops_or_adds = false;

/// Calls a callable with what arrives, and passes its result on.
template <class Call>
struct mapping_link {
  Call call;

  template <class Next, class... Parts>
  [[gnu::always_inline]] constexpr decltype(auto) operator()(const Next& next, std::size_t at,
                                                             Parts&&... parts) const {
    return next(at, call(std::forward<Parts>(parts)...));
  }
  template <class Use>
  constexpr void with_loans(const Use& use) const {
    call.with_loans(use);
  }
};

/// Passes on what a predicate holds for, or does not.
template <class Call>
struct filtering_link {
  Call call;

  template <class Next, class... Parts>
  [[gnu::always_inline]] constexpr void operator()(const Next& next, std::size_t at,
                                                   Parts&&... parts) const {
    if (static_cast<bool>(call(std::as_const(parts)...))) {
      next(at, std::forward<Parts>(parts)...);
    }
  }
  template <class Use>
  constexpr void with_loans(const Use& use) const {
    call.with_loans(use);
  }
};
template <class Call>
constexpr bool drops_or_adds<filtering_link<Call>> = true;

struct numbering_link {
  template <class Next, class... Parts>
  [[gnu::always_inline]] constexpr decltype(auto) operator()(const Next& next, std::size_t at,
                                                             Parts&&... parts) const {
    return next(at, std::size_t{at}, std::forward<Parts>(parts)...);
  }
  template <class Use>
  constexpr void with_loans(const Use& use) const {
    use();
  }
};

/// Passes on what arrives together with the elements of a range.
template <class... Cursors>
struct zipping_link {
  pack<Cursors...> cursors;

  template <class Next, class... Parts>
  [[gnu::always_inline]] constexpr decltype(auto) operator()(const Next& next, std::size_t at,
                                                             Parts&&... parts) const {
    return cursors.apply([&](const Cursors&... each) -> decltype(auto) {
      return next(at, std::forward<Parts>(parts)..., each.get(at)...);
    });
  }
  template <class Use>
  constexpr void with_loans(const Use& use) const {
    use(cursors);
  }
};

/// What a pipeline leaves to those who run it: to begin with the first so many elements. They are
/// known to be the first ones, or have to be counted.
struct limit {
  template <class Next, class... Parts>
  [[gnu::always_inline]] constexpr decltype(auto) operator()(const Next& next, std::size_t at,
                                                             Parts&&... parts) const {
    return next(at, std::forward<Parts>(parts)...);
  }
  template <class Use>
  constexpr void with_loans(const Use& use) const {
    use();
  }
};
template <class Flow>
struct late_limit {
  using arriving = Flow;

  std::size_t most;

  template <class Use>
  constexpr void with_loans(const Use& use) const {
    use();
  }
};

/// A range that is a value of the pipeline's own, whose elements may be taken away.
template <class Part>
constexpr bool is_given_range = !std::is_reference_v<Part> && Owned<Part>;

/// Passes on the elements of a range.
template <class Part>
struct flattening_link {
  using element = range_reference<std::remove_reference_t<Part>>;
  using passed = std::conditional_t<is_given_range<Part> && std::is_lvalue_reference_v<element> &&
                                        !std::is_const_v<std::remove_reference_t<element>>,
                                    std::remove_reference_t<element>, element>;

  template <class Next>
  constexpr void operator()(const Next& next, std::size_t at, Part&& range) const {
    for (auto&& each : range) {
      next(at, static_cast<passed&&>(each));
    }
  }
  template <class Use>
  constexpr void with_loans(const Use& use) const {
    use();
  }
};
template <class Part>
constexpr bool drops_or_adds<flattening_link<Part>> = true;

}  // namespace lend::detail::inline LEND_ABI
