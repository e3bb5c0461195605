#pragma once

#include <malloc.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <random>
#include <string>
#include <type_traits>
#include <vector>

namespace bench {

/// 16 bytes, sorted by key; the position of a record at the start tells equal keys apart.
struct record {
  std::uint64_t key;
  std::uint64_t position;
};

struct by_key {
  bool operator()(const record& a, const record& b) const { return a.key < b.key; }
};

template <class T>
using order_of = std::conditional_t<std::is_same_v<T, record>, by_key, std::less<>>;

enum class ordering { random, sorted, reverse, few };

inline constexpr std::array all_orderings{ordering::random, ordering::sorted, ordering::reverse,
                                          ordering::few};

inline std::string name_of(ordering ordering) {
  constexpr std::array names{"random", "sorted", "reverse", "few distinct"};
  return names[static_cast<std::size_t>(ordering)];
}

/// The element that `bits` stand for.
template <class T>
T make_element(std::uint64_t bits) {
  if constexpr (std::is_same_v<T, std::string>) {
    std::string text(16, 'a');
    for (char& letter : text) {
      letter = static_cast<char>('a' + (bits & 15U));
      bits >>= 4U;
    }
    return text;
  } else if constexpr (std::is_same_v<T, record>) {
    return {bits, 0};
  } else if constexpr (std::is_same_v<T, double>) {
    return static_cast<double>(bits >> 11U) * 0x1p-53;
  } else {
    return static_cast<T>(bits);
  }
}

template <class T>
std::uint64_t hash_of(const T& element) {
  if constexpr (std::is_same_v<T, std::string>) {
    return std::hash<std::string>{}(element);
  } else if constexpr (std::is_same_v<T, record>) {
    return std::rotl((element.key ^ element.position) * 0x9E3779B97F4A7C15U, 29) * element.position;
  } else if constexpr (std::is_same_v<T, double>) {
    return std::bit_cast<std::uint64_t>(element) * 0x9E3779B97F4A7C15U;
  } else {
    return std::rotl(element * 0x9E3779B97F4A7C15U, 29) * (element | 1U);
  }
}

/// The same elements in the same order for each run.
template <class T>
class sort_data {
 public:
  explicit sort_data(std::size_t count) : size(count) {}

  std::size_t size;
  std::vector<T> work;

  void prepare(ordering ordering) {
    if (original_.empty()) {
      generate(ordering);
      checksum_ = sum_of_hashes(original_);
    }
    if constexpr (std::is_same_v<T, std::string>) {
      // Else the characters would lie in the order that the last run has left behind.
      work = {};
      malloc_trim(0);
    }
    work = original_;
  }

  /// Whether `work` is sorted, with equal elements in their first order if `stable`.
  [[nodiscard]] bool correct(bool stable) const {
    return std::is_sorted(work.begin(), work.end(), order_of<T>{}) && complete() &&
           (!stable || in_first_order());
  }
  /// Whether `work` has the elements that it had at the start, in any order.
  [[nodiscard]] bool complete() const { return sum_of_hashes(work) == checksum_; }

 private:
  void generate(ordering ordering) {
    std::mt19937_64 random(1);
    std::array<std::uint64_t, 16> few{};
    std::generate(few.begin(), few.end(), std::ref(random));
    original_.reserve(size);
    for (std::size_t i = 0; i < size; ++i) {
      const std::uint64_t bits = random();
      original_.push_back(
          make_element<T>(ordering == ordering::few ? few[bits % few.size()] : bits));
    }
    if (ordering == ordering::sorted || ordering == ordering::reverse) {
      std::sort(original_.begin(), original_.end(), order_of<T>{});
    }
    if (ordering == ordering::reverse) {
      std::reverse(original_.begin(), original_.end());
    }
    if constexpr (std::is_same_v<T, record>) {
      for (std::size_t i = 0; i < size; ++i) {
        original_[i].position = i + 1;
      }
    }
  }

  /// Whether equal elements that can be told apart are in their first order.
  [[nodiscard]] bool in_first_order() const {
    if constexpr (std::is_same_v<T, record>) {
      auto swapped = [](const record& a, const record& b) {
        return a.key == b.key && a.position > b.position;
      };
      return std::adjacent_find(work.begin(), work.end(), swapped) == work.end();
    }
    return true;
  }

  static std::uint64_t sum_of_hashes(const std::vector<T>& elements) {
    std::uint64_t sum = elements.size();
    for (const T& element : elements) {
      sum += hash_of(element);
    }
    return sum;
  }

  std::vector<T> original_;
  std::uint64_t checksum_ = 0;
};

}  // namespace bench
