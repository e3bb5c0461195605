#include <lend/task/seam.hpp>

#include "current_arena.hpp"
#include "tbb_task.hpp"

#include <tbb/blocked_range.h>
#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <new>

namespace lend::detail {
namespace {

/// A job as a TBB task, on the stack of the thread that joins it.
class joined_task final : public tbb_task {
 public:
  void start(job& work, tbb_counter& pending) {
    work_ = &work;
    pending_ = &pending;
    arena_ = current_arena();
    start_task(*this);
  }
  tbb_task* execute(tbb_execution& /*data*/) override {
    // SAFETY: the owner waits for the counter, and nothing here is touched once it is released.
    tbb_counter& pending = *pending_;
    {
      const at_work_in here(arena_);
      work_->run(*work_);
    }
    pending.release();
    return nullptr;
  }
  tbb_task* cancel(tbb_execution& data) override { return execute(data); }

 private:
  job* work_ = nullptr;
  tbb_counter* pending_ = nullptr;
  arena_state* arena_ = nullptr;
};

void run_with_tasks(job* const* jobs, std::size_t count, joined_task* tasks) {
  tbb_counter pending(static_cast<std::uint32_t>(count - 1));
  for (std::size_t i = 1; i < count; ++i) {
    tasks[i - 1].start(*jobs[i], pending);
  }
  jobs[0]->run(*jobs[0]);
  wait_for_counter(pending);
}

/// A spawned job as a TBB task, inside the job itself.
class spawned_task final : public tbb_task {
 public:
  spawned_task(spawned_job& work, tbb_counter& group) : work_(work), group_(group) {}

  tbb_task* execute(tbb_execution& /*data*/) override {
    // SAFETY: finish() may destroy the job and this task inside it. The group outlives that: it is
    // released last, so nothing of the job is left when the scope returns.
    tbb_counter& group = group_;
    spawned_job& work = work_;
    {
      const at_work_in here(arena_);
      work.run(work);
    }
    done_.release();
    work.finish(work);
    group.release();
    return nullptr;
  }
  tbb_task* cancel(tbb_execution& data) override { return execute(data); }

  tbb_counter& done() noexcept { return done_; }

 private:
  spawned_job& work_;
  tbb_counter& group_;
  arena_state* arena_ = current_arena();
  tbb_counter done_{1};
};

template <class Object, class Room>
Object& inside(Room& room) noexcept {
  static_assert(sizeof(Object) <= sizeof(room.bytes) && alignof(Object) <= alignof(Room));
  return *std::launder(reinterpret_cast<Object*>(room.bytes));
}

}  // namespace

void run_jobs(job* const* jobs, std::size_t count) noexcept {
  constexpr std::size_t on_stack = 8;
  if (count == 1 || tbb::this_task_arena::max_concurrency() == 1) {
    std::for_each_n(jobs, count, [](job* work) { work->run(*work); });
  } else if (count == 2) {
    joined_task task;
    run_with_tasks(jobs, count, &task);
  } else if (count <= on_stack + 1) {
    std::array<joined_task, on_stack> tasks;
    run_with_tasks(jobs, count, tasks.data());
  } else {
    run_with_tasks(jobs, count, std::make_unique<joined_task[]>(count - 1).get());
  }
}

void run_range(range_job& work, std::size_t count) noexcept {
  if (count == 1 || tbb::this_task_arena::max_concurrency() == 1) {
    work.run(work, 0, count);
    return;
  }
  tbb::parallel_for(
      tbb::blocked_range<std::size_t>(0, count),
      [&work, arena = current_arena()](const tbb::blocked_range<std::size_t>& range) {
        const at_work_in here(arena);
        work.run(work, range.begin(), range.end());
      },
      tbb::auto_partitioner{}, shared_context());
}

job_group::job_group() noexcept { ::new (pending_.bytes) tbb_counter(0); }

job_group::~job_group() { std::destroy_at(&inside<tbb_counter>(pending_)); }

void job_group::spawn(spawned_job& work) {
  tbb_counter& pending = inside<tbb_counter>(pending_);
  auto* const task = ::new (work.task.bytes) spawned_task(work, pending);
  static_assert(sizeof(spawned_task) <= sizeof(work.task.bytes));
  pending.reserve();
  try {
    start_task(*task);
  } catch (...) {
    pending.release();
    throw;
  }
}

void job_group::wait() noexcept { wait_for_counter(inside<tbb_counter>(pending_)); }

void job_group::wait_for(spawned_job& work) noexcept {
  wait_for_counter(inside<spawned_task>(work.task).done());
}

}  // namespace lend::detail
