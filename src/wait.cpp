#include "chaos.hpp"
#include "clock.hpp"
#include "process.hpp"
#include "rights.hpp"
#include "strand.hpp"

#include <array>
#include <cstddef>
#include <exception>
#include <utility>

namespace lend::detail {

namespace {

/// So many nanoseconds lie between two looks whether there is work.
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
///
/// Not inline: its 16 KiB on the stack would lie below each stolen task that a thread runs while it
/// waits.
template <class Visit>
[[gnu::noinline]] bool visit_below(strand& here, const job& awaited, const Visit& visit) noexcept {
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

/// Runs parts of what a thread waits for.
class helper {
 public:
  helper(strand& here, const job& awaited) noexcept : here_(here), awaited_(awaited) {}
  helper(const helper&) = delete;
  helper& operator=(const helper&) = delete;
  ~helper() {
    if (spare_ != nullptr) {
      detach(*spare_);
      release_strand(*spare_);
    }
  }

  /// Whether there was one.
  bool help() noexcept {
    if (!prepare()) {
      return false;
    }
    const bool wishes = content_.over();
    if (wishes) {
      content_ = time_limit(between_wishes);
    }
    const bool found = visit_below(here_, awaited_, [&](strand& victim) {
      if (victim.seems_empty()) {
        if (wishes) {
          ask_for_more(victim);
        }
        return false;
      }
      return steal(victim, *spare_);
    });
    if (found) {
      if (std::exchange(woken_, false)) {
        wake_ancestor(here_);  // the push that woke this thread may not have been the only one
      }
      run_stolen(*std::exchange(spare_, nullptr));
    }
    return found;
  }
  void has_been_woken() noexcept { woken_ = true; }

 private:
  /// Whether there is memory for a strand to steal with.
  bool prepare() noexcept {
    if (spare_ == nullptr) {
      try {
        spare_ = &acquire_strand(here_.arena_id);
      } catch (const std::exception&) {
        return false;
      }
      attach_like(*spare_, strand_use::tasks, here_);
    }
    return true;
  }

  strand& here_;
  const job& awaited_;
  strand* spare_ = nullptr;
  bool woken_ = false;
  time_limit content_{0};
};

/// Whether there is a part of `awaited` to be run now. If not, the next one will be advertised.
bool look_closely(strand& here, const job& awaited) noexcept {
  return visit_below(here, awaited, [](strand& found) {
    if (found.shares) {
      // Dekker's, with the two in share().
      found.watched = false;
      ask_for_more(found);
    }
    return !found.is_empty();
  });
}

void sleep_parked(strand& here) noexcept {
  strand* const mine = this_strand();
  if (mine == nullptr || !has_rights(*mine)) {
    here.parking.sleep();
    return;
  }
  sleeping_thread self(here.parking);
  sleep_without_rights(mine, self, [&](sleeping_thread&) { here.parking.sleep(); });
}

void park(strand& here, const job& awaited, bool (*done)(strand&, const job&)) noexcept {
  here.awaited = &awaited;
  here.parking.prepare();
  chaos();
  const bool look = !mutated(mutation::park_without_look);
  if (!(look && look_closely(here, awaited)) && !done(here, awaited)) {
    sleep_parked(here);
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
  if (strand* const mine = this_strand()) {
    share_all(*mine);
  }
  helper one(here, awaited);
  time_limit limit(patience);
  while (!done(here, awaited)) {
    if (one.help()) {
      limit = time_limit(patience);
    } else if (!limit.over()) {
      wait_shortly(second_look);
    } else {
      park(here, awaited, done);
      one.has_been_woken();
      limit = time_limit(patience);
    }
  }
}

}  // namespace lend::detail
