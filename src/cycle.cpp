#include "cycle.hpp"

#include <lend/own/error.hpp>

#include "spinlock.hpp"

#include <cstddef>
#include <cstdint>
#include <mutex>
#include <string>

namespace lend::detail {

struct blocked_threads {
  spinlock lock;
  linked_list<blocked_thread> all;
  std::size_t count = 0;

  /// The thread that `waiting` waits for, if that waits too.
  [[nodiscard]] const blocked_thread* next_in_line(const blocked_thread& waiting) const noexcept;
  [[nodiscard]] bool is_circle(const blocked_thread& last) const noexcept;
  [[nodiscard]] std::string describe_circle(const blocked_thread& last) const;

  void enter(blocked_thread& one) noexcept {
    all.push_front(one);
    ++count;
  }
  void leave(blocked_thread& one) noexcept {
    all.remove(one);
    --count;
  }

  static const thread_mark* owner_of_what_it_wants(const blocked_thread& waiting) noexcept {
    // ORDER: relaxed; a thread that is in the list wrote it before it entered, and that was under
    // the lock that is held here.
    return waiting.wanted_->owner.load(memory_order_relaxed);
  }
  static std::string describe_wanted(const blocked_thread& waiting);
};

namespace {

constinit blocked_threads blocked;

}  // namespace

const blocked_thread* blocked_threads::next_in_line(const blocked_thread& waiting) const noexcept {
  const thread_mark* const owner = owner_of_what_it_wants(waiting);
  const blocked_thread* each = owner != nullptr ? all.first : nullptr;
  while (each != nullptr && each->thread_ != owner) {
    each = each->next;
  }
  return each;
}

/// Whether `last` waits for itself, by way of others or not. A thread that is in the list still has
/// what it had when it entered. What it waited for may have been given to it meanwhile, and then it
/// is the owner of that: a circle of its own, which ends the walk by its length.
bool blocked_threads::is_circle(const blocked_thread& last) const noexcept {
  const blocked_thread* waiting = &last;
  for (std::size_t steps = 0; waiting != nullptr && steps <= count; ++steps) {
    if (owner_of_what_it_wants(*waiting) == last.thread_) {
      return true;
    }
    waiting = next_in_line(*waiting);
  }
  return false;
}

std::string blocked_threads::describe_wanted(const blocked_thread& waiting) {
  auto number = reinterpret_cast<std::uintptr_t>(waiting.wanted_);
  std::string digits;
  for (; number != 0; number /= 16) {
    digits.insert(digits.begin(), "0123456789abcdef"[number % 16]);
  }
  return std::string(waiting.type_) + " at 0x" + digits;
}

std::string blocked_threads::describe_circle(const blocked_thread& last) const {
  if (owner_of_what_it_wants(last) == last.thread_) {
    return "thread 1 holds " + describe_wanted(last) + " and waits to lock it again";
  }
  std::string text;
  const blocked_thread* waiting = &last;
  for (std::size_t number = 1; waiting != nullptr; ++number) {
    const std::string wanted = describe_wanted(*waiting);
    text.append(" and waits to lock ").append(wanted);
    if (owner_of_what_it_wants(*waiting) == last.thread_) {
      text.insert(0, wanted).insert(0, "thread 1 holds ");
      break;
    }
    text.append("; thread ").append(std::to_string(number + 1)).append(" holds ").append(wanted);
    waiting = next_in_line(*waiting);
  }
  return text;
}

blocked_thread::blocked_thread(const lock_core& wanted, std::string_view type)
    : wanted_(&wanted), type_(type) {
  const std::lock_guard hold(blocked.lock);
  if (blocked.is_circle(*this)) [[unlikely]] {
    throw deadlock_error(blocked.describe_circle(*this));
  }
  blocked.enter(*this);
}

blocked_thread::~blocked_thread() {
  const std::lock_guard hold(blocked.lock);
  blocked.leave(*this);
}

void hold_blocking() noexcept { blocked.lock.lock(); }
void resume_blocking() noexcept { blocked.lock.unlock(); }
void forget_blocked_threads() noexcept {
  blocked.all = {};
  blocked.count = 0;
}

}  // namespace lend::detail
