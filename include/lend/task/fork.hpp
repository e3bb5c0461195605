#pragma once

#include <lend/task/edge.hpp>
#include <lend/task/failure.hpp>
#include <lend/task/seam.hpp>

#include <cstddef>
#include <tuple>

// Fork-join over closures, without the rules: what join, the loops and the algorithms are made of.

namespace lend::detail::inline LEND_ABI {

/// What a job and a loop have in common: the edges that ThreadSanitizer is told of, and where their
/// exceptions go. SAFETY: it lives on the frame that joins it, and refers to that frame.
class guarded {
 public:
  explicit guarded(failure& failed) noexcept : failed_(failed) {}

  /// To be called before the work is handed over, and when it has ended.
  void forks() noexcept { fork_.publish(); }
  void joined() noexcept { join_.observe(); }

 protected:
  template <class Work>
  void guard(const Work& work) noexcept {
    fork_.observe();
    if (!failed_.failed()) {
      try {
        work();
      } catch (...) {
        failed_.capture();
      }
    }
    join_.publish();
  }

 private:
  failure& failed_;
  [[no_unique_address]] edge fork_;
  [[no_unique_address]] edge join_;
};

template <class Work>
class work_job final : public job, public guarded {
 public:
  work_job(Work& work, failure& failed) noexcept : job{&start}, guarded(failed), work_(work) {}

 private:
  static void start(job& self) noexcept {
    auto& here = static_cast<work_job&>(self);
    here.guard([&] { here.work_(); });
  }

  Work& work_;
};

/// Runs `work()` in `arena`, the default one if null.
template <class Work>
void enter_arena(arena_state* arena, Work& work) {
  failure failed;
  work_job<Work> entered(work, failed);
  entered.forks();
  run_in_arena(arena, entered);
  entered.joined();
  failed.rethrow();
}

/// Runs `work()` inside an arena: here if this thread is in one, else in the default one. Its
/// exceptions pass through.
template <class Work>
void inside_some_arena(Work&& work) {
  if (inside_arena()) {
    work();
  } else {
    enter_arena(nullptr, work);
  }
}

// SAFETY: jobs refer to `works` and `failed`, which live on this frame; run_jobs returns when all
// of them have ended, and no exception leaves a job.
/// Runs all of `works`, possibly at the same time, and returns when they have ended. The first
/// exception is thrown then; what had not started by then is skipped.
template <class... Works>
void fork_join(Works&... works) {
  failure failed;
  std::tuple<work_job<Works>...> jobs{work_job<Works>(works, failed)...};
  std::apply(
      [](auto&... each) {
        job* const list[] = {&each...};
        (each.forks(), ...);
        run_jobs(list, sizeof...(each));
        (each.joined(), ...);
      },
      jobs);
  failed.rethrow();
}

template <class Body>
class loop_job final : public range_job, public guarded {
 public:
  loop_job(const Body& body, failure& failed) noexcept
      : range_job{&start}, guarded(failed), body_(body) {}

 private:
  static void start(range_job& self, std::size_t begin, std::size_t end) noexcept {
    auto& here = static_cast<loop_job&>(self);
    here.guard([&] { here.body_(begin, end); });
  }

  const Body& body_;
};

/// Calls `body(begin, end)` for disjoint ranges that cover [0, count), possibly at the same time.
template <class Body>
void fork_range(std::size_t count, const Body& body) {
  if (count == 0) {
    return;
  }
  failure failed;
  inside_some_arena([&] {
    loop_job<Body> loop(body, failed);
    loop.forks();
    run_range(loop, count);
    loop.joined();
  });
  failed.rethrow();
}

}  // namespace lend::detail::inline LEND_ABI
