#pragma once

#include <lend/algo/kernel/buffer.hpp>
#include <lend/algo/kernel/radix_key.hpp>
#include <lend/algo/kernel/small_sort.hpp>

#include <bit>
#include <cstddef>
#include <cstdint>
#include <type_traits>
#include <utility>

namespace lend::detail::inline LEND_ABI {

/// The keys of some elements: all are at least `base`, by less than 2^width.
template <class Bits>
struct key_range {
  Bits base = 0;
  unsigned width = 8 * sizeof(Bits);

  /// No key is greater.
  [[nodiscard]] constexpr Bits last() const noexcept {
    constexpr unsigned all = 8 * sizeof(Bits);
    const Bits most = width == 0 ? Bits{0} : static_cast<Bits>(~Bits{0} >> (all - width));
    return most > ~Bits{0} - base ? ~Bits{0} : static_cast<Bits>(base + most);
  }
};

/// Radix sort of ranges that lie in the cache, by one thread. Stable.
///
/// Digits are taken from the last on (LSD), but only of the leading bits, as many as are likely to
/// tell all elements apart; the few that they do not are sorted at the end.
template <class T, class Key>
class cached_radix_sorter {
 public:
  using bits = typename Key::bits;
  using range = key_range<bits>;
  static constexpr std::size_t most = std::size_t{1} << 16U;
  static constexpr std::size_t few = 32;

  explicit cached_radix_sorter(const Key& key) noexcept : key_(key) {}

  /// Sorts what lies at `from` to there or to `to`. Throws what the key throws; all elements are
  /// there then as well.
  void sort(T* from, T* to, std::size_t count, range keys, place wanted) const {
    T* const target = wanted == place::here ? from : to;
    if (count > few && keys.width > 0) {
      T* const spare = wanted == place::here ? to : from;
      const layout digits = lay_out(count, keys.width);
      if (wanted == place::there && digits.passes % 2 == 0 && count <= in_scratch) {
        sort_with_scratch(from, target, count, keys.base, digits);
      } else {
        sort_by_digits(from, target, spare, count, keys.base, digits);
      }
      if (digits.low > 0) {
        finish(target, spare, count, keys.base, digits.low);
      }
    } else {
      bring(from, target, count);
      if (keys.width > 0) {
        insertion_sort(target, count, less_by_key<Key>{key_});
      }
    }
  }

  /// The keys of a range that is not empty.
  range range_of(const T* data, std::size_t count) const {
    bits least = key_(data[0]);
    bits greatest = least;
    for (std::size_t i = 1; i < count; ++i) {
      const bits key = key_(data[i]);
      least = key < least ? key : least;
      greatest = key > greatest ? key : greatest;
    }
    return {least, static_cast<unsigned>(std::bit_width(static_cast<bits>(greatest - least)))};
  }

  static void bring(T* from, T* to, std::size_t count) noexcept {
    if (from != to) {
      for (std::size_t i = 0; i < count; ++i) {
        to[i] = std::move(from[i]);
      }
    }
  }

 private:
  static constexpr unsigned longest_digit = 11;
  static constexpr unsigned most_passes = 3;
  using counters = std::uint32_t[most_passes][std::size_t{1} << longest_digit];

  /// `passes` digits of `digit` bits each, above `low` bits that are left out.
  struct layout {
    unsigned passes;
    unsigned digit;
    unsigned low;
  };

  static layout lay_out(std::size_t count, unsigned width) noexcept {
    constexpr unsigned to_tell_apart = 8;
    constexpr std::size_t few_for_three_passes = std::size_t{1} << 15U;
    unsigned wanted = static_cast<unsigned>(std::bit_width(count)) + to_tell_apart;
    if (count <= few_for_three_passes && wanted > 2 * longest_digit) {
      wanted = 2 * longest_digit;
    }
    wanted = wanted < width ? wanted : width;
    const unsigned passes = (wanted + longest_digit - 1) / longest_digit;
    const unsigned used = width <= passes * longest_digit ? width : wanted;
    const unsigned digit = (used + passes - 1) / passes;
    return {passes, digit, width > passes * digit ? width - passes * digit : 0};
  }

  /// So many elements have room on the stack for a pass that would end in the wrong array.
  static constexpr std::size_t scratch_bytes = std::size_t{1} << 16U;
  static constexpr std::size_t in_scratch =
      alignof(T) <= cache_line ? scratch_bytes / sizeof(T) : 0;

  [[gnu::noinline]] void sort_with_scratch(T* from, T* target, std::size_t count, bits base,
                                           layout digits) const {
    alignas(cache_line) unsigned char scratch[scratch_bytes];
    sort_by_digits(from, target, reinterpret_cast<T*>(scratch), count, base, digits);
  }

  /// Leaves all elements at `target`, whatever the key does.
  [[gnu::noinline]] void sort_by_digits(T* from, T* target, T* spare, std::size_t count, bits base,
                                        layout digits) const {
    T* now = from;
    try {
      pass_digits(now, target, spare, count, base, digits);
    } catch (...) {
      bring(now, target, count);
      throw;
    }
    bring(now, target, count);
  }

