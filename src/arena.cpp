#include <lend/task/seam.hpp>

#include "announce.hpp"
#include "process.hpp"
#include "rights.hpp"
#include "strand.hpp"
#include "width.hpp"

#include <sys/resource.h>
#include <tbb/global_control.h>
#include <tbb/info.h>
#include <tbb/task_arena.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <memory>
#include <mutex>
#include <new>
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
  void add(std::size_t width) {
    const std::lock_guard lock(mutex_);
    allow(threads_ + width);
    threads_ += width;
  }
  void remove(std::size_t width) noexcept {
    const std::lock_guard lock(mutex_);
    threads_ -= width;
    try {
      allow(threads_);
    } catch (const std::exception&) {
      // Without memory for less, it stays at more.
      return;
    }
  }

 private:
  void allow(std::size_t threads) {
    // The smallest of all controls counts, so the old one goes when the new one is there: the limit
    // is at no time below what the arenas that live on need.
    auto wanted = std::make_unique<tbb::global_control>(
        tbb::global_control::max_allowed_parallelism, threads + 1);
    control_ = std::move(wanted);
  }

  /// As much stack for TBB's threads as the first one has: what is stolen may be as deep.
  static std::size_t stack_size() noexcept {
    constexpr rlim_t least = 4U << 20U;
    constexpr rlim_t most = 64U << 20U;
    rlimit limit{};
    const bool known = getrlimit(RLIMIT_STACK, &limit) == 0 && limit.rlim_cur != RLIM_INFINITY;
    return known ? std::clamp(limit.rlim_cur, least, most) : 2 * least;
  }

  std::mutex mutex_;
  tbb::global_control stack_{tbb::global_control::thread_stack_size, stack_size()};
  std::size_t threads_ = static_cast<std::size_t>(tbb::info::default_concurrency());
  std::unique_ptr<tbb::global_control> control_;
};

