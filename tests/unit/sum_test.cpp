#include "../support.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>
#include <numeric>
#include <stop_token>
#include <vector>

namespace {

using limits = std::numeric_limits<double>;

const std::size_t sizes[] = {0,    1,    2,    7,    8,    9,    1000,   1023,
                             1024, 1025, 1031, 8191, 8192, 8193, 100'003};

/// A sum of several doubles none of which has bits in common with another: Shewchuk's expansion,
/// which grows until it is exact. (Shewchuk, "Adaptive precision floating-point arithmetic and fast
/// robust geometric predicates", 1997.)
class expansion {
 public:
  void add(double number) {
    std::size_t kept = 0;
    for (double part : parts_) {
      if (std::fabs(number) < std::fabs(part)) {
        std::swap(number, part);
      }
      const double high = number + part;
      const double low = part - (high - number);
      if (low != 0) {
        parts_[kept++] = low;
      }
      number = high;
    }
    parts_.resize(kept);
    parts_.push_back(number);
  }
  /// Whether what is left of the sum without `result` is at most half a unit of that.
  [[nodiscard]] bool is_nearest(double result) {
    add(-result);
    const double rest = std::accumulate(parts_.begin(), parts_.end(), 0.0);
    const double up = std::nextafter(std::fabs(result), limits::infinity()) - std::fabs(result);
    const double down = std::fabs(result) - std::nextafter(std::fabs(result), 0.0);
    const bool outward = std::signbit(rest) == std::signbit(result);
    return std::fabs(rest) <= (outward ? up : down) / 2;
  }

 private:
  std::vector<double> parts_;
};

/// Doubles whose exponents lie up to `spread` apart.
std::vector<double> doubles(std::size_t size, int spread, std::uint64_t stream) {
  std::mt19937_64 random = support::generator(stream);
  std::vector<double> v(size);
  for (double& x : v) {
    x = std::ldexp(std::uniform_real_distribution<double>(-1, 1)(random),
                   static_cast<int>(support::below(random, static_cast<std::size_t>(spread) + 1)) -
                       spread / 2);
  }
  return v;
}

/// The sum, what it lacks to the exact one, and what that lacks, which is how all bits are seen.
void check_nearest(std::vector<double> v) {
  expansion exact;
  for (const double x : v) {
    exact.add(x);
  }
  for (int i = 0; i < 3; ++i) {
    const double sum = lend::sum(v);
    CAPTURE(sum);
    CHECK(exact.is_nearest(sum));
    v.push_back(-sum);
  }
}

}  // namespace

TEST_CASE("the sum is the double nearest to the exact one, at all sizes and widths") {
  for (const int spread : {0, 20, 40, 200, 1900}) {
    for (const std::size_t size : sizes) {
      auto v = doubles(size, spread, size + static_cast<std::size_t>(spread));
      const double sum = lend::sum(v);
      CAPTURE(size);
      CAPTURE(spread);
      check_nearest(v);
      std::mt19937_64 random = support::generator(size);
      support::at_all_widths([&](std::size_t) {
        CHECK(std::bit_cast<std::uint64_t>(lend::sum(v)) == std::bit_cast<std::uint64_t>(sum));
        std::shuffle(v.begin(), v.end(), random);
      });
    }
  }
}

TEST_CASE("neither high nor low parts that all point the same way outgrow their sums") {
  std::mt19937_64 random = support::generator(4);
  for (const double sign : {1.0, -1.0}) {
    for (const int bits : {42, 50, 52}) {
      for (const double largest : {0.0, 1.0}) {
        std::vector<double> v(std::size_t{20} * 1024);
        for (std::size_t i = 0; i < v.size(); ++i) {
          const double fraction = std::ldexp(static_cast<double>(random() >> (64 - bits)), -bits);
          v[i] = sign * std::ldexp(1 + fraction, largest == 0 ? 0 : -43);
          if (i % 1024 == 0 && largest != 0) {
            v[i] = i % 2048 == 0 ? largest : -largest;
          }
        }
        check_nearest(v);
      }
    }
  }
}

TEST_CASE("what cancels leaves what is small") {
  for (const double small : {1.0, 0x1p-300, -0x1p-1074, limits::min(), 0.1}) {
    auto v = doubles(50'000, 60, 1);
    const std::size_t half = v.size() / 2;
    for (std::size_t i = 0; i < half; ++i) {
      v[half + i] = -v[i];
    }
    std::mt19937_64 random = support::generator(2);
    v.push_back(small);
    std::shuffle(v.begin(), v.end(), random);
    CHECK(lend::sum(v) == small);
  }
}

TEST_CASE("ties go to the even number, and a bit far below decides them") {
  const double half = 0x1p-53;
  const std::vector<double> even{1, half};
  CHECK(lend::sum(even) == 1);
  const std::vector<double> odd{1 + limits::epsilon(), half};
  CHECK(lend::sum(odd) == 1 + 2 * limits::epsilon());
  const std::vector<double> above{1, half, 0x1p-1074};
  CHECK(lend::sum(above) == 1 + limits::epsilon());
  const std::vector<double> below{1, half, -0x1p-1074};
  CHECK(lend::sum(below) == 1);
  const std::vector<double> negative{-1, -half, -0x1p-1074};
  CHECK(lend::sum(negative) == -1 - limits::epsilon());
}

TEST_CASE("partial sums may be too large, and sums that are become infinite") {
  const std::vector<double> back{limits::max(), limits::max(), -limits::max(), -limits::max(), 1.5};
  CHECK(lend::sum(back) == 1.5);
  const std::vector<double> large(3000, limits::max());
  CHECK(lend::sum(large) == limits::infinity());
  const std::vector<double> low(3000, limits::lowest());
  CHECK(lend::sum(low) == -limits::infinity());
  const std::vector<double> tiny(3000, limits::denorm_min());
  CHECK(lend::sum(tiny) == 3000 * limits::denorm_min());
}

TEST_CASE("infinities and NaNs are what the sum is then") {
  std::vector<double> v(5000, 1);
  v[4000] = limits::infinity();
  CHECK(lend::sum(v) == limits::infinity());
  v[17] = -limits::infinity();
  CHECK(std::isnan(lend::sum(v)));
  v[17] = 1;
  v[4000] = -limits::quiet_NaN();
  CHECK(std::isnan(lend::sum(v)));
  CHECK(!std::signbit(lend::sum(v)));
}

TEST_CASE("nothing and zeros of any sign add up to +0") {
  const std::vector<double> none;
  CHECK(std::bit_cast<std::uint64_t>(lend::sum(none)) == 0);
  const std::vector<double> zeros(5000, -0.0);
  CHECK(std::bit_cast<std::uint64_t>(lend::sum(zeros)) == 0);
}

TEST_CASE("floats add up to the nearest float") {
  std::mt19937_64 random = support::generator(3);
  for (const std::size_t size : sizes) {
    std::vector<float> v(size);
    std::vector<double> same(size);
    for (std::size_t i = 0; i < size; ++i) {
      v[i] = std::uniform_real_distribution<float>(-1, 1)(random);
      same[i] = v[i];
    }
    // Sums of up to 2^17 floats that are not below 2^-23 are exact in a double.
    const double exact = lend::sum(same);
    CHECK(lend::sum(v) == static_cast<float>(exact));
  }
  const std::vector<float> tie{1.0F, 0x1p-24F, 0x1p-149F};
  CHECK(lend::sum(tie) == 1 + std::numeric_limits<float>::epsilon());
  const std::vector<float> tiny(7, 0x1p-149F);
  CHECK(lend::sum(tiny) == 0x7p-149F);
  const std::vector<float> large(9, std::numeric_limits<float>::max());
  CHECK(lend::sum(large) == std::numeric_limits<float>::infinity());
}

TEST_CASE("integers add up in 64 bits, and wrap around") {
  support::at_all_widths([](std::size_t) {
    for (const std::size_t size : sizes) {
      const auto v = support::random_numbers<int>(size, 0, size);
      CHECK(lend::sum(v) == std::accumulate(v.begin(), v.end(), std::int64_t{0}));
      const auto w = support::random_numbers<std::uint64_t>(size, 0, size);
      CHECK(lend::sum(w) == std::accumulate(w.begin(), w.end(), std::uint64_t{0}));
    }
  });
  const std::vector<std::int64_t> wraps{std::numeric_limits<std::int64_t>::max(), 1};
  CHECK(lend::sum(wraps) == std::numeric_limits<std::int64_t>::min());
  const std::vector<signed char> chars(1000, -100);
  CHECK(lend::sum(chars) == -100'000);
}

TEST_CASE("a stop ends a sum") {
  const std::vector<double> v(100'000, 1);
  std::stop_source stop;
  const lend::options how{.stop = stop.get_token()};
  CHECK(lend::sum(how, v) == 100'000);
  stop.request_stop();
  CHECK_THROWS_AS((void)lend::sum(how, v), lend::cancelled);
}
