#pragma once

#include <lend/algo/kernel/blocks.hpp>
#include <lend/algo/kernel/walk.hpp>
#include <lend/own/atomic.hpp>

#include <cstddef>
#include <cstdint>
#include <exception>
#include <tuple>
#include <type_traits>
#include <utility>

// Searches for the first of many indices. They are asked in waves, each a few times as long as all
// before it, so that what is asked in vain is bounded by where the answer lies, whatever the
// threads do. Within a wave, indices are claimed in order from one counter: the loop of the runtime
// only says how many at once.

namespace lend::detail::inline LEND_ABI {

/// The least index at which something happened that ends a search: what was searched for, or an
/// exception. A sequential search would have ended there as well.
class first_event {
 public:
  explicit first_event(std::size_t count) noexcept : at_(count) {}

  /// What is asked from here on is of no use.
  [[nodiscard]] std::size_t at() const noexcept {
    // ORDER: relaxed; a hint until all tasks have joined.
    return at_.load(memory_order_relaxed);
  }
  void happened(std::size_t index) noexcept { lower(at_, index); }
  /// Keeps the exception being handled, if nothing happened before `index`.
  [[gnu::cold, gnu::noinline]] void threw(std::size_t index) noexcept {
    // ORDER: acquire and release; they order the writes to error_ and threw_at_.
    while (writing_.exchange(true, memory_order_acquire)) {
    }
    if (index < threw_at_) {
      threw_at_ = index;
      error_ = std::current_exception();
    }
    writing_.store(false, memory_order_release);
    happened(index);
  }
  /// To be called when all tasks have joined.
  void rethrow() const {
    if (error_ != nullptr && threw_at_ == at()) {
      std::rethrow_exception(error_);
    }
  }

