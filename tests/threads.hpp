#pragma once

#include "process.hpp"

#include <pthread.h>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <mutex>
#include <string>
#include <thread>
#include <utility>

namespace support {

/// Ends the program if it lives for too long, so that a deadlock is a failure and not a hang.
class watchdog {
 public:
  explicit watchdog(std::string guarded, std::chrono::seconds limit = std::chrono::seconds(100))
      : guarded_(std::move(guarded)), limit_(limit), thread_([this] { watch(); }) {}
  watchdog(const watchdog&) = delete;
  watchdog& operator=(const watchdog&) = delete;
  ~watchdog() {
    {
      const std::lock_guard lock(mutex_);
      over_ = true;
    }
    changed_.notify_one();
    thread_.join();
  }

 private:
  void watch() {
    std::unique_lock lock(mutex_);
    if (!changed_.wait_until(lock, std::chrono::system_clock::now() + limit_,
                             [this] { return over_; })) {
      std::fprintf(stderr, "watchdog: no end after %lld s: %s\n",
                   static_cast<long long>(limit_.count()), guarded_.c_str());
      std::fflush(stderr);
      std::_Exit(3);
    }
  }

  std::string guarded_;
  std::chrono::seconds limit_;
  std::mutex mutex_;
  std::condition_variable changed_;
  bool over_ = false;
  std::thread thread_;
};

/// Where some threads wait until so many of them are here at once. When they have waited for too
/// long, none waits any more.
class rendezvous {
 public:
  explicit rendezvous(std::size_t expected) : expected_(expected) {}

  void meet() {
    if (++inside_ >= expected_) {
      complete_ = true;
    }
    for (int tries = 0; tries < 10'000 && !complete_ && !given_up_; ++tries) {
      std::this_thread::sleep_for(std::chrono::microseconds(500));
    }
    if (!complete_) {
      given_up_ = true;
    }
    --inside_;
  }
  [[nodiscard]] bool complete() const { return complete_; }

 private:
  std::size_t expected_;
  std::atomic<std::size_t> inside_ = 0;
  std::atomic<bool> complete_ = false;
  std::atomic<bool> given_up_ = false;
};

/// Yields to other threads until `happened` is set, but not for ever.
inline void wait_a_little_for(const std::atomic<bool>& happened) {
  for (int tries = 0; tries < 100 && !happened; ++tries) {
    std::this_thread::yield();
  }
}

/// The same for seconds, where nothing else can be done.
inline void wait_for(const std::atomic<bool>& happened) {
  for (int tries = 0; tries < 40'000 && !happened; ++tries) {
    std::this_thread::sleep_for(std::chrono::microseconds(500));
  }
}

/// Keeps the processor busy: about a nanosecond a step.
inline void work_for(int steps) {
  std::uint64_t number = 1;
  for (int i = 0; i < steps; ++i) {
    number = number * 6364136223846793005U + 1;
    asm volatile("" : "+r"(number));  // it counts as used
  }
}

/// Calls `body()` on a thread whose stack has room for very deep recursion.
template <class Body>
void on_deep_stack(Body body) {
  pthread_attr_t attributes{};
  ::pthread_attr_init(&attributes);
  // ThreadSanitizer touches all of a stack.
  const std::size_t megabytes = thread_sanitizer ? 64 : 1024;
  ::pthread_attr_setstacksize(&attributes, megabytes << 20U);
  pthread_t thread{};
  const auto call = [](void* argument) -> void* {
    (*static_cast<Body*>(argument))();
    return nullptr;
  };
  if (::pthread_create(&thread, &attributes, call, &body) != 0) {
    std::perror("pthread_create");
    std::_Exit(3);
  }
  ::pthread_attr_destroy(&attributes);
  ::pthread_join(thread, nullptr);
}

}  // namespace support
