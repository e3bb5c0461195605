#pragma once

#include "../../src/blocking.hpp"
#include "../../src/spinlock.hpp"

#include <cstddef>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <utility>

namespace stress {

/// A queue of numbers whose users wait in the runtime: the simplest thing that does.
class waiting_queue {
 public:
  explicit waiting_queue(std::size_t capacity) : capacity_(capacity) {}

  /// Whether it was taken: not if the queue is closed.
  bool send(long value) {
    bool taken = false;
    wait_until([&] {
      taken = !closed_ && values_.size() < capacity_;
      if (taken) {
        values_.push_back(value);
      }
      return taken || closed_;
    });
    return taken;
  }
  /// Nothing once it is closed and empty, or after that time.
  std::optional<long> receive(lend::detail::deadline until = lend::detail::for_ever) {
    std::optional<long> value;
    wait_until(
        [&] {
          if (!values_.empty()) {
            value = values_.front();
            values_.pop_front();
          }
          return value.has_value() || closed_;
        },
        until);
    return value;
  }
  void close() {
    const std::lock_guard lock(lock_);
    closed_ = true;
    wake_all();
  }

 private:
  void wake_all() {
    for (lend::detail::wait_cell* const cell : std::exchange(waiting_, {})) {
      cell->wake();
    }
  }
  /// Returns when `step()`, which is called under the lock, was true.
  template <class Step>
  void wait_until(Step step, lend::detail::deadline until = lend::detail::for_ever) {
    for (bool in_time = true;;) {
      lend::detail::wait_cell mine;
      {
        const std::lock_guard lock(lock_);
        if (step()) {
          wake_all();
          return;
        }
        if (!in_time) {
          return;
        }
        waiting_.push_back(&mine);
      }
      const leaving gone(*this, mine);
      in_time = lend::detail::block(mine, {"to use", "queue", this}, until);
    }
  }
  /// Whether woken or not, the cell is in no list when it ends.
  struct leaving {
    leaving(waiting_queue& of, lend::detail::wait_cell& cell) : of_(of), cell_(cell) {}
    leaving(const leaving&) = delete;
    leaving& operator=(const leaving&) = delete;
    ~leaving() {
      const std::lock_guard lock(of_.lock_);
      std::erase(of_.waiting_, &cell_);
    }

   private:
    waiting_queue& of_;
    lend::detail::wait_cell& cell_;
  };

  lend::detail::spinlock lock_;
  std::deque<long> values_;
  std::deque<lend::detail::wait_cell*> waiting_;
  std::size_t capacity_;
  bool closed_ = false;
};

/// Closes the queue when the task that it belongs to has ended, or is never run.
class end_of {
 public:
  explicit end_of(waiting_queue& of) : of_(&of, [](waiting_queue* ended) { ended->close(); }) {}

 private:
  std::shared_ptr<waiting_queue> of_;
};

}  // namespace stress
