#pragma once

#include <lend/lend.hpp>

#include "threads.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <random>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace support {

/// One thread, as many as there are cores on a small machine, and more than that.
inline constexpr std::size_t widths[] = {1, 2, 4, 9};

/// Calls `body(width)` inside arenas of all widths.
template <class Body>
void at_all_widths(Body body) {
  for (const std::size_t width : widths) {
    const watchdog alive("a test at width " + std::to_string(width));
    const lend::arena arena{width};
    arena.run(lend::unchecked([&] { body(width); }));
  }
}

/// The seed of this run: LEND_TEST_SEED, or a random one. It is printed once.
inline std::uint64_t seed() {
  static const std::uint64_t chosen = [] {
    const char* const given = std::getenv("LEND_TEST_SEED");
    const std::uint64_t value =
        given != nullptr ? std::strtoull(given, nullptr, 10) : std::random_device{}();
    std::cout << "LEND_TEST_SEED=" << value << '\n';
    return value;
  }();
  return chosen;
}

inline std::mt19937_64 generator(std::uint64_t stream = 0) {
  return std::mt19937_64(seed() * 0x9E3779B97F4A7C15U + stream);
}

/// A number below `limit`.
inline std::size_t below(std::mt19937_64& random, std::size_t limit) {
  return static_cast<std::size_t>(random() % limit);
}

template <class T>
std::vector<T> random_numbers(std::size_t count, std::uint64_t distinct, std::uint64_t stream = 0) {
  std::mt19937_64 random = generator(stream);
  std::vector<T> numbers(count);
  for (T& number : numbers) {
    number = static_cast<T>(distinct == 0 ? random() : random() % distinct);
  }
  return numbers;
}

struct failed : std::runtime_error {
  failed() : std::runtime_error("failed on purpose") {}
};

/// A value that cannot be copied.
class move_only {
 public:
  move_only() = default;
  explicit move_only(int value) : value_(value) {}
  move_only(const move_only&) = delete;
  move_only& operator=(const move_only&) = delete;
  move_only(move_only&& other) noexcept : value_(std::exchange(other.value_, -1)) {}
  move_only& operator=(move_only&& other) noexcept {
    value_ = std::exchange(other.value_, -1);
    return *this;
  }
  ~move_only() = default;

  [[nodiscard]] int value() const { return value_; }
  friend bool operator<(const move_only& a, const move_only& b) { return a.value_ < b.value_; }

 private:
  int value_ = 0;
};

}  // namespace support

template <>
inline constexpr auto lend::enable_send<support::move_only> = lend::yes;
template <>
inline constexpr auto lend::enable_sync<support::move_only> = lend::yes;
template <>
inline constexpr auto lend::enable_owned<support::move_only> = lend::yes;