/// Immortal, as everything that a thread may use while statics are destroyed. Not from the heap:
/// ThreadSanitizer would see that, and not that it is done once, before all else.
thread_budget& budget() {
  alignas(thread_budget) static std::array<std::byte, sizeof(thread_budget)> room;
  static auto* const all = ::new (static_cast<void*>(room.data())) thread_budget;
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

/// The number of the arena that there is in the child of a fork.
constexpr std::uint64_t forked_arena = 1;

/// A strand that this thread works on in an arena.
class entered_strand {
 public:
  /// `from` is what the thread works on that wants this, which may not be the one that does it.
  entered_strand(const strand* from, arena_state* arena, std::uint64_t arena_id, bool shares)
      : strand_(prepare(arena, arena_id, shares)), here_(strand_) {
    strand_.entered_from = from;
  }
  entered_strand(const entered_strand&) = delete;
  entered_strand& operator=(const entered_strand&) = delete;
  /// It stays attached for this thread's next visit: it is nobody's child, so that no old pointer
  /// leads to it.
  ~entered_strand() { release_strand(strand_); }

 private:
  static strand& prepare(arena_state* arena, std::uint64_t arena_id, bool shares) {
    strand& mine = acquire_strand(arena_id);
    if (mine.use != strand_use::tasks || mine.arena_id != arena_id || mine.parent != nullptr ||
        mine.shares != shares) {
      attach(mine, strand_use::tasks, arena, arena_id,
             shares ? shared_with::arena : shared_with::nobody);
    }
    return mine;
  }

  strand& strand_;
  at_work_on here_;
};

/// What a thread that is done with an arena owes to it.
class given_right {
 public:
  explicit given_right(rights& to) noexcept : to_(to) {}
  given_right(const given_right&) = delete;
  given_right& operator=(const given_right&) = delete;
  ~given_right() {
    // In a child nobody is there who could want it, and the lock may be another thread's.
    if (!is_forked_child() && !to_.give_quickly()) {
      to_.give();
    }
  }

 private:
  rights& to_;
};

/// Whether `is(strand)` of `at` or of any strand whose work it is part of.
template <class Is>
bool any_above(const strand* at, const Is& is) noexcept {
  // SAFETY: what was stolen or handed to another thread is waited for, so the strands above it
  // stay what they are.
  while (at != nullptr && !is(*at)) {
    at = at->parent != nullptr ? at->parent : at->entered_from;
  }
  return at != nullptr;
}

class inside_count {
 public:
  explicit inside_count(std::size_t& of) noexcept : of_(of) { ++of_; }
  inside_count(const inside_count&) = delete;
  inside_count& operator=(const inside_count&) = delete;
  ~inside_count() { --of_; }

 private:
  std::size_t& of_;
};

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
        arena_(make_arena(description_)),
        rights_(*this, id_, description_.width, description_.reserve) {
    watch_for_forks();
    arena_.initialize();
  }

  void run(job& work) {
    strand* const from = this_strand();
    if (is_entered_below(from)) {
      // Waiting for a place here while holding one could last for ever.
      work.run(work);
      return;
    }
    if (from != nullptr) {
      share_all(*from);
    }
    if (description_.width == 1) {
      if (!rights_.take_quickly()) {
        rights_.take();
      }
      const given_right back(rights_);
      work_alone(from, work);
    } else if (rights_.needs_reserve() && rights_.try_take()) {
      // Those who wait may have all places that TBB knows of.
      const given_right back(rights_);
      work_here(from, work);
    } else {
      arena_.execute([&] { work_here(from, work); });
    }
  }
  /// A queue of one task that is part of nothing else. Throws std::bad_alloc.
  strand& open_lone() {
    strand& lone = acquire_strand(id_);
    attach(lone, strand_use::scope_queue, this, id_,
           description_.width > 1 ? shared_with::arena : shared_with::reserve);
    hold();
    if (description_.width == 1) {
      rights_.begin_lone();
    }
    return lone;
  }
  void close_lone() noexcept {
    if (description_.width == 1) {
      rights_.end_lone();
    }
    let_go();
  }
  /// It lives for its `arena`, and for tasks that may outlive that.
  void hold() noexcept {
    // ORDER: relaxed; whoever calls this keeps it there.
    holders_.fetch_add(1, std::memory_order_relaxed);
  }
  void let_go() noexcept {
    announce(this);
    // ORDER: acq_rel, so that what the other holders did precedes the end.
    if (holders_.fetch_sub(1, std::memory_order_acq_rel) == 1) {
      observe(this);
      delete this;
    }
  }
  [[nodiscard]] const arena_description& description() const noexcept { return description_; }
  [[nodiscard]] tbb::task_arena& threads() noexcept { return arena_; }
  [[nodiscard]] rights& of_threads() noexcept { return rights_; }

 private:
  /// Whether that work is done in this arena, or for somebody who waits in it.
  [[nodiscard]] bool is_entered_below(const strand* at) const noexcept {
    return any_above(at, [this](const strand& one) { return one.arena == this; });
  }
  /// With the only right to run. TBB would give the arena a second thread when several want to
  /// enter it, and let others wait for those that wait in it.
  void work_alone(const strand* from, job& work) {
    const inside_count counted(inside_);
    if (inside_ == 1) {
      arena_.execute([&] { work_here(from, work); });
    } else {
      work_here(from, work);
    }
  }
  void work_here(const strand* from, job& work) {
    const entered_strand entered(from, this, id_, description_.width > 1);
    work.run(work);
  }

  static std::uint64_t next_id() noexcept {
    static std::atomic<std::uint64_t> last{forked_arena};
    return ++last;
  }

  arena_description description_;
  std::uint64_t id_ = next_id();
  budgeted_threads threads_;
  tbb::task_arena arena_;
  std::atomic<std::uint64_t> holders_{1};
  rights rights_;
  std::size_t inside_ = 0;  ///< of an arena of width 1; for the thread that has its right
};

