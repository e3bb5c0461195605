#pragma once

#include <lend/own/call.hpp>
#include <lend/own/heap_object.hpp>
#include <lend/own/kept_argument.hpp>
#include <lend/task/edge.hpp>
#include <lend/task/failure.hpp>
#include <lend/task/result.hpp>
#include <lend/task/seam.hpp>

#include <optional>
#include <type_traits>
#include <utility>

namespace lend::detail::inline LEND_ABI {

/// What a task and its guard or handle share, as far as those know it.
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
  /// Whether this thread is at work for the task, or for a part of it: then nobody may wait here
  /// until it has ended.
  [[nodiscard]] bool runs_here() const noexcept {
    return queue_ != nullptr && is_at_work_for(*queue_);
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
  template <class T>
  operator T() const;  // NOLINT(google-explicit-constructor)
};

/// Ends what a guard owns, when that has ended.
struct await_and_end {
  template <class R>
  void operator()(guarded_record<R>* record) const noexcept {
    record->await();
    record->destroy(*record);
  }
};

/// The result of a task, once.
template <class R, class End>
result_value<R> join_once(heap_object<guarded_record<R>, End>& owner) {
  if (!owner) {
    throw_moved();
  }
  const auto record = std::move(owner);
  record->await();
  return record->take();
}

/// Starts a task and gives a `Guard<R>` for it.
template <template <class> class Guard>
struct start_guarded_fn {
  template <class... Args, class F = named_callee_t<audience::guarded, type_list<>, Args...>>
  auto operator()(F&& callable, Args&&... args) const {  // lend[call]: LEND_FN(f)
    constexpr misuse found = misuse_of_guarded<F, Args...>();
    enforce<found, shown_t<found, audience::guarded, type_list<>, F, Args...>, Args...>();
    if constexpr (found == misuse::none) {
      check_disjoint(argument_loan<F>{callable}, argument_loan<Args>{args}...);
      using call = ready_call_t<audience::guarded, type_list<>, F, Args...>;
      return Guard<typename call::result>(
          new guarded_job<call>(make_ready<audience::guarded, type_list<>>(
              std::forward<F>(callable), std::forward<Args>(args)...)));
    } else {
      return refused_guard<
          typename decltype(seeming_result<audience::guarded, type_list<>, F, Args...>())::type>();
    }
  }
};

}  // namespace lend::detail::inline LEND_ABI
