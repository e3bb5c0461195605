#pragma once

#include <lend/own/call.hpp>
#include <lend/own/construction.hpp>
#include <lend/own/heap_object.hpp>
#include <lend/task/enter.hpp>
#include <lend/task/options.hpp>
#include <lend/task/result.hpp>

#include <new>
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
/// all of them have ended; tasks and handles refer to it no longer than that.
struct scope_state {
  scope_state(spawn_queue& root, const control& how) noexcept : queue(root), failed(how) {}

  spawn_queue& queue;
  failure failed;
  [[no_unique_address]] edge joined;
};

/// A task of a scope, as far as its handle knows it.
template <class R>
class scope_record : public spawned_job {
 public:
  scope_record(const scope_record&) = delete;
  scope_record& operator=(const scope_record&) = delete;

  /// The result, or the exception of the scope if there is none.
  result_value<R> join() {
    if (queue_ != nullptr) {
      await_spawned(*queue_, *this);
    }
    done_.observe();
    if (!slot_.filled()) {
      scope_.failed.rethrow();
    }
    return slot_.take();
  }
  /// The handle is gone.
  void release() noexcept {
    const bool is_last = ended;
    has_handle = false;
    done_.publish();  // another thread may be the one that destroys this
    if (is_last) {
      destroy(*this);
    }
  }

 protected:
  scope_record(runner how, scope_state& state, spawn_queue* queue) noexcept
      : spawned_job(how), scope_(state), queue_(queue) {}
  ~scope_record() = default;

  scope_state& scope_;
  spawn_queue* queue_;  ///< null if it never was in one
  result_slot<R> slot_;
  [[no_unique_address]] edge spawned_;
  [[no_unique_address]] edge done_;
};

/// Whether a task takes the handle of its scope in front of its arguments.
template <class F, class... Args>
constexpr bool takes_handle() {
  using first = typename parameter<typename signature<F>::type, 0>::type;
  if constexpr (is_by_name<F>) {
    return false;
  } else if constexpr (!std::is_same_v<typename signature<F>::type, unreadable>) {
    return std::is_same_v<first, scope_handle&>;
  } else if constexpr (takes_arguments<F, Args...>) {
    return false;
  } else {
    return !std::is_invocable_v<F&, Args...>;
  }
}

/// What spawn takes for its callable where it cannot deduce one.
template <class... Args>
using named_spawned_t = named_callee_t<audience::spawned, type_list<>, Args...>;

template <bool Handle>
using handle_list = std::conditional_t<Handle, type_list<scope_handle&>, type_list<>>;

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

  detail::heap_object<detail::scope_record<R>, release> record_;
};

/// Starts tasks that end before the scope does. It goes nowhere but to the tasks of its scope.
class scope_handle {
 public:
  scope_handle(const scope_handle&) = delete;  // lend[owned]: a scope handle stays in its scope
  scope_handle& operator=(const scope_handle&) = delete;  // lend[owned]: it stays in its scope
  ~scope_handle() = default;

  /// Starts `f(args...)`, or `f(handle, args...)` if f takes a scope_handle& first, and returns a
  /// handle to its result. Nothing can be lent to it here: move in parts of what the scope was
  /// lent. When thousands of tasks wait to be run, f is called before this returns: hold no lock
  /// that it takes. Throws std::bad_alloc.
  template <class... Args, class F = detail::named_spawned_t<Args...>>
  auto spawn(F&& f, Args&&... args);

 private:
  friend struct detail::scope_access;
  scope_handle(detail::scope_state& state, detail::spawn_queue* queue) noexcept
      : state_(state), queue_(queue), home_(detail::this_deque) {}

  detail::scope_state& state_;
  detail::spawn_queue* queue_;  ///< null until a task that a thief runs spawns
  const detail::deque* home_;   ///< who may push there
};

}  // namespace lend::inline LEND_ABI

