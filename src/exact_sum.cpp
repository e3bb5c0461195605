#include <lend/algo/kernel/exact_sum.hpp>

#include <algorithm>
#include <bit>
#include <cfloat>
#include <cmath>
#include <cstring>
#include <limits>

// A block of doubles of similar size is added by extraction (Rump, Ogita and Oishi, "Accurate
// floating-point summation part I", 2008): (sigma + x) - sigma is x without its low bits, if sigma
// is a large power of two. What is cut off so from all x of a block can be added without an error,
// as it is the multiple of one unit and the sum has few enough bits; and so can what is left, if it
// has no bits below those that a smaller sigma cuts off. These two sums, and numbers of blocks that
// do not fit this, go to the limbs (Neal, "Fast exact summation using small and large
// superaccumulators", 2015).

namespace lend::detail {

namespace {

constexpr std::size_t block_size = 1024;
constexpr int block_bits = 11;  // of twice the size of a block

constexpr int fraction_bits = 52;
constexpr std::uint64_t exponent_mask = 0x7ff;
constexpr std::uint64_t fraction_mask = (std::uint64_t{1} << fraction_bits) - 1;
constexpr std::uint64_t limb_mask = 0xffff'ffff;

#if defined(__FAST_MATH__) || FLT_EVAL_METHOD != 0
constexpr bool may_extract = false;
#else
constexpr bool may_extract = true;
#endif

/// What a block adds up to, if `exact`.
struct block_sum {
  double high = 0;
  double low = 0;
  bool exact = false;
};

constexpr std::uint64_t exponent_of(double number) noexcept {
  return std::bit_cast<std::uint64_t>(number) >> fraction_bits & exponent_mask;
}

constexpr double power_of_two(std::uint64_t exponent) noexcept {
  return std::bit_cast<double>(exponent << fraction_bits);
}

/// Several doubles, and as many integers.
template <std::size_t Lanes>
struct vectors {
  using doubles [[gnu::vector_size(Lanes * sizeof(double))]] = double;
  using integers [[gnu::vector_size(Lanes * sizeof(double))]] = std::int64_t;
};

/// The largest magnitudes so far, NaNs aside.
template <std::size_t Lanes>
struct magnitudes {
  using doubles = typename vectors<Lanes>::doubles;
  using integers = typename vectors<Lanes>::integers;

  [[gnu::always_inline]] void add(const double* data) noexcept {
    integers bits;
    std::memcpy(&bits, data, sizeof bits);
    bits &= std::numeric_limits<std::int64_t>::max();
    doubles magnitude;
    std::memcpy(&magnitude, &bits, sizeof bits);
    largest = magnitude > largest ? magnitude : largest;
  }

  doubles largest{};
};

/// The sums of the high and of the low parts of some numbers, and the bits below those.
template <std::size_t Lanes>
struct extraction {
  using doubles = typename vectors<Lanes>::doubles;
  using integers = typename vectors<Lanes>::integers;

  [[gnu::always_inline]] void add(const double* data, double high_sigma,
                                  double low_sigma) noexcept {
    doubles number;
    std::memcpy(&number, data, sizeof number);
    const doubles upper = (number + high_sigma) - high_sigma;
    high += upper;
    number -= upper;
    const doubles lower = (number + low_sigma) - low_sigma;
    low += lower;
    number -= lower;
    integers bits;
    std::memcpy(&bits, &number, sizeof bits);
    lost |= bits;
  }

  doubles high{};
  doubles low{};
  integers lost{};
};

/// The largest magnitude of a block; `count` is a multiple of all lanes.
template <std::size_t Lanes>
[[gnu::always_inline]] inline double largest_of(const double* data, std::size_t count) noexcept {
  magnitudes<Lanes> even;
  magnitudes<Lanes> odd;
  for (std::size_t i = 0; i < count; i += 2 * Lanes) {
    even.add(data + i);
    odd.add(data + i + Lanes);
  }
  double most = 0;
  for (std::size_t lane = 0; lane < Lanes; ++lane) {
    most = std::max({most, even.largest[lane], odd.largest[lane]});
  }
  return most;
}

template <std::size_t Lanes>
[[gnu::always_inline]] inline block_sum extract(const double* data, std::size_t count) noexcept {
  const std::uint64_t exponent = exponent_of(largest_of<Lanes>(data, count));
  constexpr std::uint64_t margin = 128;
  if (exponent < margin || exponent > exponent_mask - margin) {
    return {};
  }
  const std::uint64_t high_exponent = exponent + 1 + block_bits;
  const double high_sigma = power_of_two(high_exponent);
  const double low_sigma = power_of_two(high_exponent - (fraction_bits + 1) + block_bits);
  extraction<Lanes> even;
  extraction<Lanes> odd;
  for (std::size_t i = 0; i < count; i += 2 * Lanes) {
    even.add(data + i, high_sigma, low_sigma);
    odd.add(data + i + Lanes, high_sigma, low_sigma);
  }
  block_sum sum{.exact = true};
  for (std::size_t lane = 0; lane < Lanes; ++lane) {
    sum.high += even.high[lane] + odd.high[lane];
    sum.low += even.low[lane] + odd.low[lane];
    constexpr std::int64_t sign = std::numeric_limits<std::int64_t>::min();
    sum.exact = sum.exact && ((even.lost[lane] | odd.lost[lane]) & ~sign) == 0;
  }
  return sum;
}

#if defined(__x86_64__)
[[gnu::target("avx2")]] block_sum extract_wide(const double* data, std::size_t count) noexcept {
  return extract<4>(data, count);
}
bool has_wide_vectors() noexcept { return __builtin_cpu_supports("avx2") != 0; }
#else
block_sum extract_wide(const double* data, std::size_t count) noexcept {
  return extract<2>(data, count);
}
bool has_wide_vectors() noexcept { return false; }
#endif

block_sum extract_narrow(const double* data, std::size_t count) noexcept {
  return extract<2>(data, count);
}

block_sum sum_of_block(const double* data, std::size_t count) noexcept {
  return has_wide_vectors() ? extract_wide(data, count) : extract_narrow(data, count);
}

}  // namespace

/// A magnitude of `bits * 2^exponent`, or a little more where its lowest bit is set.
struct exact_sum::rounding {
  std::uint64_t bits = 0;
  int exponent = 0;
  bool negative = false;

