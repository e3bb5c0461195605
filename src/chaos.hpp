#pragma once

// Switches that only the runtime's own tests turn on.

namespace lend::detail {

/// The ways in which tests break the protocol to see that they would notice.
enum class mutation : unsigned char {
  none,
  pop_without_exchange,
  steal_without_order,
  look_before_push,
  ignore_wishes,
  no_lock_on_conflict,
  claim_without_exchange,
  split_without_order,
  die_without_look,
  park_without_look,
  wake_before_end,
  walk_without_generation,
  close_without_lock,
  retire_without_lock,
};

#if defined(LEND_CHAOS)
/// Widens the windows between two steps of the protocol: sometimes waits a while, or yields.
void chaos() noexcept;
/// The one that LEND_MUTATION names in the environment.
extern const mutation chosen_mutation;
/// Whether the protocol is to be broken in this way.
inline bool mutated(mutation way) noexcept { return way == chosen_mutation; }
#else
[[gnu::always_inline]] inline void chaos() noexcept {}
[[gnu::always_inline]] constexpr bool mutated(mutation /*way*/) noexcept { return false; }
#endif

}  // namespace lend::detail
