#include "channel.hpp"

#include <lend/sync/time.hpp>

#include <algorithm>
#include <array>
#include <mutex>
#include <span>

namespace lend::detail {

namespace {

/// About two microseconds.
constexpr int patience = 60;
constexpr int yields = 4;

std::uint64_t word_of(returned_message& message) noexcept {
  return reinterpret_cast<std::uintptr_t>(&message);
}

void serve(waiter& next, transfer outcome, afterwards& then) noexcept {
  next.outcome = outcome;
  then.woken = next.of;
}

/// Waits until one of the cases has been brought about, and leaves the lists.
class waiting {
 public:
  explicit waiting(std::span<const channel_case> cases) noexcept : cases_(cases) {}

  /// Under the locks of all channels.
  void list() noexcept {
    for (std::uint32_t i = 0; i < cases_.size(); ++i) {
      waiter& mine = waiters_[i];
      mine.of = &choice_;
      mine.message = cases_[i].message;
      mine.index = i;
      list_of(i).append(mine);
    }
  }
  /// Which case it was, or how many there are if none was by then.
  selected wait(std::uint64_t until) {
    if (!spin()) {
      try {
        sleep(until);
      } catch (...) {
        if (choice_.settle(choice::given_up)) {
          leave();
          throw;
        }
      }
    }
    if (choice_.settle(choice::given_up)) {
      leave();
      return {cases_.size(), transfer::unready};
    }
    // What was given to this thread is there when it has been woken.
    choice_.cell.wait();
    leave();
    const std::size_t chosen = choice_.chosen.load();
    return {chosen, waiters_[chosen].outcome};
  }

 private:
  waiter_list& list_of(std::size_t i) const noexcept {
    return cases_[i].channel->waiting(cases_[i].sends);
  }
  [[nodiscard]] bool spin() const noexcept {
    for (int i = 0; i < patience; ++i) {
      if (choice_.cell.is_woken()) {
        return true;
      }
      relax();
    }
    for (int i = 0; i < yields; ++i) {
      if (choice_.cell.is_woken()) {
        return true;
      }
      sched_yield();
    }
    return choice_.cell.is_woken();
  }
  void sleep(std::uint64_t until) {
    block(choice_.cell, cases_[0].channel->reason(cases_[0].sends), until);
  }
  void leave() noexcept {
    for (std::size_t i = 0; i < cases_.size(); ++i) {
      const std::lock_guard lock(cases_[i].channel->lock);
      list_of(i).remove(waiters_[i]);
    }
  }

  std::span<const channel_case> cases_;
  choice choice_;
  std::array<waiter, most_cases> waiters_;
};

/// The channels of some cases, locked in the order of their addresses.
class locked {
 public:
  explicit locked(std::span<const channel_case> cases) noexcept {
    for (const channel_case& each : cases) {
      channels_[count_++] = each.channel;
    }
    const auto all = std::span(channels_).first(count_);
    std::ranges::sort(all);
    count_ = all.size() - std::ranges::unique(all).size();
    for (channel_core* const channel : std::span(channels_).first(count_)) {
      channel->lock.lock();
    }
  }
  locked(const locked&) = delete;
  locked& operator=(const locked&) = delete;
  ~locked() {
    for (channel_core* const channel : std::span(channels_).first(count_)) {
      channel->lock.unlock();
    }
  }

