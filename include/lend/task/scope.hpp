#pragma once

#include <lend/own/call.hpp>
#include <lend/task/fork.hpp>
#include <lend/task/result.hpp>

#include <atomic>
#include <memory>
#include <optional>
#include <type_traits>
#include <utility>

namespace lend::inline LEND_ABI {
class scope_handle;
template <class R>
class scope_task;
}  // namespace lend::inline LEND_ABI

namespace lend::detail::inline LEND_ABI {

/// What the tasks of a scope share. SAFETY: it lives on the frame of the scope, which returns when
/// the group is empty; records and calls refer to it, and to the handle beside it, no longer than
/// that.
struct scope_state {
  job_group group;
  failure failed;
  [[no_unique_address]] edge joined;
};

/// A task's result, for its handle.
template <class R>
class scope_record : public spawned_job {
 public:
  explicit scope_record(scope_state& state) noexcept : spawned_job{}, scope_(state) {}
  scope_record(const scope_record&) = delete;
  scope_record& operator=(const scope_record&) = delete;

  /// The result, or the exception of the scope if there is none. Runs tasks meanwhile.
  result_value<R> join() {
    job_group::wait_for(*this);
    done_.observe();
    if (!slot_.filled()) {
      scope_.failed.rethrow();
    }
    return slot_.take();
  }
  /// One of the two, the task and its handle, is done with this.
  void release() noexcept {
    // ORDER: acq_rel; what the other one did to the record happens before its destruction.
    if (references_.fetch_sub(1, std::memory_order_acq_rel) == 1) {
      destroy();
    }
  }

 protected:
  virtual void destroy() noexcept = 0;
  ~scope_record() = default;

  scope_state& scope_;
  result_slot<R> slot_;
  [[no_unique_address]] edge spawned_;
  [[no_unique_address]] edge done_;

 private:
  std::atomic<int> references_{2};
};

/// A spawned task: the record and the call, whose arguments end with it.
template <class R, class Work>
class scope_job final : public scope_record<R> {
 public:
  scope_job(scope_state& state, Work&& work) : scope_record<R>(state), work_(std::move(work)) {
    this->run = &start;
    this->finish = &end;
    this->spawned_.publish();
  }

 private:
  static void start(job& self) noexcept {
    static_cast<scope_job&>(static_cast<spawned_job&>(self)).run_here();
  }
  static void end(spawned_job& self) noexcept { static_cast<scope_job&>(self).release(); }

  void run_here() noexcept {
    this->spawned_.observe();
    if (!this->scope_.failed.failed()) {
      try {
        this->slot_.fill_by(*work_);  // NOLINT(bugprone-unchecked-optional-access): run once
      } catch (...) {
        this->scope_.failed.capture();
      }
    }
    work_.reset();
    this->done_.publish();
    this->scope_.joined.publish();
  }
  void destroy() noexcept override { delete this; }

  std::optional<Work> work_;
};

/// Whether a task takes the handle of its scope in front of its arguments.
template <class F, class... Args>
constexpr bool takes_handle() {
  using first = typename parameter<typename signature<F>::type, 0>::type;
  if constexpr (!std::is_same_v<typename signature<F>::type, unreadable>) {
    return std::is_same_v<first, scope_handle&>;
  } else {
    return !std::is_invocable_v<F&, Args...>;
  }
}

template <bool Handle>
using handle_list = std::conditional_t<Handle, type_list<scope_handle&>, type_list<>>;

/// A spawned call, with the handle of the scope if it takes that.
template <bool Handle, class Call>
struct spawned_call {
  using result = typename Call::result;

  Call call;
  scope_handle* handle;

  result operator()() {
    if constexpr (Handle) {
      return call(*handle);
    } else {
      return call();
    }
  }
};

struct scope_access;

}  // namespace lend::detail::inline LEND_ABI

namespace lend::inline LEND_ABI {

/// A task of a scope that one may wait for. It stays with the task that spawned it; dropping it is
/// fine, the scope waits all the same.
template <class R>
class scope_task {
 public:
  scope_task(const scope_task&) = delete;  // lend[exclusive]: a handle is moved, not copied
  scope_task& operator=(const scope_task&) = delete;  // lend[exclusive]: std::move it
  scope_task(scope_task&&) noexcept = default;
  scope_task& operator=(scope_task&&) noexcept = default;
  ~scope_task() = default;

  /// Waits for the task and returns its result, once (std::monostate for void). Throws the scope's
  /// exception if the task has no result, and moved_error if it was joined before.
  detail::result_value<R> join() {
    if (!record_) {
      detail::throw_moved();
    }
    const auto record = std::move(record_);
    return record->join();
  }

