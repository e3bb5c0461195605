#pragma once

#include "support.hpp"

#include <cstddef>
#include <thread>
#include <utility>
#include <vector>

namespace support {

/// Runs `body(number)` on so many threads that are none of lend's.
template <class Body>
void on_threads(int count, Body body) {
  std::vector<std::thread> threads;
  threads.reserve(static_cast<std::size_t>(count));
  for (int i = 0; i < count; ++i) {
    threads.emplace_back([&body, i] { body(i); });
  }
  for (std::thread& each : threads) {
    each.join();
  }
}

/// A value whose halves differ only while somebody changes it.
struct pair_of_same {
  long first = 0;
  long second = 0;

  [[nodiscard]] bool are_same() const { return first == second; }
  bool add(long n) {
    const bool were_same = are_same();
    first += n;
    second += n;
    return were_same;
  }
};

template <class Lock>
auto value_of(Lock& locked) {
  auto held = locked.lock(lend::even_poisoned);
  return *held;
}

}  // namespace support
