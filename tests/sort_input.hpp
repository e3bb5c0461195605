#pragma once

#include "support.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace support {

/// McIlroy, "A Killer Adversary for Quicksort", 1999: values are fixed only as comparisons ask, so
/// that whatever was taken for a pivot turns out to be one of the least. The first three are in no
/// order, or all would be found to be in one.
class adversary {
 public:
  explicit adversary(std::size_t count) : count_(count), values_(count, count) {
    for (const std::size_t first : {1U, 0U, 2U}) {
      values_[first] = fixed_++;
    }
  }

  [[nodiscard]] std::vector<std::size_t> items() const {
    std::vector<std::size_t> all(count_);
    for (std::size_t i = 0; i < count_; ++i) {
      all[i] = i;
    }
    return all;
  }
  bool is_less(std::size_t a, std::size_t b) {
    ++comparisons_;
    if (values_[a] == count_ && values_[b] == count_) {
      values_[a == candidate_ ? a : b] = fixed_++;
    }
    if (values_[a] == count_) {
      candidate_ = a;
    } else if (values_[b] == count_) {
      candidate_ = b;
    }
    return values_[a] < values_[b];
  }
  [[nodiscard]] std::size_t comparisons() const { return comparisons_; }
  [[nodiscard]] std::size_t value_of(std::size_t item) const { return values_[item]; }
  [[nodiscard]] bool is_in_order(const std::vector<std::size_t>& items) const {
    return std::is_sorted(items.begin(), items.end(),
                          [this](std::size_t a, std::size_t b) { return values_[a] < values_[b]; });
  }

 private:
  std::size_t count_;
  std::vector<std::size_t> values_;
  std::size_t fixed_ = 0;
  std::size_t candidate_ = 0;
  std::size_t comparisons_ = 0;
};

inline constexpr int patterns = 8;

/// The input patterns that a sort meets.
inline std::vector<std::uint32_t> pattern(std::size_t size, int kind) {
  auto v = random_numbers<std::uint32_t>(size, 0, size * 10 + static_cast<std::size_t>(kind));
  const auto count = static_cast<std::uint32_t>(size);
  for (std::uint32_t i = 0; i < count; ++i) {
    switch (kind) {
      case 1:
        v[i] = 5;
        break;
      case 2:
        v[i] %= 7;
        break;
      case 3:
        v[i] = i;
        break;
      case 4:
        v[i] = count - i;
        break;
      case 5:
        v[i] = i < count / 2 ? i : count - i;
        break;
      case 6:
        v[i] = i % 100;
        break;
      case 7:
        v[i] = i + 1 == count ? 0 : i;
        break;
      default:
        break;
    }
  }
  return v;
}

}  // namespace support
