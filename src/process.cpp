#include "process.hpp"

#include "clock.hpp"
#include "strand.hpp"

#include <pthread.h>
#include <unistd.h>

#include <cstdlib>
#include <string_view>

namespace lend::detail {

namespace {

constinit std::atomic<bool> forked{false};

/// Calls `visit` with every strand that this thread works on, spawns to or keeps.
template <class Visit>
void visit_own_strands(const Visit& visit) noexcept {
  visit_own_work(visit);
  for (strand* kept = kept_strands(); kept != nullptr; kept = kept->next_free) {
    visit(*kept);
  }
}

/// No thief is in the middle of a step then.
void before_fork() noexcept {
  visit_own_strands([](strand& mine) { mine.lock.lock(); });
}
void after_fork_in_parent() noexcept {
  visit_own_strands([](strand& mine) { mine.lock.unlock(); });
}
void after_fork_in_child() noexcept {
  forked = true;
  forget_free_strands();
  visit_own_strands([](strand& mine) {
    mine.shares = false;
    mine.watched = true;
    ask_for_more(mine);  // the next step of its owner finds out how things are
    mine.lock.unlock();
  });
}

}  // namespace

void watch_for_forks() noexcept {
  ticks_in(1);  // measured now, lest another thread be at it during a fork
  static const int watched =
      pthread_atfork(&before_fork, &after_fork_in_parent, &after_fork_in_child);
  static_cast<void>(watched);  // without memory for it a child is as it would be without this
}

bool is_forked_child() noexcept { return forked; }

void die_in_forked_child() noexcept {
  constexpr std::string_view message =
      "lend: fork() inside of a task: the child would have to wait for, or go on for, another "
      "thread of the parent\n";
  static_cast<void>(!write(STDERR_FILENO, message.data(), message.size()));
  std::abort();
}

}  // namespace lend::detail
