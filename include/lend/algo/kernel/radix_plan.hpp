#pragma once

#include <lend/algo/kernel/radix_cached.hpp>

#include <bit>
#include <cstddef>
#include <cstdint>

namespace lend::detail::inline LEND_ABI {

/// Finds the bucket of a key; small enough for the registers of a loop.
template <class Bits>
struct bucket_finder {
  Bits least;
  Bits span;
  unsigned shift;
  std::size_t above;
  const std::uint16_t* bucket_of_bin;

  std::size_t bin_of(Bits key) const noexcept {
    const auto above_least = static_cast<Bits>(key - least);
    if (above_least > span) [[unlikely]] {
      return key < least ? 0 : above;
    }
    return static_cast<std::size_t>(above_least >> shift) + 1;
  }
  std::size_t operator()(Bits key) const noexcept { return bucket_of_bin[bin_of(key)]; }
};

/// The same where no key lies outside of the range.
template <class Bits>
struct covering_finder {
  unsigned shift;
  const std::uint16_t* bucket_of_bin;

  std::size_t operator()(Bits key) const noexcept {
    return bucket_of_bin[static_cast<std::size_t>(key >> shift) + 1];
  }
};

/// How keys are distributed to buckets, of which each gets neighbouring keys. A range of keys is
/// cut into many equal bins, and so many bins are put together to a bucket as hold its share of a
/// sample. The first and the last bucket get the keys outside of that range.
template <class Bits>
class radix_plan {
 public:
  static constexpr std::size_t most_buckets = 8192;
  static constexpr std::size_t largest_sample = UINT16_MAX;

  radix_plan() = default;
  /// The range is that of the sample where it is not given.
  radix_plan(const Bits* sample, std::size_t size, std::size_t wanted,
             const key_range<Bits>* range) {
    least_ = sample[0];
    greatest_ = sample[0];
    for (std::size_t i = 1; i < size; ++i) {
      least_ = sample[i] < least_ ? sample[i] : least_;
      greatest_ = sample[i] > greatest_ ? sample[i] : greatest_;
    }
    if (range != nullptr) {
      least_ = range->base;
      greatest_ = range->last();
    } else if (greatest_ - least_ > static_cast<Bits>(~Bits{0} / 2)) {
      least_ = 0;
      greatest_ = ~Bits{0};
    }
    const auto width = static_cast<unsigned>(std::bit_width(static_cast<Bits>(greatest_ - least_)));
    shift_ = width > log_bins ? width - log_bins : 0;
    const bucket_finder<Bits> find = finder();
    std::uint16_t counts[bins] = {};
    for (std::size_t i = 0; i < size; ++i) {
      ++counts[find.bin_of(sample[i])];
    }
    if (!put_together_evenly(counts, size, wanted)) {
      put_together(counts, size / wanted + 1);
    }
  }

  [[nodiscard]] bucket_finder<Bits> finder() const noexcept {
    return {least_, static_cast<Bits>(greatest_ - least_), shift_, bins - 1, bucket_of_bin_};
  }
  [[nodiscard]] covering_finder<Bits> covering() const noexcept { return {shift_, bucket_of_bin_}; }
  [[nodiscard]] bool covers_all() const noexcept {
    return least_ == 0 && greatest_ == static_cast<Bits>(~Bits{0});
  }
  [[nodiscard]] bool has_one_key() const noexcept { return least_ == greatest_; }
  [[nodiscard]] std::size_t buckets() const noexcept { return buckets_; }

  /// Whether the keys of the bucket lie in range_of(bucket).
  [[nodiscard]] bool is_bounded(std::size_t bucket) const noexcept {
    return bucket > 0 && bucket + 1 < buckets_;
  }
  [[nodiscard]] key_range<Bits> range_of(std::size_t bucket) const noexcept {
    const auto size = static_cast<Bits>(first_bin_[bucket + 1] - first_bin_[bucket]);
    const auto before = static_cast<Bits>(first_bin_[bucket] - 1);
    return {static_cast<Bits>(least_ + static_cast<Bits>(before << shift_)),
            static_cast<unsigned>(std::bit_width(static_cast<Bits>(size - 1))) + shift_};
  }

 private:
  static constexpr unsigned log_bins = 14;
  /// Two of them for keys outside of the range.
  static constexpr std::size_t bins = (std::size_t{1} << log_bins) + 2;

  /// As many bins, a power of two, to each bucket, if no bucket has several times its share then.
  bool put_together_evenly(const std::uint16_t (&counts)[bins], std::size_t size,
                           std::size_t wanted) {
    const auto log_each = static_cast<unsigned>(std::bit_width((bins - 2) / wanted)) - 1;
    const std::size_t each = std::size_t{1} << log_each;
    const std::size_t several = 4 * (size * each / (bins - 2)) + 4;
    // A bucket with nearly all of them would be distributed like this again, without end.
    const std::size_t most = several < size / 2 ? several : size / 2;
    for (std::size_t bin = 1; bin + each < bins; bin += each) {
      std::size_t sum = 0;
      for (std::size_t i = 0; i < each; ++i) {
        sum += counts[bin + i];
      }
      if (sum > most) {
        return false;
      }
    }
    for (std::size_t bin = 1; bin < bins; ++bin) {
      if ((bin - 1) % each == 0) {
        first_bin_[buckets_++] = static_cast<std::uint16_t>(bin);
      }
      bucket_of_bin_[bin] = static_cast<std::uint16_t>(buckets_ - 1);
    }
    first_bin_[buckets_] = static_cast<std::uint16_t>(bins);
    return true;
  }

  void put_together(const std::uint16_t (&counts)[bins], std::size_t share) {
    std::size_t sum = 0;
    for (std::size_t bin = 1; bin < bins; ++bin) {
      const bool full = sum >= share || (sum > 0 && counts[bin] >= share) || bin == 1;
      if ((full && buckets_ < most_buckets - 1) || bin == bins - 1) {
        first_bin_[buckets_++] = static_cast<std::uint16_t>(bin);
        sum = 0;
      }
      sum += counts[bin];
      bucket_of_bin_[bin] = static_cast<std::uint16_t>(buckets_ - 1);
    }
    first_bin_[buckets_] = static_cast<std::uint16_t>(bins);
  }

  Bits least_ = 0;
  Bits greatest_ = 0;
  unsigned shift_ = 0;
  std::size_t buckets_ = 1;
  std::uint16_t first_bin_[most_buckets + 1]{};
  std::uint16_t bucket_of_bin_[bins]{};
};

}  // namespace lend::detail::inline LEND_ABI
