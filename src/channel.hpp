#pragma once

#include <lend/sync/channel_seam.hpp>
#include <lend/sync/linked_list.hpp>

#include "blocking.hpp"
#include "message_queue.hpp"
#include "spinlock.hpp"

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace lend::detail {

/// What a thread waits for, in one channel or several: only one of them comes to pass.
struct choice {
  static constexpr std::uint32_t open = UINT32_MAX;
  static constexpr std::uint32_t given_up = UINT32_MAX - 1;

  /// Whether it is for the caller to bring this about.
  bool settle(std::uint32_t which) noexcept {
    std::uint32_t seen = open;
    return chosen.compare_exchange_strong(seen, which);
  }

  wait_cell cell;
  std::atomic<std::uint32_t> chosen{open};
};

/// A thread that waits at one end of a channel, in the list of those that do, under its lock.
struct waiter {
  choice* of = nullptr;
  std::uint64_t* message = nullptr;
  waiter* next = nullptr;
  waiter* previous = nullptr;
  std::uint32_t index = 0;
  bool listed = false;
  transfer outcome = transfer::unready;
};

class waiter_list {
 public:
  void append(waiter& last) noexcept {
    last.listed = true;
    listed_.push_back(last);
  }
  void remove(waiter& any) noexcept {
    if (any.listed) {
      listed_.remove(any);
      any.listed = false;
    }
  }
  /// The first that has not been served elsewhere and has not given up. The caller serves it, and
  /// wakes it then; it stays till that.
  waiter* take() noexcept {
    while (!listed_.empty()) {
      waiter& next = *listed_.first;
      remove(next);
      if (next.of->settle(next.index)) {
        return &next;
      }
    }
    return nullptr;
  }

 private:
  linked_list<waiter> listed_;
};

/// What has to be done after the lock of a channel has been released.
struct afterwards {
  afterwards() = default;
  afterwards(const afterwards&) = delete;
  afterwards& operator=(const afterwards&) = delete;
  ~afterwards() {
    if (woken != nullptr) {
      woken->cell.wake();
    }
    if (freed != nullptr) {
      message_queue::free(freed);
    }
  }

  choice* woken = nullptr;
  message_queue::block* freed = nullptr;
};

class channel_core {
 public:
  channel_core(std::size_t capacity, std::size_t words, std::string_view name)
      : queue(capacity, words), name_("lend::channel<" + std::string(name) + ">") {}

  /// One attempt, under the lock. Sending needs a block if needs_block().
  transfer send(const std::uint64_t* message, afterwards& then) noexcept;
  transfer receive(std::uint64_t* message, afterwards& then) noexcept;
  transfer carry_out(const channel_case& what, afterwards& then) noexcept {
    return what.sends ? send(what.message, then) : receive(what.message, then);
  }
  [[nodiscard]] bool needs_block() const noexcept {
    return !queue.is_full() && queue.needs_block();
  }
  [[nodiscard]] bool lacks_blocks() const noexcept {
    return queue.is_full() && queue.lacks_blocks();
  }
  /// Takes and releases the lock.
  void add_block();

  [[nodiscard]] waiter_list& waiting(bool senders) noexcept {
    return senders ? senders_ : receivers_;
  }
  void return_message(returned_message& message, afterwards& then) noexcept;
  /// Those who wait at that end learn that the other one is closed.
  void close(bool sending) noexcept;
  [[nodiscard]] wait_reason reason(bool sends) const noexcept {
    return {sends ? "to send to" : "to receive from", name_, this};
  }

  spinlock lock;
  message_queue queue;

 private:
  waiter_list senders_;
  waiter_list receivers_;
  returned_message* returned_ = nullptr;
  bool senders_gone_ = false;
  bool receivers_gone_ = false;
  std::string name_;
};

}  // namespace lend::detail