  /// `now` is where all elements are, whatever the key does.
  void pass_digits(T*& now, T* target, T* spare, std::size_t count, bits base,
                   layout digits) const {
    counters counts;
    const std::size_t values = std::size_t{1} << digits.digit;
    for (unsigned pass = 0; pass < digits.passes; ++pass) {
      for (std::size_t i = 0; i < values; ++i) {
        counts[pass][i] = 0;
      }
    }
    count_digits(now, count, base, digits, counts);
    for (unsigned pass = 0; pass < digits.passes; ++pass) {
      const unsigned shift = digits.low + pass * digits.digit;
      if (counts[pass][digit_of(now[0], base, shift, digits.digit)] == count) {
        continue;
      }
      const bool ends_well = (digits.passes - pass) % 2 == 1;
      T* const next = (ends_well ? target : spare) != now ? (ends_well ? target : spare)
                                                          : (ends_well ? spare : target);
      if (!scatter(now, next, count, base, shift, digits.digit, counts[pass])) {
        return;
      }
      now = next;
    }
  }

  std::size_t digit_of(const T& element, bits base, unsigned shift, unsigned digit) const {
    return static_cast<std::size_t>(static_cast<bits>(key_(element) - base) >> shift) &
           ((std::size_t{1} << digit) - 1);
  }

  void count_digits(const T* from, std::size_t count, bits base, layout digits,
                    counters& counts) const {
    const std::size_t mask = (std::size_t{1} << digits.digit) - 1;
    const auto count_all = [&](auto passes) {
      for (std::size_t i = 0; i < count; ++i) {
        bits rest = static_cast<bits>(key_(from[i]) - base) >> digits.low;
        for (unsigned pass = 0; pass < passes; ++pass) {
          ++counts[pass][static_cast<std::size_t>(rest) & mask];
          rest >>= digits.digit;
        }
      }
    };
    switch (digits.passes) {
      case 1:
        return count_all(std::integral_constant<unsigned, 1>{});
      case 2:
        return count_all(std::integral_constant<unsigned, 2>{});
      default:
        return count_all(std::integral_constant<unsigned, 3>{});
    }
  }

  /// Whether keys were the same as when they were counted; if not, `to` may lack some elements.
  bool scatter(T* from, T* to, std::size_t count, bits base, unsigned shift, unsigned digit,
               std::uint32_t* places) const {
    const std::size_t values = std::size_t{1} << digit;
    std::uint32_t sum = 0;
    for (std::size_t i = 0; i < values; ++i) {
      sum += std::exchange(places[i], sum);
    }
    if constexpr (Key::is_trusted) {
      for (std::size_t i = 0; i < count; ++i) {
        to[places[digit_of(from[i], base, shift, digit)]++] = std::move(from[i]);
      }
      return true;
    } else {
      return scatter_with_care(from, to, count, places, values, [&](const T& element) {
        return digit_of(element, base, shift, digit);
      });
    }
  }

  /// Keys may change.
  template <class Digit>
  static bool scatter_with_care(T* from, T* to, std::size_t count, std::uint32_t* places,
                                std::size_t values, const Digit& digit_of_element) {
    std::uint32_t ends[std::size_t{1} << longest_digit];
    for (std::size_t i = 1; i < values; ++i) {
      ends[i - 1] = places[i];
    }
    ends[values - 1] = static_cast<std::uint32_t>(count);
    for (std::size_t i = 0; i < count; ++i) {
      const std::size_t place = places[digit_of_element(from[i])]++;
      if (place >= count) [[unlikely]] {
        return false;
      }
      to[place] = std::move(from[i]);
    }
    std::uint32_t differ = 0;
    for (std::size_t i = 0; i < values; ++i) {
      differ |= ends[i] ^ places[i];
    }
    return differ == 0;
  }

  /// Sorts runs of elements that have all but their `low` last bits in common.
  void finish(T* data, T* spare, std::size_t count, bits base, unsigned low) const {
    const auto leading = [&](const T& element) {
      return static_cast<bits>(key_(element) - base) >> low;
    };
    std::size_t sorted = 0;
    bits before = key_(data[0]);
    for (std::size_t i = 1; i < count; ++i) {
      const bits key = key_(data[i]);
      if (key >= std::exchange(before, key)) [[likely]] {
        continue;
      }
      const bits run = leading(data[i]);
      std::size_t begin = i;
      while (begin > sorted && leading(data[begin - 1]) == run) {
        --begin;
      }
      std::size_t end = i + 1;
      while (end < count && leading(data[end]) == run) {
        ++end;
      }
      sort(data + begin, spare + begin, end - begin, {static_cast<bits>(base + (run << low)), low},
           place::here);
      sorted = end;
      before = key_(data[end - 1]);
      i = end - 1;
    }
  }

  const Key& key_;
};

}  // namespace lend::detail::inline LEND_ABI
