#pragma once

#include <lend/own/pack.hpp>
#include <lend/task/enter.hpp>
#include <lend/task/failure.hpp>
#include <lend/task/frame.hpp>

#include <array>
#include <cstddef>
#include <tuple>
#include <type_traits>
#include <utility>

// Fork-join over closures, without the rules: what join and the algorithms are made of.

namespace lend::detail::inline LEND_ABI {

template <class... Works>
using values_of = std::tuple<value_of<Works>...>;

/// The first task threw: sees to it that the second one is skipped or has ended. Throws what the
/// second one threw if that came first.
template <class Work>
[[gnu::noinline]] void abandon(deque& here, slot* at, frame<Work>& other) {
  if (pop(here, at)) {
    return;
  }
  const bool failed_before = other.has_failed();
  await(here, other);
  if (failed_before) {
    other.take();
  }
  other.drop();
}

/// Runs two tasks; there is room for the second one at `at`.
template <class First, class Second>
[[gnu::always_inline]] inline values_of<First, Second> fork_at(deque& here, slot* at, First& first,
                                                               Second& second) {
  frame<Second> other(second);
  push(here, at, other);
  share_some(here, at);
  auto run_first = [&]() -> value_of<First> {
    try {
      return value_from(first);
    } catch (...) {
      abandon(here, at, other);
      throw;
    }
  };
  auto result = run_first();
  if (pop(here, at)) [[likely]] {
    return {std::move(result), value_from(second)};
  }
  await(here, other);
  return {std::move(result), other.take()};
}

/// One of several tasks that share where their first exception goes, and its result.
template <class Work>
class sharing_task {
 public:
  using result_room = result_slot<result_of_work<Work>>;

  sharing_task(Work& work, result_room& result, failure& failed) noexcept
      : work_(work), result_(result), failed_(failed) {}

  void operator()() noexcept {
    if (!failed_.failed()) {
      try {
        result_.fill_by(work_);
      } catch (...) {
        failed_.capture();
      }
    } else if constexpr (requires { work_.skip(); }) {
      work_.skip();
    }
  }

 private:
  Work& work_;
  result_room& result_;  // not here: a thief works with a copy of this
  failure& failed_;
};

/// Runs tasks that do not throw; there is room for all but the first from `at` on, the last one
/// lowest.
template <class First, class... Rest>
void fork_several(deque& here, slot* at, First& first, Rest&... rest) noexcept {
  pack<frame<Rest>...> frames{{frame<Rest>(rest)}...};
  const slot* const lowest = at;
  frames.apply([&](frame<Rest>&... each) {
    const std::array<job*, sizeof...(Rest)> jobs{&each...};
    for (auto next = jobs.rbegin(); next != jobs.rend(); ++next) {
      push(here, at++, **next);
    }
  });
  share_some(here, lowest);
  first();
  const auto finish = [&](auto& work, auto& its_frame) {
    if (pop(here, --at)) {
      work();
    } else {
      await(here, its_frame);
      its_frame.drop();
    }
  };
  frames.apply([&](frame<Rest>&... each) { (finish(rest, each), ...); });
}

/// Runs three tasks or more; there is room for all but the first from `at` on.
template <class... Works>
  requires(sizeof...(Works) > 2)
values_of<Works...> fork_at(deque& here, slot* at, Works&... works) {
  failure failed;
  pack<typename sharing_task<Works>::result_room...> results;
  return results.apply([&](auto&... slots) {
    pack<sharing_task<Works>...> tasks{{sharing_task<Works>(works, slots, failed)}...};
    tasks.apply([&](auto&... each) { fork_several(here, at, each...); });
    failed.rethrow();
    return values_of<Works...>{slots.take()...};
  });
}

template <class... Works>
values_of<Works...> fork_join(Works&... works);

/// A join that is none of the fast ones. What is small comes by value, so that the originals need
/// no address.
template <class... Passed>
[[gnu::noinline]] values_of<std::remove_reference_t<Passed>...> fork_slowly(Passed... works) {
  deque& here = *this_deque;
  const push_plan plan = plan_push(here, sizeof...(works) - 1);
  switch (plan.kind) {
    case push_kind::full:
      return {value_from(works)...};
    case push_kind::outside: {
      auto inside = [&] { return fork_join(works...); };
      return result_through(
          []<class Work>(Work& work) {
            enter_default_arena({[](void* what) { (*static_cast<Work*>(what))(); }, &work});
          },
          inside);
    }
    case push_kind::plain:
      break;
  }
  return fork_at(here, plan.at, works...);
}

template <class Work>
using passed = std::conditional_t<copied_to_thieves<Work>, Work, Work&>;

/// Runs all of `works`, possibly at the same time, and returns their results when they have ended.
/// The first exception is thrown then; what had not started by then is skipped.
template <class... Works>
[[gnu::always_inline]] inline values_of<Works...> fork_join(Works&... works) {
  if constexpr (sizeof...(Works) == 1) {
    return {value_from(works)...};
  } else {
    deque& here = *this_deque;
    slot* const at = place_in(here);
    if (!has_room(here, at, sizeof...(Works) - 1)) [[unlikely]] {
      return fork_slowly<passed<Works>...>(works...);
    }
    return fork_at(here, at, works...);
  }
}

}  // namespace lend::detail::inline LEND_ABI
