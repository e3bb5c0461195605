#pragma once

#include <tbb/task_group.h>
#include <tbb/version.h>

// The only place that uses tbb::detail: tasks that live where we put them, and waiting for a
// counter of our own. The public task_group allocates and keeps a context for each group, which
// costs half of a fork. A new interface breaks here, loudly.
static_assert(TBB_INTERFACE_VERSION >= 12050 && TBB_INTERFACE_VERSION < 12200,
              "lend does not know this version of oneTBB; look at src/tbb_task.hpp");

namespace lend::detail {

using tbb_task = tbb::detail::d1::task;
using tbb_execution = tbb::detail::d1::execution_data;
using tbb_counter = tbb::detail::d1::wait_context;

/// One context for all tasks: jobs catch their own exceptions, so it is never cancelled. Immortal,
/// for tasks may run while statics are destroyed.
inline tbb::task_group_context& shared_context() {
  static auto* const context = new tbb::task_group_context(tbb::task_group_context::isolated);
  return *context;
}

inline void start_task(tbb_task& task) { tbb::detail::d1::spawn(task, shared_context()); }

/// Runs tasks until `counter` has gone back to zero.
inline void wait_for_counter(tbb_counter& counter) {
  tbb::detail::d1::wait(counter, shared_context());
}

}  // namespace lend::detail
