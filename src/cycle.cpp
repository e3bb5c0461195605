#include "cycle.hpp"

#include <lend/own/error.hpp>

#include "lock_lists.hpp"
#include "spinlock.hpp"

#include <pthread.h>

#include <cstddef>
#include <cstdint>
#include <mutex>
#include <string>
#include <utility>

namespace lend::detail {

struct blocked_threads {
  spinlock lock;
  linked_list<blocked_thread> all;
  std::uint64_t searches = 0;

  /// The last of a row of threads that begins with `first`, in which each waits for what the next
  /// one has, and the last for `first`; null if there is none. `reached_from_` leads back.
  [[nodiscard]] const blocked_thread* find_circle(blocked_thread& first) noexcept;
  void visit_owners(blocked_thread& at) noexcept;
  void forget() noexcept;
  [[nodiscard]] static std::string describe_circle(const blocked_thread& last);

  static bool is_free(const lock_core& wanted) noexcept;
  static bool has(const blocked_thread& one, const lock_core& wanted) noexcept;
  static std::string describe_wanted(const blocked_thread& waiting);
};

namespace {

constinit blocked_threads blocked;

// In the order in which a search takes them.
void before_fork() noexcept {
  blocked.lock.lock();
  lock_all_lists();
}
void after_fork_in_parent() noexcept {
  unlock_all_lists();
  blocked.lock.unlock();
}
void after_fork_in_child() noexcept {
  blocked.forget();
  after_fork_in_parent();
}

}  // namespace

// ORDER: relaxed, in these two; a thread that is in the list wrote what it has before it entered,
// and that was under the lock that is held here.

bool blocked_threads::is_free(const lock_core& wanted) noexcept {
  return wanted.owner.load(memory_order_relaxed) == nullptr &&
         wanted.state.load(memory_order_relaxed) < lock_reader;
}

/// A thread that is in the list still has what it had when it entered.
bool blocked_threads::has(const blocked_thread& one, const lock_core& wanted) noexcept {
  if (const thread_mark* const owner = wanted.owner.load(memory_order_relaxed)) {
    return owner == one.thread_;
  }
  const shared_hold* hold = one.thread_->shares;
  while (hold != nullptr && hold->of != &wanted) {
    hold = hold->next;
  }
  return hold != nullptr;
}

/// Puts those that have what `at` waits for, and wait too, among the next to visit.
void blocked_threads::visit_owners(blocked_thread& at) noexcept {
  for (blocked_thread* each = all.first; each != nullptr; each = each->next) {
    if (each->reached_in_ != searches && !each->told_ && has(*each, *at.wanted_) &&
        still_waits(*each->wait_)) {
      each->reached_in_ = searches;
      each->reached_from_ = &at;
      each->next_to_visit_ = std::exchange(at.next_to_visit_, each);
    }
  }
}

const blocked_thread* blocked_threads::find_circle(blocked_thread& first) noexcept {
  first.reached_in_ = ++searches;
  first.reached_from_ = nullptr;
  first.next_to_visit_ = nullptr;
  for (blocked_thread* at = &first; at != nullptr; at = at->next_to_visit_) {
    if (is_free(*at->wanted_)) {
      continue;
    }
    if (has(first, *at->wanted_)) {
      return at;
    }
    visit_owners(*at);
  }
  return nullptr;
}

void blocked_threads::forget() noexcept {
  while (!all.empty()) {
    forget_wait(*all.take_first().wait_);
  }
}

std::string blocked_threads::describe_wanted(const blocked_thread& waiting) {
  auto number = reinterpret_cast<std::uintptr_t>(waiting.wanted_);
  std::string digits;
  for (; number != 0; number /= 16) {
    digits.insert(digits.begin(), "0123456789abcdef"[number % 16]);
  }
  return std::string(waiting.type_) + " at 0x" + digits;
}

std::string blocked_threads::describe_circle(const blocked_thread& last) {
  std::size_t number = 1;
  for (const blocked_thread* at = &last; at->reached_from_ != nullptr; at = at->reached_from_) {
    ++number;
  }
  if (number == 1) {
    return "thread 1 holds " + describe_wanted(last) + " and waits to lock it again";
  }
  std::string text;
  for (const blocked_thread* at = &last; number > 0; at = at->reached_from_, --number) {
    const blocked_thread& before = number > 1 ? *at->reached_from_ : last;
    text.insert(0, (number > 1 ? "; thread " : "thread ") + std::to_string(number) + " holds " +
                       describe_wanted(before) + " and waits to lock " + describe_wanted(*at));
  }
  return text;
}

blocked_thread::blocked_thread(const lock_core& wanted, const lock_wait& wait,
                               std::string_view type) noexcept
    : wanted_(&wanted), wait_(&wait), type_(type) {
  const std::lock_guard hold(blocked.lock);
  blocked.all.push_front(*this);
}

blocked_thread::~blocked_thread() {
  const std::lock_guard hold(blocked.lock);
  blocked.all.remove(*this);
}

void blocked_thread::look_for_circle() {
  const std::lock_guard hold(blocked.lock);
  if (const blocked_thread* const last = blocked.find_circle(*this)) [[unlikely]] {
    told_ = true;
    throw deadlock_error(blocked_threads::describe_circle(*last));
  }
}

void blocked_thread::wait_no_longer() noexcept {
  const std::lock_guard hold(blocked.lock);
  told_ = true;
}

void watch_for_forks_once() noexcept {
  static const int watched =
      pthread_atfork(&before_fork, &after_fork_in_parent, &after_fork_in_child);
  static_cast<void>(watched);
}

}  // namespace lend::detail