  template <class T>
  [[nodiscard]] T nearest() const noexcept {
    const T magnitude = std::ldexp(static_cast<T>(bits), exponent);
    return negative ? -magnitude : magnitude;
  }
};

void exact_sum::carry(limbs& number) noexcept {
  for (std::size_t i = 0; i + 1 < limb_count; ++i) {
    number[i + 1] += number[i] >> 32;
    number[i] &= static_cast<std::int64_t>(limb_mask);
  }
}

/// Makes room for so many additions to a limb, each of less than 2^32.
void exact_sum::expect(std::uint64_t additions) noexcept {
  constexpr std::uint64_t most = std::uint64_t{1} << 30;
  if (additions_ + additions > most) {
    carry(limbs_);
    additions_ = 1;
  }
  additions_ += additions;
}

void exact_sum::add_one(double number) noexcept {
  const std::uint64_t exponent = exponent_of(number);
  if (exponent == exponent_mask) {
    special_ += number;
    return;
  }
  const std::uint64_t fraction = std::bit_cast<std::uint64_t>(number) & fraction_mask;
  const std::uint64_t integer = exponent == 0 ? fraction : fraction | (fraction_mask + 1);
  const std::uint64_t shift = exponent == 0 ? 0 : exponent - 1;
  const std::uint64_t within = shift % 32;
  const std::uint64_t upper = integer >> (32 - within);
  const std::uint64_t parts[] = {integer << within & limb_mask, upper & limb_mask, upper >> 32};
  for (std::size_t i = 0; i < std::size(parts); ++i) {
    const auto part = static_cast<std::int64_t>(parts[i]);
    limbs_[shift / 32 + i] += std::signbit(number) ? -part : part;
  }
}

void exact_sum::add_block(const double* data, std::size_t count) noexcept {
  constexpr std::size_t lanes = 8;
  expect(count + 2);
  if constexpr (may_extract) {
    const block_sum sum =
        count % lanes == 0 ? sum_of_block(data, count) : block_sum{.exact = false};
    if (sum.exact) {
      add_one(sum.high);
      add_one(sum.low);
      return;
    }
  }
  for (std::size_t i = 0; i < count; ++i) {
    add_one(data[i]);
  }
}

void exact_sum::add(const double* data, std::size_t count) noexcept {
  while (count > 0) {
    const std::size_t some = count < 8 ? count : std::min(block_size, count & ~std::size_t{7});
    add_block(data, some);
    data += some;
    count -= some;
  }
}

void exact_sum::add(const float* data, std::size_t count) noexcept {
  std::array<double, block_size> block;
  while (count > 0) {
    const std::size_t some = std::min(block_size, count);
    std::copy(data, data + some, block.begin());
    add(block.data(), some);
    data += some;
    count -= some;
  }
}

void exact_sum::add(const exact_sum& other) noexcept {
  expect(other.additions_);
  for (std::size_t i = 0; i < limb_count; ++i) {
    limbs_[i] += other.limbs_[i];
  }
  special_ += other.special_;
}

exact_sum::rounding exact_sum::leading_bits() const noexcept {
  limbs number = limbs_;
  carry(number);
  const bool negative = number.back() < 0;
  if (negative) {
    for (std::int64_t& limb : number) {
      limb = -limb;
    }
    carry(number);
  }
  std::size_t top = limb_count - 1;
  while (top > 0 && number[top] == 0) {
    --top;
  }
  const auto limb = [&](std::size_t below) {
    return below > top ? std::uint64_t{0} : static_cast<std::uint64_t>(number[top - below]);
  };
  const auto width = static_cast<int>(std::bit_width(limb(0)));
  if (width == 0) {
    return {};
  }
  std::uint64_t bits = (limb(0) << 32 | limb(1)) << (32 - width) | limb(2) >> width;
  bool more = (limb(2) & ((std::uint64_t{1} << width) - 1)) != 0;
  for (std::size_t below = 3; below <= top; ++below) {
    more = more || limb(below) != 0;
  }
  return {bits | static_cast<std::uint64_t>(more), static_cast<int>(top) * 32 + width - 64 - 1074,
          negative};
}

double exact_sum::to_double() const noexcept {
  if (special_ != 0) {
    return std::isnan(special_) ? std::numeric_limits<double>::quiet_NaN() : special_;
  }
  return leading_bits().nearest<double>();
}

float exact_sum::to_float() const noexcept {
  return special_ != 0 ? static_cast<float>(to_double()) : leading_bits().nearest<float>();
}

}  // namespace lend::detail