 private:
  std::array<channel_core*, most_cases> channels_{};
  std::size_t count_ = 0;
};

/// A number that differs from call to call, for fairness only.
std::uint32_t any_number() noexcept {
  static std::atomic<std::uint32_t> seed{1};
  thread_local std::uint32_t state = seed.fetch_add(0x9E3779B9U) | 1U;
  state ^= state << 13U;
  state ^= state >> 17U;
  state ^= state << 5U;
  return state;
}

/// Carries out one of the cases that are ready, each of them as likely as another.
selected carry_out_one(std::span<const channel_case> cases, afterwards& then) noexcept {
  std::array<std::uint32_t, most_cases> order;
  for (std::uint32_t i = 0; i < cases.size(); ++i) {
    const std::uint32_t place = any_number() % (i + 1);
    order[i] = order[place];
    order[place] = i;
  }
  for (const std::uint32_t i : std::span(order).first(cases.size())) {
    const transfer outcome = cases[i].channel->carry_out(cases[i], then);
    if (outcome != transfer::unready) {
      return {i, outcome};
    }
  }
  return {cases.size(), transfer::unready};
}

/// A channel that needs memory before its case can be carried out or waited for, or null.
channel_core* in_need(std::span<const channel_case> cases) noexcept {
  for (const channel_case& each : cases) {
    if (each.sends && (each.channel->needs_block() || each.channel->lacks_blocks())) {
      return each.channel;
    }
  }
  return nullptr;
}

/// One attempt: which case was carried out. If none was, all are listed in `rest`, if there is one.
selected attempt(std::span<const channel_case> cases, waiting* rest) {
  for (;;) {
    channel_core* poor = nullptr;
    {
      afterwards then;
      const locked all(cases);
      poor = in_need(cases);
      if (poor == nullptr) {
        const selected chosen = carry_out_one(cases, then);
        if (chosen.which == cases.size() && rest != nullptr) {
          rest->list();
        }
        return chosen;
      }
    }
    poor->add_block();
  }
}

}  // namespace

transfer channel_core::send(const std::uint64_t* message, afterwards& then) noexcept {
  if (receivers_gone_) {
    return transfer::closed;
  }
  if (waiter* const next = receivers_.take()) {
    queue.copy(next->message, message);
    serve(*next, transfer::done, then);
    return transfer::done;
  }
  if (queue.is_full()) {
    return transfer::unready;
  }
  queue.push(message);
  return transfer::done;
}

transfer channel_core::receive(std::uint64_t* message, afterwards& then) noexcept {
  if (returned_ != nullptr) {
    *message = word_of(*returned_);
    returned_ = returned_->next;
    return transfer::done;
  }
  const bool from_queue = queue.size() != 0;
  if (from_queue) {
    then.freed = queue.pop(message);
  }
  if (waiter* const next = senders_.take()) {
    if (from_queue) {
      queue.push(next->message);
    } else {
      queue.copy(message, next->message);
    }
    serve(*next, transfer::done, then);
    return transfer::done;
  }
  if (from_queue) {
    return transfer::done;
  }
  return senders_gone_ ? transfer::closed : transfer::unready;
}

void channel_core::return_message(returned_message& message, afterwards& then) noexcept {
  if (waiter* const next = receivers_.take()) {
    *next->message = word_of(message);
    serve(*next, transfer::done, then);
  } else {
    message.next = returned_;
    returned_ = &message;
  }
}

void channel_core::close(bool sending) noexcept {
  for (;;) {
    afterwards then;
    const std::lock_guard held(lock);
    (sending ? senders_gone_ : receivers_gone_) = true;
    waiter* const next = waiting(!sending).take();
    if (next == nullptr) {
      return;
    }
    serve(*next, transfer::closed, then);
  }
}

void channel_core::add_block() {
  message_queue::block* const more = queue.allocate();
  const std::lock_guard held(lock);
  queue.give(more);
}

channel_core* make_channel(std::size_t capacity, std::size_t words, std::string_view name) {
  return new channel_core(capacity, words, name);
}
void end_channel(channel_core* channel) noexcept { delete channel; }

transfer send_message(channel_core& channel, std::uint64_t* message, std::uint64_t until) {
  {
    afterwards then;
    const std::lock_guard held(channel.lock);
    if (!channel.needs_block()) {
      const transfer outcome = channel.send(message, then);
      if (outcome != transfer::unready || until == at_once) {
        return outcome;
      }
    }
  }
  const channel_case only{&channel, message, true};
  return select_case(&only, 1, until).outcome;
}

transfer receive_message(channel_core& channel, std::uint64_t* message, std::uint64_t until) {
  {
    afterwards then;
    const std::lock_guard held(channel.lock);
    const transfer outcome = channel.receive(message, then);
    if (outcome != transfer::unready || until == at_once) {
      return outcome;
    }
  }
  const channel_case only{&channel, message, false};
  return select_case(&only, 1, until).outcome;
}

void return_message(channel_core& channel, returned_message& message) noexcept {
  afterwards then;
  const std::lock_guard held(channel.lock);
  channel.return_message(message, then);
}

void close_sending(channel_core& channel) noexcept { channel.close(true); }
void close_receiving(channel_core& channel) noexcept { channel.close(false); }

selected select_case(const channel_case* cases, std::size_t count, std::uint64_t until) {
  const std::span<const channel_case> all(cases, count);
  if (until == at_once) {
    return attempt(all, nullptr);
  }
  waiting rest(all);
  const selected chosen = attempt(all, &rest);
  return chosen.which != count ? chosen : rest.wait(until);
}

}  // namespace lend::detail
