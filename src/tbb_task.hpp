#pragma once

#include <tbb/task_arena.h>
#include <tbb/task_group.h>
#include <tbb/version.h>

// The only place that uses tbb::detail: a task that lives where we put it and is started again and
// again. A new interface breaks here, loudly.
static_assert(TBB_INTERFACE_VERSION >= 12050 && TBB_INTERFACE_VERSION < 12200,
              "lend does not know this version of oneTBB; look at src/tbb_task.hpp");

namespace lend::detail {

/// A task of TBB's that may be started again from within run(), since TBB does not touch a task
/// once it has begun to execute it.
class tbb_task : public tbb::detail::d1::task {
 public:
  virtual void run() noexcept = 0;

  /// Hands it to the threads of `arena`, whichever arena this thread is in. Only threads that have
  /// nothing else to do take it: none that waits for something in TBB. Throws std::bad_alloc.
  void start(tbb::task_arena& arena) { tbb::detail::r1::enqueue(*this, context(), &arena); }

 private:
  using task = tbb::detail::d1::task;
  using execution_data = tbb::detail::d1::execution_data;

  /// One context for all tasks: they throw nothing, so it is never cancelled. Immortal, for tasks
  /// may run while statics are destroyed.
  static tbb::task_group_context& context() {
    static auto* const shared = new tbb::task_group_context(tbb::task_group_context::isolated);
    return *shared;
  }

  task* execute(execution_data& /*data*/) final {
    run();
    return nullptr;
  }
  task* cancel(execution_data& data) final { return execute(data); }
};

}  // namespace lend::detail
