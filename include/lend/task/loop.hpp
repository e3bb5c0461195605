#pragma once

#include <lend/task/enter.hpp>

#include <cstddef>
#include <type_traits>

namespace lend::detail::inline LEND_ABI {

/// A loop, whatever its body is.
class any_loop_job : public range_job, public guarded {
 public:
  any_loop_job(decltype(range_job::run) start, pace& of_body, failure& failed) noexcept
      : range_job{start, of_body}, guarded(failed) {}
};

template <class Body>
class loop_job final : public any_loop_job {
 public:
  loop_job(const Body& body, failure& failed) noexcept : loop_job(body, failed, known_pace) {}
  loop_job(const Body& body, failure& failed, pace& of_loop) noexcept
      : any_loop_job(&start, of_loop, failed), body_(body) {}

 private:
  static void start(range_job& self, std::size_t begin, std::size_t end) noexcept {
    auto& here = static_cast<loop_job&>(self);
    here.guard([&] {
      here.body_(begin, end);
      here.advance(end - begin);
    });
  }

  static constinit inline pace known_pace;

  const Body& body_;
};

/// Runs what is left of a loop when `begun` of its turns have been run.
inline void share_loop(any_loop_job& loop, std::size_t begun, std::size_t count,
                       std::size_t grain) {
  loop.forks();
  run_range(loop, begun, count, grain);
  loop.joined();
}

/// Runs the front of a loop over [0, count) on this thread alone; and `run_rest(begun)`, in an
/// arena, if there is something left: `is_left(begun)`.
template <class IsLeft, class RunRest>
void run_front_first(const control& how, any_loop_job& front, std::size_t count,
                     const IsLeft& is_left, const RunRest& run_rest) {
  const auto run_all = [&](const auto& enter) {
    if (const std::size_t begun = run_front(front, count, how.grain); is_left(begun)) {
      enter([&] { run_rest(begun); });
    }
  };
  if (how.arena == nullptr) {
    run_all([](const auto& work) { inside_some_arena(work); });
  } else {
    inside_arena_of(how, [&] { run_all([](const auto& work) { work(); }); });
  }
}

/// `front` is run by this thread alone, before `loop` is shown to others.
///
/// Not a template: what it takes to enter an arena is compiled once for all loops of a file.
[[gnu::noinline]] inline void run_loop(const control& how, any_loop_job& front, any_loop_job& loop,
                                       std::size_t count) {
  run_front_first(
      how, front, count, [count](std::size_t begun) { return begun < count; },
      [&](std::size_t begun) { share_loop(loop, begun, count, how.grain); });
}

/// Calls `body(begin, end)` for disjoint ranges that cover [0, count), possibly at the same time;
/// none but the last is shorter than the grain. Between them it looks whether to stop.
///
/// A short loop is run by this thread alone, which calls `alone(begin, end)` instead as long as it
/// is the only one.
template <class Alone, class Body>
void fork_range(const control& how, std::size_t count, const Alone& alone, const Body& body) {
  if (count == 0) {
    return;
  }
  failure failed(how);
  failed.expect(count);
  loop_job<Body> loop(body, failed);
  loop_job<Alone> front(alone, failed, loop.known);
  run_loop(how, front, loop, count);
  failed.rethrow();
}

template <class Body>
void fork_range(const control& how, std::size_t count, const Body& body) {
  if (count == 0) {
    return;
  }
  failure failed(how);
  failed.expect(count);
  loop_job<Body> loop(body, failed);
  run_loop(how, loop, loop, count);
  failed.rethrow();
}

/// So many numbers are moved by one thread, in less time than another one takes to wake up.
inline constexpr std::size_t moved_alone = 4096;

template <class T>
constexpr bool is_number = std::is_arithmetic_v<T> || std::is_enum_v<T>;

/// Whether a loop whose turns do no more than to move a few such elements is too short for anything
/// but to be run.
template <class... Elements>
constexpr bool is_short_move(const control& how, std::size_t count) noexcept {
  return (is_number<std::remove_cv_t<Elements>> && ...) && count <= moved_alone && how.is_plain();
}

/// The same where all that a turn does is to move a few `Elements`.
template <class... Elements, class Body>
void fork_moves(const control& how, std::size_t count, const Body& body) {
  if (is_short_move<Elements...>(how, count) && count != 0) {
    body(std::size_t{0}, count);
  } else {
    fork_range(how, count, body);
  }
}

}  // namespace lend::detail::inline LEND_ABI
