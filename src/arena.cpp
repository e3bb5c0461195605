#include <lend/task/seam.hpp>

#include "current_arena.hpp"
#include "width.hpp"

#include <tbb/global_control.h>
#include <tbb/info.h>
#include <tbb/task_arena.h>

#include <memory>
#include <mutex>
#include <sstream>
#include <stdexcept>
#include <string>
#include <utility>

namespace lend::detail {

namespace {

/// TBB keeps as many threads as there are cores. This raises the number to what all arenas together
/// need, so that each has its exact width.
class thread_budget {
 public:
  void add(std::size_t width) { change(width, 0); }
  void remove(std::size_t width) { change(0, width); }

 private:
  void change(std::size_t more, std::size_t less) {
    const std::lock_guard lock(mutex_);
    threads_ += more;
    threads_ -= less;
    // The smallest of all controls counts, so the old one goes when the new one is there: the limit
    // is at no time below what the arenas that live on need.
    control_ = std::make_unique<tbb::global_control>(tbb::global_control::max_allowed_parallelism,
                                                     threads_ + 1);
  }

  std::mutex mutex_;
  std::size_t threads_ = static_cast<std::size_t>(tbb::info::default_concurrency());
  std::unique_ptr<tbb::global_control> control_;
};

/// Immortal, as everything that a thread may use while statics are destroyed.
thread_budget& budget() {
  static auto* const all = new thread_budget;
  return *all;
}

/// The threads of one arena, counted for as long as it lives.
class budgeted_threads {
 public:
  explicit budgeted_threads(std::size_t width) : width_(width) { budget().add(width_); }
  budgeted_threads(const budgeted_threads&) = delete;
  budgeted_threads& operator=(const budgeted_threads&) = delete;
  ~budgeted_threads() { budget().remove(width_); }

 private:
  std::size_t width_;
};

const width_facts& process_width() {
  static const auto* const facts = new width_facts(find_width());
  return *facts;
}

tbb::task_arena::priority tbb_priority(int priority) {
  if (priority == 0) {
    return tbb::task_arena::priority::normal;
  }
  return priority < 0 ? tbb::task_arena::priority::low : tbb::task_arena::priority::high;
}

/// Constraints only where a node is asked for: TBB loads its binding library for them.
tbb::task_arena make_arena(const arena_description& description) {
  const int width = static_cast<int>(description.width);
  const auto priority = tbb_priority(description.priority);
  if (description.numa_node < 0) {
    return {width, 1, priority};
  }
  return {tbb::task_arena::constraints(description.numa_node, width), 1, priority};
}

}  // namespace

class arena_state {
 public:
  explicit arena_state(arena_description description)
      : description_(std::move(description)),
        threads_(description_.width),
        arena_(make_arena(description_)) {
    arena_.initialize();
  }

  void run(job& work) {
    if (has_entered(this)) {
      // Waiting for a place here while holding one could last for ever.
      work.run(work);
      return;
    }
    if (description_.width > 1) {
      enter(work);
      return;
    }
    // TBB gives every arena a second thread when several want to enter it.
    const std::lock_guard only_one(entering_);
    enter(work);
  }
  [[nodiscard]] const arena_description& description() const noexcept { return description_; }

 private:
  void enter(job& work) {
    arena_.execute([&] {
      const at_work_in here(this);
      work.run(work);
    });
  }

  arena_description description_;
  budgeted_threads threads_;
  tbb::task_arena arena_;
  std::mutex entering_;
};

namespace {

arena_state& default_arena() {
  static auto* const arena = new arena_state({process_width().width, 0, -1, "default"});
  return *arena;
}

arena_state& current_or_default() {
  return current_arena() != nullptr ? *current_arena() : default_arena();
}

}  // namespace

arena_state* open_arena(const arena_description& description) {
  arena_description wanted = description;
  if (wanted.width == 0) {
    wanted.width = process_width().width;
  }
  if (wanted.width > most_threads) {
    throw std::invalid_argument("lend: an arena cannot have " + std::to_string(wanted.width) +
                                " threads");
  }
  return new arena_state(std::move(wanted));
}

void close_arena(arena_state* arena) noexcept { delete arena; }

std::size_t arena_width(const arena_state* arena) noexcept { return arena->description().width; }

void run_in_arena(arena_state* arena, job& work) {
  (arena != nullptr ? *arena : default_arena()).run(work);
}

bool inside_arena() noexcept { return current_arena() != nullptr; }

std::size_t current_width() { return current_or_default().description().width; }

std::string describe_current_arena() {
  const arena_description& arena = current_or_default().description();
  std::ostringstream text;
  text << "arena: " << (arena.name.empty() ? "unnamed" : arena.name) << ", width " << arena.width
       << '\n'
       << explain(process_width());
  return text.str();
}

}  // namespace lend::detail
