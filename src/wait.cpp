#include "clock.hpp"
#include "process.hpp"
#include "strand.hpp"

#include <array>
#include <cstddef>
#include <exception>
#include <utility>

namespace lend::detail {

namespace {

/// How many nanoseconds a thread looks for parts of what it waits for before it sleeps.
constexpr std::uint64_t patience = 20'000;
constexpr std::uint64_t second_look = 500;

/// A strand as it was seen; when the number has changed it is used for something else.
struct sighting {
  strand* seen;
  std::uint64_t generation;
};

/// The strands below one that are still to be visited.
class strands_below {
 public:
  /// Those that work on `part` of what is in `here`. Under its lock.
  void add_children(const strand& here, const job* part) noexcept {
    for (strand* child = here.first_child; child != nullptr && count_ < found_.size();
         child = child->next_sibling) {
      if (part == nullptr || child->stolen == part) {
        // SAFETY: the child cannot become free while its parent is locked, so the number holds for
        // as long as it is part of this.
        found_[count_++] = {child, child->generation};
      }
    }
  }
  bool take(sighting& next) noexcept {
    if (count_ == 0) {
      return false;
    }
    next = found_[--count_];
    return true;
  }

 private:
  std::array<sighting, 1024> found_;
  std::size_t count_ = 0;
};

/// Calls `visit(strand)`, under its lock, for strands that work on parts of `awaited`, until it
/// returns true.
template <class Visit>
bool visit_below(strand& here, const job& awaited, const Visit& visit) noexcept {
  strands_below below;
  here.lock.lock();
  below.add_children(here, &awaited == &all_children ? nullptr : &awaited);
  here.lock.unlock();
  for (sighting at{}; below.take(at);) {
    strand& found = *at.seen;
    chaos();
    found.lock.lock();
    const bool same =
        found.generation == at.generation || mutated(mutation::walk_without_generation);
    const bool enough = same && visit(found);
    if (same && !enough) {
      below.add_children(found, nullptr);
    }
    found.lock.unlock();
    if (enough) {
      return true;
    }
  }
  return false;
}

/// A strand to steal with, for as long as a thread waits.
class spare_strand {
 public:
  explicit spare_strand(const strand& like) noexcept : like_(like) {}
  spare_strand(const spare_strand&) = delete;
  spare_strand& operator=(const spare_strand&) = delete;
  ~spare_strand() {
    if (spare_ != nullptr) {
      detach(*spare_);
      release_strand(*spare_);
    }
  }

  /// Null if there is no memory for one.
  strand* get() noexcept {
    if (spare_ == nullptr) {
      try {
        spare_ = &acquire_strand(like_.arena_id);
      } catch (const std::exception&) {
        return nullptr;
      }
      attach_like(*spare_, strand_use::tasks, like_);
    }
    return spare_;
  }
  /// Runs what was stolen with it.
  void run() noexcept {
    run_stolen(*spare_);
    spare_ = nullptr;
  }

 private:
  const strand& like_;
  strand* spare_ = nullptr;
};

/// Runs a part of `awaited`, if there is one.
bool help(strand& here, const job& awaited, spare_strand& spare, bool& woken) noexcept {
  strand* const thief = spare.get();
  if (thief == nullptr) {
    return false;
  }
  const bool found = visit_below(here, awaited, [&](strand& victim) {
    return !victim.seems_empty() && steal(victim, *thief);
  });
  if (found) {
    if (std::exchange(woken, false)) {
      wake_ancestor(here);  // the push that woke this thread may not have been the only one
    }
    spare.run();
  }
  return found;
}

/// Whether there is a part of `awaited` to be run now. If not, the next one will be advertised.
bool look_closely(strand& here, const job& awaited) noexcept {
  const auto has_work = [](strand& found) {
    if (found.shares) {
      found.limit = nullptr;
    }
    return !found.seems_empty();
  };
  if (visit_below(here, awaited, has_work)) {
    return true;
  }
  // A push that crossed this shows itself in that time.
  for (const time_limit limit(patience); !limit.over();) {
    relax();
  }
  return visit_below(here, awaited, [](strand& found) { return !found.seems_empty(); });
}

void park(strand& here, const job& awaited, bool (*done)(strand&, const job&)) noexcept {
  here.awaited = &awaited;
  here.parking.prepare();
  chaos();
  const bool look = !mutated(mutation::park_without_look);
  if (!(look && look_closely(here, awaited)) && !done(here, awaited)) {
    here.parking.sleep();
  }
  here.parking.leave();
  here.awaited = nullptr;
}

}  // namespace

void wake(strand& waiting) noexcept { waiting.parking.wake(); }

void wake_ancestor(strand& pushed) noexcept {
  const strand* child = &pushed;
  for (strand* above = child->parent; above != nullptr; above = above->parent) {
    const job* const awaited = above->awaited;
    const bool waits_for_this =
        awaited != nullptr && (awaited == &all_children || awaited == child->stolen);
    if (waits_for_this && above->parking.wake()) {
      return;
    }
    child = above;
  }
}

void wait_for_thieves(strand& here, const job& awaited,
                      bool (*done)(strand&, const job&)) noexcept {
  const auto wait_shortly = [&](std::uint64_t nanoseconds) {
    for (const time_limit limit(nanoseconds); !done(here, awaited) && !limit.over();) {
      relax();
    }
  };
  wait_shortly(second_look);
  if (done(here, awaited)) {
    return;
  }
  if (is_forked_child()) {
    die_in_forked_child();
  }
  spare_strand spare(here);
  bool woken = false;
  time_limit limit(patience);
  while (!done(here, awaited)) {
    if (help(here, awaited, spare, woken)) {
      limit = time_limit(patience);
    } else if (!limit.over()) {
      wait_shortly(second_look);
    } else {
      park(here, awaited, done);
      woken = true;
      limit = time_limit(patience);
    }
  }
}

}  // namespace lend::detail
