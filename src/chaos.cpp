#include "chaos.hpp"

#if defined(LEND_CHAOS)

#include "spinlock.hpp"

#include <sched.h>

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>

namespace lend::detail {

namespace {

struct named_mutation {
  std::string_view name;
  mutation way;
};

#define LEND_NAMED(way) \
  named_mutation { #way, mutation::way }

constexpr named_mutation mutations[] = {
    LEND_NAMED(none),
    LEND_NAMED(pop_without_exchange),
    LEND_NAMED(steal_without_order),
    LEND_NAMED(look_before_push),
    LEND_NAMED(ignore_wishes),
    LEND_NAMED(no_lock_on_conflict),
    LEND_NAMED(claim_without_exchange),
    LEND_NAMED(split_without_order),
    LEND_NAMED(die_without_look),
    LEND_NAMED(park_without_look),
    LEND_NAMED(wake_before_end),
    LEND_NAMED(walk_without_generation),
    LEND_NAMED(close_without_lock),
    LEND_NAMED(retire_without_lock),
};

#undef LEND_NAMED

/// The mutation that LEND_MUTATION names.
mutation choose() noexcept {
  const char* const given = std::getenv("LEND_MUTATION");
  const std::string_view wanted = given != nullptr ? given : "none";
  for (const named_mutation& known : mutations) {
    if (known.name == wanted) {
      return known.way;
    }
  }
  std::fprintf(stderr, "LEND_MUTATION: there is no %s\n", given);
  std::_Exit(2);
}

}  // namespace

const mutation chosen_mutation = choose();

void chaos() noexcept {
  // xorshift64 (Marsaglia, 2003), seeded by where this thread's state lies.
  thread_local std::uint64_t state = 0;
  if (state == 0) {
    state = reinterpret_cast<std::uintptr_t>(&state) * 0x9E3779B97F4A7C15U | 1U;
  }
  state ^= state << 13U;
  state ^= state >> 7U;
  state ^= state << 17U;
  if (state % 64 == 0) {
    sched_yield();
  } else if (state % 8 == 0) {
    for (std::uint64_t i = 0; i < (state >> 8U) % 128; ++i) {
      relax();
    }
  }
}

}  // namespace lend::detail

#endif
