#pragma once

#include <chrono>

namespace program {

/// Measures time from its construction on.
class stopwatch {
 public:
  [[nodiscard]] double milliseconds() const {
    return std::chrono::duration<double, std::milli>(clock::now() - begin_).count();
  }
  [[nodiscard]] double seconds() const { return milliseconds() / 1000; }

 private:
  using clock = std::chrono::steady_clock;
  clock::time_point begin_ = clock::now();
};

}  // namespace program
