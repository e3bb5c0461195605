#pragma once

#include <lend/task/control.hpp>
#include <lend/task/edge.hpp>
#include <lend/task/failure.hpp>
#include <lend/task/seam.hpp>

namespace lend::detail::inline LEND_ABI {

/// What a job that other threads run has around its work: the edges that ThreadSanitizer is told
/// of, and where its exceptions go. SAFETY: it lives on the frame that waits for the job, and
/// refers to that frame.
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
    failed_.guard(work);
    join_.publish();
  }
  void advance(std::size_t steps) noexcept { failed_.advance(steps); }

 private:
  failure& failed_;
  [[no_unique_address]] edge fork_;
  [[no_unique_address]] edge join_;
};

/// What runs in an arena for a thread that may have to wait for a place there.
template <class Work>
class entering_job final : public job, public guarded {
 public:
  entering_job(Work& work, failure& failed) noexcept : job(&start), guarded(failed), work_(work) {}

 private:
  static void start(job& self) noexcept {
    auto& here = static_cast<entering_job&>(self);
    here.guard([&] { here.work_(); });
  }

  Work& work_;
};

/// Runs `work()` in `arena`, the default one if null.
template <class Work>
void enter_arena(arena_state* arena, Work& work) {
  failure failed;
  entering_job<Work> entered(work, failed);
  entered.forks();
  run_in_arena(arena, entered);
  entered.joined();
  failed.rethrow();
}

/// Something to call, whatever its type is; it outlives this.
struct any_call {
  void (*call)(void* what);
  void* what;

  void operator()() const { call(what); }
};

/// Not a template, for each join has a call of its own, and seldom runs it.
[[gnu::noinline]] inline void enter_default_arena(any_call work) { enter_arena(nullptr, work); }

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

/// The same, inside the arena that was chosen if there is one.
template <class Work>
void inside_arena_of(const control& how, Work&& work) {
  if (how.arena == nullptr) {
    inside_some_arena(work);
  } else {
    enter_arena(how.arena, work);
  }
}

}  // namespace lend::detail::inline LEND_ABI
