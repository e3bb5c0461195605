#pragma once

#include <lend/own/config.hpp>

#include <array>
#include <cstddef>
#include <cstdint>

namespace lend::detail {

/// The exact sum of doubles, as a fixed-point number that is wide enough for 2^64 of any size.
/// Infinities and NaNs are kept apart.
class LEND_API exact_sum {
 public:
  void add(const double* data, std::size_t count) noexcept;
  void add(const float* data, std::size_t count) noexcept;
  void add(const exact_sum& other) noexcept;

  /// The nearest number there is, of two the even one.
  [[nodiscard]] double to_double() const noexcept;
  [[nodiscard]] float to_float() const noexcept;

 private:
  static constexpr std::size_t limb_count = 70;
  using limbs = std::array<std::int64_t, limb_count>;

  struct rounding;

  static void carry(limbs& number) noexcept;
  [[nodiscard]] rounding leading_bits() const noexcept;
  void add_block(const double* data, std::size_t count) noexcept;
  void add_one(double number) noexcept;
  void expect(std::uint64_t additions) noexcept;

  /// Limb i has the weight 2^(32 * i - 1074), and may be more than 32 bits long until it is carried
  /// over, either way.
  limbs limbs_{};
  std::uint64_t additions_ = 0;
  double special_ = 0;
};

}  // namespace lend::detail
