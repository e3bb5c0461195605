#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <thread>

namespace stress {

inline double setting(const char* name, double otherwise) {
  const char* const given = std::getenv(name);
  return given != nullptr ? std::strtod(given, nullptr) : otherwise;
}

/// The seconds that each of these tests may take.
inline double seconds() { return setting("LEND_STRESS_SECONDS", 1.0); }

/// After so long what has not happened never will.
inline std::chrono::duration<double> patience() {
  static const std::chrono::duration<double> chosen(setting("LEND_STRESS_PATIENCE", 60.0));
  return chosen;
}

/// Ends the program if there is no progress for too long, so that a hang is a failure.
class progress_watch {
 public:
  progress_watch() : thread_([this] { watch(); }) {}
  progress_watch(const progress_watch&) = delete;
  progress_watch& operator=(const progress_watch&) = delete;
  ~progress_watch() {
    over_ = true;
    thread_.join();
  }

  void progress() { ++steps_; }

 private:
  void watch() const {
    using clock = std::chrono::steady_clock;
    std::uint64_t seen = steps_;
    auto last = clock::now();
    while (!over_) {
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
      if (steps_ != seen) {
        seen = steps_;
        last = clock::now();
      } else if (clock::now() - last > 2 * patience()) {
        std::fprintf(stderr, "no progress after round %llu\n",
                     static_cast<unsigned long long>(seen));
        std::fflush(stderr);
        std::_Exit(3);
      }
    }
  }

  std::atomic<std::uint64_t> steps_ = 0;
  std::atomic<bool> over_ = false;
  std::thread thread_;
};

/// Calls `body(round)` again and again, for about as long as a test may take; each call is short.
template <class Body>
void for_a_while(Body body) {
  progress_watch alive;
  const auto end = std::chrono::steady_clock::now() + std::chrono::duration<double>(seconds());
  std::uint64_t round = 0;
  do {
    body(round++);
    alive.progress();
  } while (std::chrono::steady_clock::now() < end);
}

/// Numbers that are cheap to make: SplitMix64 (Steele, Lea and Flood, 2014).
class dice {
 public:
  explicit dice(std::uint64_t seed) : state_(seed) {}

  std::uint64_t roll() {
    std::uint64_t z = (state_ += 0x9E3779B97F4A7C15U);
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
    return z ^ (z >> 31U);
  }
  /// A number below `limit`.
  std::uint64_t below(std::uint64_t limit) { return roll() % limit; }
  bool one_in(std::uint64_t times) { return below(times) == 0; }

 private:
  std::uint64_t state_;
};

/// Keeps the processor busy for so long.
inline void spin_for(std::chrono::nanoseconds time) {
  const auto end = std::chrono::steady_clock::now() + time;
  while (std::chrono::steady_clock::now() < end) {
  }
}

}  // namespace stress
