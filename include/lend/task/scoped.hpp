#pragma once

#include <lend/own/call.hpp>
#include <lend/own/heap_object.hpp>
#include <lend/own/kept_argument.hpp>
#include <lend/task/edge.hpp>
#include <lend/task/failure.hpp>
#include <lend/task/result.hpp>
#include <lend/task/seam.hpp>

#include <cstddef>
#include <optional>
#include <type_traits>
#include <utility>

namespace lend::detail::inline LEND_ABI {

/// What a guard and its task share, as far as the guard knows it.
///
/// SAFETY: it lies on the heap, the guard has its address, and only the guard ends it, when the
/// task has ended. A guard that is leaked leaves it, its queue, and the arena of that where they
/// are.
template <class R>
class guarded_record : public spawned_job {
 public:
  guarded_record(const guarded_record&) = delete;
  guarded_record& operator=(const guarded_record&) = delete;

  /// Hands the task over. Throws std::bad_alloc.
  void start() {
    queue_ = &open_lone_queue();
    started_.publish();
    spawn(*queue_, *this);
  }
  /// Returns when the task has ended, if it was started.
  void await() noexcept {
    if (queue_ != nullptr) {
      close_lone_queue(*std::exchange(queue_, nullptr));
      ended_.observe();
    }
  }
  /// The result, or the exception, once.
  result_value<R> take() {
    failed_.rethrow();
    return slot_.take();
  }

 protected:
  explicit guarded_record(runner how) noexcept : spawned_job(how) {}
  ~guarded_record() = default;

  template <class Call>
  void run_here(std::optional<Call>& call) noexcept {
    started_.observe();
    failed_.guard([&] { slot_.fill_by(*call); });
    call.reset();
    ended_.publish();
  }

 private:
  spawn_queue* queue_ = nullptr;
  failure failed_;
  result_slot<R> slot_;
  [[no_unique_address]] edge started_;
  [[no_unique_address]] edge ended_;
};

/// The record and the call, whose arguments end with it.
template <class Call>
class guarded_job final : public guarded_record<typename Call::result> {
 public:
  explicit guarded_job(Call&& call)
      : guarded_record<typename Call::result>(&start_job), call_(std::move(call)) {
    // SAFETY: it is set here alone, so `self` is a guarded_job.
    this->destroy = [](spawned_job& self) noexcept { delete static_cast<guarded_job*>(&self); };
  }

 private:
  static void start_job(job& self) noexcept {
    // SAFETY: the constructor alone hands this function on, so `self` is a guarded_job.
    auto& here = static_cast<guarded_job&>(static_cast<spawned_job&>(self));
    here.run_here(here.call_);
  }

  std::optional<Call> call_;
};

/// Which rule forbids to start `F` for a guard.
template <class F, class... Args>
constexpr misuse misuse_of_guarded() {
  using callable = std::decay_t<F>;
  constexpr misuse before = misuse_of_call<audience::guarded, type_list<>, true, F, Args...>();
  if constexpr (before != misuse::none) {
    return before;
  } else {
    return Owned<callable> || is_unchecked<callable> ? misuse::none : misuse::owned_argument;
  }
}

/// What stands for the guard of a task that was refused, so that one misuse is one error. `R` is
/// what the task would have returned, where that is known.
template <class R>
struct refused_guard {
  // Neither is trivial, so that a guard that nobody names again is not an unused variable.
  refused_guard() noexcept {}  // NOLINT(modernize-use-equals-default)
  refused_guard(const refused_guard&) = delete;
  refused_guard& operator=(const refused_guard&) = delete;
  ~refused_guard() {}  // NOLINT(modernize-use-equals-default)
  result_value<std::remove_cvref_t<R>> join() const;
};

struct scoped_fn;

}  // namespace lend::detail::inline LEND_ABI

namespace lend::inline LEND_ABI {

/// Waits for the task that lend::scoped started, where the guard's own life ends. It stays where it
/// was made. One that is leaked all the same leaks the task, which runs or does not, and never
/// finds anything gone: all it has is its own.
template <class R>
class [[nodiscard(
    "lend[owned]: a join guard that has no name waits at once; give it one, or call "
    "f(args...)")]] join_guard {
 public:
  join_guard(const join_guard&) = delete;             // lend[owned]: a guard stays where it is made
  join_guard& operator=(const join_guard&) = delete;  // lend[owned]: a guard stays where it is made
  /// Waits for the task. What it returned or threw is dropped if nobody asked for it.
  ~join_guard() = default;

  static void* operator new(std::size_t) = delete;    // lend[owned]: a guard lives in a block
  static void* operator new[](std::size_t) = delete;  // lend[owned]: a guard lives in a block

  /// Waits for the task and returns its result, once (std::monostate for void). Throws what the
  /// task threw, and moved_error if it was joined before.
  detail::result_value<R> join() {
    if (!record_) {
      detail::throw_moved();
    }
    const auto record = std::move(record_);
    record->await();
    return record->take();
  }

 private:
  friend struct detail::scoped_fn;
  struct await_and_end {
    void operator()(detail::guarded_record<R>* record) const noexcept {
      record->await();
      record->destroy(*record);
    }
  };
  explicit join_guard(detail::guarded_record<R>* record) : record_(record) { record_->start(); }

  detail::heap_object<detail::guarded_record<R>, await_and_end> record_;
};

}  // namespace lend::inline LEND_ABI

namespace lend::detail::inline LEND_ABI {

struct scoped_fn {
  template <class... Args, class F = named_callee_t<audience::guarded, type_list<>, Args...>>
  auto operator()(F&& callable, Args&&... args) const {  // lend[call]: LEND_FN(f)
    constexpr misuse found = misuse_of_guarded<F, Args...>();
    enforce<found, shown_t<found, audience::guarded, type_list<>, F, Args...>, Args...>();
    if constexpr (found == misuse::none) {
      check_disjoint(argument_loan<F>{callable}, argument_loan<Args>{args}...);
      using call = ready_call_t<audience::guarded, type_list<>, F, Args...>;
      return join_guard<typename call::result>(
          new guarded_job<call>(make_ready<audience::guarded, type_list<>>(
              std::forward<F>(callable), std::forward<Args>(args)...)));
    } else {
      return refused_guard<
          typename decltype(seeming_result<audience::guarded, type_list<>, F, Args...>())::type>();
    }
  }
};

template <trait Trait, class R>
struct trait_rule<Trait, join_guard<R>> {
  using type = refused_trait;
};

}  // namespace lend::detail::inline LEND_ABI

namespace lend::inline LEND_ABI {

/// Starts `f(args...)` and returns a guard that waits for it where it ends, or in its join().
///
/// The task gets values, and loans of a keeper: `auto guard = lend::scoped(f, k.mut(), 3);`. It
/// runs in the arena around the caller, or in the default one, on a thread that has nothing else to
/// do there, or else where the guard waits: in an arena of width 1 that is where it always runs.
/// While the guard waits, its thread runs only that task, or parts of it.
///
/// Throws overlap_error if the loans overlap, before anything is moved, or std::bad_alloc.
inline constexpr detail::scoped_fn scoped{};

}  // namespace lend::inline LEND_ABI