 private:
  friend class scope_handle;
  struct release {
    void operator()(detail::scope_record<R>* record) const noexcept { record->release(); }
  };
  explicit scope_task(detail::scope_record<R>* record) noexcept : record_(record) {}

  std::unique_ptr<detail::scope_record<R>, release> record_;
};

/// Starts tasks that end before the scope does. It goes nowhere but to the tasks of its scope.
class scope_handle {
 public:
  scope_handle(const scope_handle&) = delete;  // lend[owned]: a scope handle stays in its scope
  scope_handle& operator=(const scope_handle&) = delete;  // lend[owned]: it stays in its scope
  ~scope_handle() = default;

  /// Starts `f(args...)`, or `f(handle, args...)` if f takes a scope_handle& first, and returns a
  /// handle to its result. Nothing can be lent to it here: move in parts of what the scope was
  /// lent. Throws std::bad_alloc.
  template <class F, class... Args>
  auto spawn(F&& f, Args&&... args);

 private:
  friend struct detail::scope_access;
  explicit scope_handle(detail::scope_state& state) noexcept : state_(state) {}

  detail::scope_state& state_;
};

template <class F, class... Args>
auto scope_handle::spawn(F&& f, Args&&... args) {
  using detail::misuse;
  using callee = std::decay_t<F>;
  constexpr auto to = detail::audience::spawned;
  constexpr misuse before = detail::first_misuse(detail::misuse_of_argument<to, Args>()...,
                                                 detail::misuse_of_callable<F, false>());
  detail::enforce<before, callee, Args...>();
  if constexpr (before == misuse::none) {
    constexpr bool handle = detail::takes_handle<callee, std::decay_t<Args>...>();
    constexpr misuse found =
        detail::misuse_of_call<to, detail::handle_list<handle>, false, F, Args...>();
    detail::enforce<found, callee, Args...>();
    if constexpr (found == misuse::none) {
      using bound =
          detail::spawned_call<handle,
                               detail::ready_call_t<to, detail::handle_list<handle>, F, Args...>>;
      using result = typename bound::result;
      auto* const job = new detail::scope_job<result, bound>(
          state_, bound{detail::make_ready<to, detail::handle_list<handle>>(
                            std::forward<F>(f), std::forward<Args>(args)...),
                        this});
      scope_task<result> handle_of_job(job);
      try {
        state_.group.spawn(*job);
      } catch (...) {
        job->release();
        throw;
      }
      return handle_of_job;
    } else {
      return detail::refused{};
    }
  } else {
    return detail::refused{};
  }
}

}  // namespace lend::inline LEND_ABI

namespace lend::detail::inline LEND_ABI {

struct scope_access {
  /// Calls `body(handle)`, waits for all tasks and returns the result; the first exception is
  /// thrown then.
  template <class Body>
  static auto run(Body& body) {
    scope_state state;
    scope_handle handle(state);
    const auto guard_and_wait = [&](auto& call) {
      try {
        call();
      } catch (...) {
        state.failed.capture();
      }
      state.group.wait();
      state.joined.observe();
      state.failed.rethrow();
    };
    auto work = [&]() -> typename Body::result { return body(handle); };
    return result_through(guard_and_wait, work);
  }
};

struct scope_fn {
  template <class F, class... Args>
  decltype(auto) operator()(F&& body, Args&&... args) const {
    using leading = type_list<scope_handle&>;
    constexpr misuse found = misuse_of_call<audience::one, leading, false, F, Args...>();
    enforce<found, std::decay_t<F>, Args...>();
    if constexpr (found == misuse::none) {
      check_disjoint(argument_loan<F>{body}, argument_loan<Args>{args}...);
      return open(
          make_ready<audience::one, leading>(std::forward<F>(body), std::forward<Args>(args)...));
    } else {
      return refuse_call<audience::one, leading, F, Args...>();
    }
  }

 private:
  template <class Call>
  static typename Call::result open(Call body) {
    auto work = [&]() -> typename Call::result { return scope_access::run(body); };
    return result_through([](auto& call) { inside_some_arena(call); }, work);
  }
};

template <trait Trait>
struct trait_rule<Trait, scope_handle> {
  using type = refused_trait;
};

template <trait Trait, class R>
struct trait_rule<Trait, scope_task<R>> {
  using type = refused_trait;
};

}  // namespace lend::detail::inline LEND_ABI

namespace lend::inline LEND_ABI {

/// Calls `body(handle, args...)`, whose handle starts tasks, and returns its result when all of
/// them have ended, on the exception path too.
///
/// Throws overlap_error if the loans overlap, before anything is called or moved; else the first
/// exception of the body or a task. Tasks that have not started by then are skipped.
inline constexpr detail::scope_fn scope{};

}  // namespace lend::inline LEND_ABI
