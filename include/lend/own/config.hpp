#pragma once

/// Run-time bounds checks are on unless LEND_BOUNDS is defined as 0.
#ifndef LEND_BOUNDS
#define LEND_BOUNDS 1
#endif

#define LEND_API __attribute__((visibility("default")))

#if defined(__clang__)
#define LEND_LIFETIMEBOUND [[clang::lifetimebound]]
// For -Wconsumed: a loan starts as unknown, so that only what has been given away on every path is
// reported. What may stand in the arguments of a call on std::move(v), such as v.size(), needs
// none.
#define LEND_CONSUMABLE [[clang::consumable(unknown)]]
#define LEND_RENEWS [[clang::set_typestate(unknown)]]
#define LEND_GIVES_AWAY [[clang::set_typestate(consumed)]]
#define LEND_NEEDS_LOAN [[clang::callable_when("unconsumed", "unknown")]]
#else
#define LEND_LIFETIMEBOUND
#define LEND_CONSUMABLE
#define LEND_RENEWS
#define LEND_GIVES_AWAY
#define LEND_NEEDS_LOAN
#endif

#if defined(__SANITIZE_THREAD__)
#define LEND_TSAN 1
#elif defined(__has_feature)
#if __has_feature(thread_sanitizer)
#define LEND_TSAN 1
#endif
#endif
#ifndef LEND_TSAN
#define LEND_TSAN 0
#endif

// What the options change lives in an inline namespace of its own, so that files that disagree can
// be linked together.
#if LEND_TSAN && LEND_BOUNDS
#define LEND_ABI tsan_bounds_on
#elif LEND_TSAN
#define LEND_ABI tsan_bounds_off
#elif LEND_BOUNDS
#define LEND_ABI bounds_on
#else
#define LEND_ABI bounds_off
#endif