namespace lend::detail::inline LEND_ABI {

struct scope_access {
  /// Calls `body(handle)`, waits for all tasks and returns the result; the first exception is
  /// thrown then.
  template <class Body>
  static auto run(Body& body, const control& how) {
    scope_state state(open_scope(), how);
    scope_handle handle(state, &state.queue);
    const auto guard_and_wait = [&](auto& call) {
      state.failed.guard([&] { call(); });
      close_scope(state.queue);
      state.joined.observe();
      state.failed.rethrow();
    };
    auto work = [&]() -> typename Body::result { return body(handle); };
    return result_through(guard_and_wait, work);
  }

  /// The queue that this thread may spawn to with `handle`, null if that is another thread's.
  static spawn_queue* queue_of(scope_handle& handle) {
    if (handle.home_ != this_deque) {
      return nullptr;
    }
    if (handle.queue_ == nullptr) {
      handle.queue_ = &open_queue(handle.state_.queue);
    }
    return handle.queue_;
  }
  static scope_state& state(scope_handle& handle) noexcept { return handle.state_; }

  /// The handle of a task that a thief runs, with a queue of its own once it spawns.
  class stolen_handle {
   public:
    explicit stolen_handle(scope_state& state) noexcept : handle_(state, nullptr) {}
    stolen_handle(const stolen_handle&) = delete;
    stolen_handle& operator=(const stolen_handle&) = delete;
    ~stolen_handle() {
      if (handle_.queue_ != nullptr) {
        close_queue(*handle_.queue_);
      }
    }
    scope_handle& get() noexcept { return handle_; }

   private:
    scope_handle handle_;
  };
};

/// A spawned task: the record and the call, whose arguments end with it.
template <bool TakesHandle, class Call>
class scope_job final : public scope_record<typename Call::result> {
  using record = scope_record<typename Call::result>;

 public:
  scope_job(scope_handle& spawner, spawn_queue* queue, Call&& call)
      : record(&start, scope_access::state(spawner), queue),
        spawner_(spawner),
        call_(std::move(call)) {
    this->destroy = &destroy_this;
    this->scope_.failed.expect(1);
    this->spawned_.publish();
  }

  /// Makes one in a block of the queue; without a queue, or if that is too small, on the heap.
  static scope_job* make(scope_handle& spawner, Call&& call) {
    static_assert(!in_block ||
                  (sizeof(scope_job) <= spawn_block && alignof(scope_job) <= spawn_alignment));
    spawn_queue* const queue = scope_access::queue_of(spawner);
    if (!in_block || queue == nullptr) {
      return new scope_job(spawner, queue, std::move(call));
    }
    void* const block = take_block(*queue);
    try {
      return ::new (block) scope_job(spawner, queue, std::move(call));
    } catch (...) {
      put_block(*queue, block);
      throw;
    }
  }
  /// Hands it to the queue; without one it runs here.
  void start_from(spawn_queue* queue) noexcept {
    if (queue != nullptr) {
      detail::spawn(*queue, *this);
    } else {
      run_here();
      this->ended = true;
    }
  }
  [[nodiscard]] spawn_queue* queue() const noexcept { return this->queue_; }

 private:
  // ThreadSanitizer knows of memory that goes from one task to another if it comes from the heap.
  static constexpr bool in_block =
      !LEND_TSAN && sizeof(Call) + sizeof(record) + 64 <= spawn_block &&
      alignof(Call) <= spawn_alignment && alignof(record) <= spawn_alignment;

  static void start(job& self) noexcept {
    static_cast<scope_job&>(static_cast<spawned_job&>(self)).run_here();
  }
  static void destroy_this(spawned_job& self) noexcept {
    auto* const here = static_cast<scope_job*>(&self);
    here->done_.observe();
    spawn_queue* const queue = here->queue_;
    if (!in_block || queue == nullptr) {
      delete here;
    } else {
      detail::end_at(here);
      put_block(*queue, here);
    }
  }

