#pragma once

#include <lend/algo/kernel/walk.hpp>

#include <type_traits>

namespace lend::detail::inline LEND_ABI {

/// Which rule forbids to ask `F` for a bool about `Parts`.
template <class Parts, class F, class... Args>
constexpr misuse misuse_of_verdict() {
  constexpr misuse found = misuse_of_calling<audience::many, Parts, F, Args...>();
  if constexpr (found != misuse::none) {
    return found;
  } else {
    return std::is_convertible_v<call_result_t<audience::many, Parts, F, Args...>, bool>
               ? misuse::none
               : misuse::result_mismatch;
  }
}

/// A predicate or comparison that cannot be deduced.
template <class Parts, class... Args>
using named_verdict_t = by_name<audience::many, bool, Parts, type_list<carrier_t<Args>...>>;

}  // namespace lend::detail::inline LEND_ABI
