#pragma once

#include <lend/lend.hpp>

#include <atomic>

namespace support {

/// A number that knows how many of its kind live, and notices if one ends twice.
class counted {
 public:
  explicit counted(int value = 0) : value_(value) { ++alive; }
  counted(const counted& other) : value_(other.value_) { ++alive; }
  counted(counted&& other) noexcept : value_(other.value_) { ++alive; }
  counted& operator=(const counted&) = default;
  counted& operator=(counted&&) = default;
  ~counted() {
    if (mark_ != living) {
      ++ended_twice;
    }
    mark_ = ended;
    --alive;
  }

  [[nodiscard]] int value() const { return value_; }

  /// Whether all of them have ended, each once.
  static bool none_left() { return alive == 0 && ended_twice == 0; }

  inline static std::atomic<long> alive = 0;
  inline static std::atomic<long> ended_twice = 0;

 private:
  static constexpr unsigned living = 0x600D600D;
  static constexpr unsigned ended = 0xDEADDEAD;

  int value_;
  // The last write to it would be left out if it were not volatile.
  volatile unsigned mark_ = living;
};

}  // namespace support

template <>
inline constexpr auto lend::enable_send<support::counted> = lend::yes;
template <>
inline constexpr auto lend::enable_sync<support::counted> = lend::yes;
template <>
inline constexpr auto lend::enable_owned<support::counted> = lend::yes;