 private:
  atomic<std::size_t> at_;
  atomic<bool> writing_ = false;
  std::size_t threw_at_ = static_cast<std::size_t>(-1);
  std::exception_ptr error_;
};

/// Asks the indices of [begin, end) in order, up to the first one for which `is_hit(index)` holds.
template <class IsHit>
void search_one_by_one(std::size_t begin, std::size_t end, first_event& first,
                       const IsHit& is_hit) noexcept {
  std::size_t asked = begin;
  const auto hits_next = [&] {
    ++asked;
    return is_hit(asked);
  };
  try {
    for (; end - asked >= 4; ++asked) {
      if (is_hit(asked) || hits_next() || hits_next() || hits_next()) {
        first.happened(asked);
        return;
      }
    }
    while (asked < end && !is_hit(asked)) {
      ++asked;
    }
    if (asked < end) {
      first.happened(asked);
    }
  } catch (...) {
    first.threw(asked);
  }
}

/// How many indices in a row are asked without a look at each answer, so that the compiler can ask
/// several at once. Those with a hit among them are asked again.
inline constexpr std::size_t asked_together = 32;

/// A number as wide as the elements, so that those that are compared at once fill a register.
template <std::size_t Bytes>
using flags_as_wide = std::conditional_t<
    Bytes == 1, std::uint8_t,
    std::conditional_t<Bytes == 2, std::uint16_t,
                       std::conditional_t<Bytes == 8, std::uint64_t, std::uint32_t>>>;

/// A block that is asked: how far that has come, and whether it has a hit.
template <class Flags>
struct asked_block {
  std::size_t begin;
  std::size_t asked = 0;
  Flags hits = 0;
};

/// Moves `block` to one that has a hit, or is too short.
template <class Flags, class IsHit>
void skip_misses(asked_block<Flags>& block, std::size_t end, const IsHit& is_hit) {
  while (end - block.begin >= asked_together) {
    block.hits = 0;
    for (block.asked = 0; block.asked < asked_together; ++block.asked) {
      block.hits |= is_hit(block.begin + block.asked) ? Flags{1} : Flags{0};
    }
    if (block.hits != 0) {
      return;
    }
    block.begin += asked_together;
  }
}

/// The same as one by one, for questions that are cheap to ask.
template <class Flags, class IsHit>
void search_in_blocks(std::size_t begin, std::size_t end, first_event& first,
                      const IsHit& is_hit) noexcept {
  asked_block<Flags> block{begin};
  try {
    skip_misses(block, end, is_hit);
  } catch (...) {
    if (block.hits == 0) {
      first.threw(block.begin + block.asked);
      return;
    }
  }
  search_one_by_one(block.begin, end, first, is_hit);
}

/// Looks whether to stop; that is an event as well.
inline bool stops_at(std::size_t index, const control& how, first_event& first) noexcept {
  if (how.stop == nullptr || !how.stop->stop_requested()) [[likely]] {
    return false;
  }
  try {
    throw_cancelled();
  } catch (...) {
    first.threw(index);
  }
  return true;
}

/// Calls `look(from, to, first)`, unless something has happened in front of that.
template <class Look>
void search_part(const control& how, std::size_t from, std::size_t to, first_event& first,
                 const Look& look) noexcept {
  if (from < first.at() && !stops_at(from, how, first)) {
    look(from, to, first);
    how.advance(to - from);
  }
}

inline constexpr std::size_t first_wave = 4096;
/// So many are no more than one wave where this thread asks them alone.
inline constexpr std::size_t few_waves = 16'384;

/// Runs `loop` over [begin, count) in waves, up to the one in which something happened.
inline void search_in_waves(const control& how, any_loop_job& loop, std::size_t begin,
                            std::size_t count, const first_event& first) {
  constexpr std::size_t growth = 4;
  std::size_t end = at_most(how.grain < first_wave ? first_wave : how.grain, count);
  while (begin < count && first.at() == count) {
    if (begin < end) {
      share_loop(loop, begin, end, how.grain);
      begin = end;
    }
    end = end < count / growth ? end * growth : count;
  }
}

/// The first index of [0, count) that `look(from, to, first)`, which must not throw, tells `first`;
/// else `count`. Throws the exception that it tells of, if nothing else is in front of that.
template <class Look>
std::size_t search(const control& how, std::size_t count, const Look& look) {
  if (count == 0) {
    return 0;
  }
  first_event first(count);
  how.expect(count);
  atomic<std::size_t> next;
  const auto search_front = [&](std::size_t from, std::size_t to) noexcept {
    search_part(how, from, to, first, look);
  };
  const auto search_some = [&](std::size_t low, std::size_t high) noexcept {
    // ORDER: relaxed; it only gives every index to one task.
    const std::size_t from = next.fetch_add(high - low, memory_order_relaxed);
    search_part(how, from, from + (high - low), first, look);
  };
  failure never;
  loop_job<decltype(search_some)> loop(search_some, never);
  loop_job<decltype(search_front)> front(search_front, never, loop.known);
  run_front_first(
      how, front, count <= few_waves ? count : first_wave,
      [&](std::size_t begun) { return begun < count && first.at() == count; },
      [&](std::size_t begun) {
        next = begun;
        search_in_waves(how, loop, begun, count, first);
      });
  first.rethrow();
  return first.at();
}

// g++ does not vectorize comparisons of floating-point numbers, for they may trap.
#ifdef __clang__
template <class Part>
constexpr bool is_compared_in_registers = std::is_arithmetic_v<Part> || std::is_enum_v<Part>;
#else
template <class Part>
constexpr bool is_compared_in_registers = std::is_integral_v<Part> || std::is_enum_v<Part>;
#endif

/// Questions that may be cheap, as far as types can tell: about numbers, and not behind a pointer.
template <class F, class Parts>
constexpr bool is_cheap_to_ask = false;
template <class F, class... Parts>
constexpr bool is_cheap_to_ask<F, type_list<Parts...>> =
    std::is_class_v<F> &&
    std::conjunction_v<std::bool_constant<is_compared_in_registers<std::remove_cvref_t<Parts>>>...>;

template <class Parts>
constexpr std::size_t size_of_first = 0;
template <class First, class... Rest>
constexpr std::size_t size_of_first<type_list<First, Rest...>> = sizeof(First);

/// The same for whether `call(parts...)`, which calls an `F`, is `Wanted` for the parts at an
/// index.
template <class F, bool Wanted, class... Cursors, class Call>
std::size_t search_parts(const control& how, const bound_view<Cursors...>& view, const Call& call) {
  using parts = typename bound_view<Cursors...>::arguments;
  const auto look = [&](std::size_t begin, std::size_t end, first_event& first) noexcept {
    view.cursors.apply([&](const Cursors... cursors) {
      const loop_local<Call> local = call;
      const auto is_hit = [&](std::size_t i) {
        return static_cast<bool>(local(cursors.get(i)...)) == Wanted;
      };
      if constexpr (is_cheap_to_ask<F, parts>) {
        search_in_blocks<flags_as_wide<size_of_first<parts>>>(begin, end, first, is_hit);
      } else {
        search_one_by_one(begin, end, first, is_hit);
      }
    });
  };
  return search(how, view.size(), look);
}

}  // namespace lend::detail::inline LEND_ABI