namespace {

/// Until the default arena is there, whatever its width will be.
constinit std::atomic<bool> default_shares = true;

arena_state& default_arena() {
  static auto* const arena = [] {
    const width_facts& process = process_width();
    auto* const made = new arena_state({process.width, 0, -1, "default", process.reserve});
    // ORDER: relaxed; a hint.
    default_shares.store(made->description().width > 1, std::memory_order_relaxed);
    return made;
  }();
  return *arena;
}

arena_state& current_or_default() {
  strand* const here = this_strand();
  return here != nullptr ? *here->arena : default_arena();
}

arena_description describe_current() {
  if (is_forked_child()) {
    return {1, 0, -1, "forked process", 0};
  }
  return current_or_default().description();
}

}  // namespace

tbb::task_arena& tbb_arena(arena_state& arena) noexcept { return arena.threads(); }
void hold(arena_state& arena) noexcept { arena.hold(); }

rights& rights_of(const strand& here) noexcept { return here.arena->of_threads(); }

bool has_rights(const strand& here) noexcept { return here.arena != nullptr && !is_forked_child(); }

arena_state* open_arena(const arena_description& description) {
  if (description.width > most_threads) {
    throw std::invalid_argument("lend: an arena cannot have " + std::to_string(description.width) +
                                " threads");
  }
  if (is_forked_child()) {
    return nullptr;
  }
  arena_description wanted = description;
  if (wanted.width == 0) {
    wanted.width = process_width().width;
  }
  return new arena_state(std::move(wanted));
}

void close_arena(arena_state* arena) noexcept {
  if (!is_forked_child()) {
    arena->of_threads().retire_reserve();
  }
  let_go(arena);
}

void let_go(arena_state* arena) noexcept {
  // In a child TBB's own locks may be held by threads that are not there.
  if (!is_forked_child()) {
    arena->let_go();
  }
}

void close_lone(arena_state* arena) noexcept {
  if (!is_forked_child()) {
    arena->close_lone();
  }
}

bool can_share() noexcept {
  const strand* const here = this_strand();
  // ORDER: relaxed; a hint.
  return here != nullptr ? here->shares : default_shares.load(std::memory_order_relaxed);
}

strand& acquire_lone_strand() {
  if (!is_forked_child()) {
    return current_or_default().open_lone();
  }
  const strand* const here = this_strand();
  strand& lone = acquire_strand(here != nullptr ? here->arena_id : forked_arena);
  attach(lone, strand_use::scope_queue, nullptr, here != nullptr ? here->arena_id : forked_arena,
         shared_with::nobody);
  return lone;
}

bool is_at_work_for(const spawn_queue& lone) noexcept {
  return any_above(this_strand(), [&lone](const strand& one) { return &one == &lone; });
}

void run_where(const strand& lone, job& work) {
  const strand* const here = this_strand();
  if (here != nullptr && here->arena_id == lone.arena_id) {
    work.run(work);
  } else {
    run_in_arena(lone.arena, work);
  }
}

std::size_t arena_width(const arena_state* arena) noexcept {
  return is_forked_child() ? 1 : arena->description().width;
}

void run_in_arena(arena_state* arena, job& work) {
  if (is_forked_child()) {
    const entered_strand entered(nullptr, nullptr, forked_arena, false);
    work.run(work);
    return;
  }
  (arena != nullptr ? *arena : default_arena()).run(work);
}

std::size_t current_width() { return describe_current().width; }

std::string describe_current_arena() {
  const arena_description arena = describe_current();
  std::ostringstream text;
  text << "arena: " << (arena.name.empty() ? "unnamed" : arena.name) << ", width " << arena.width
       << '\n'
       << explain(is_forked_child() ? find_width() : process_width());
  return text.str();
}

}  // namespace lend::detail