  void run_here() noexcept {
    this->spawned_.observe();
    this->scope_.failed.guard([this] {
      auto call = [this]() -> typename Call::result { return call_here(); };
      this->slot_.fill_by(call);
      this->scope_.failed.advance(1);
    });
    call_.reset();
    this->scope_.joined.publish();
    this->done_.publish();
  }
  // NOLINTBEGIN(bugprone-unchecked-optional-access): it is called once
  typename Call::result call_here() {
    if constexpr (!TakesHandle) {
      return (*call_)();
    } else if (this->taken == 0) {
      return (*call_)(spawner_);
    } else {
      scope_access::stolen_handle handle(this->scope_);
      return (*call_)(handle.get());
    }
  }
  // NOLINTEND(bugprone-unchecked-optional-access)

  scope_handle& spawner_;
  std::optional<Call> call_;
};

}  // namespace lend::detail::inline LEND_ABI

namespace lend::inline LEND_ABI {

template <class... Args, class F>
auto scope_handle::spawn(F&& f, Args&&... args) {  // lend[call]: LEND_FN(f)
  using detail::misuse;
  using callee = std::decay_t<F>;
  constexpr auto to = detail::audience::spawned;
  constexpr misuse before = detail::first_misuse(detail::misuse_of_argument<to, Args>()...,
                                                 detail::misuse_of_callable<F, false>());
  detail::enforce<before, callee, Args...>();
  if constexpr (before == misuse::none) {
    constexpr bool handle = detail::takes_handle<callee, std::decay_t<Args>...>();
    using leading = detail::handle_list<handle>;
    constexpr misuse found = detail::misuse_of_call<to, leading, false, F, Args...>();
    detail::enforce<found, detail::shown_t<found, to, leading, F, Args...>, Args...>();
    if constexpr (found == misuse::none) {
      using bound = detail::ready_call_t<to, leading, F, Args...>;
      using job = detail::scope_job<handle, bound>;
      auto* const work = job::make(
          *this, detail::make_ready<to, leading>(std::forward<F>(f), std::forward<Args>(args)...));
      work->start_from(work->queue());
      return scope_task<typename bound::result>(work);
    } else {
      return detail::refused{};
    }
  } else {
    return detail::refused{};
  }
}

}  // namespace lend::inline LEND_ABI

namespace lend::detail::inline LEND_ABI {

struct scope_fn {
  template <class... Args>
  static constexpr void usage() {
    static_assert(never<Args...>,
                  "lend[call]: scope takes a body, whose first parameter is a "
                  "lend::scope_handle&, and what it gets after that; write scope(body, args...)");
  }

  template <class... Args>
  static auto named(type_list<>, type_list<Args...>)
      -> named_callee_t<audience::one, type_list<scope_handle&>, Args...>;

  template <class F, class... Args>
  decltype(auto) operator()(const control& how, F&& body, Args&&... args) const {
    using leading = type_list<scope_handle&>;
    constexpr misuse found = misuse_of_call<audience::one, leading, false, F, Args...>();
    enforce<found, shown_t<found, audience::one, leading, F, Args...>, Args...>();
    if constexpr (found == misuse::none) {
      check_disjoint(argument_loan<F>{body}, argument_loan<Args>{args}...);
      return open(how, make_ready<audience::one, leading>(std::forward<F>(body),
                                                          std::forward<Args>(args)...));
    } else {
      return refuse_call<audience::one, leading, F, Args...>();
    }
  }

 private:
  template <class Call>
  static typename Call::result open(const control& how, Call body) {
    auto work = [&]() -> typename Call::result { return scope_access::run(body, how); };
    return result_through([&](auto& call) { inside_arena_of(how, call); }, work);
  }
};

template <>
inline constexpr bool is_scope_handle<scope_handle> = true;

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
/// them have ended, on the exception path too. With options in front, all of that runs as they say.
///
/// Throws overlap_error if the loans overlap, before anything is called or moved; else the first
/// exception of the body or a task. Tasks that have not started by then are skipped.
inline constexpr detail::with_options<detail::scope_fn> scope{};

}  // namespace lend::inline LEND_ABI
