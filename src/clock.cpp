#include "clock.hpp"

#include <algorithm>

namespace lend::detail {
namespace {

/// Ticks in 1,024 nanoseconds.
std::uint64_t measure() noexcept {
  using clock = std::chrono::steady_clock;
  constexpr std::int64_t long_enough = 20'000;
  const auto start = clock::now();
  const std::uint64_t first = ticks();
  for (;;) {
    const std::int64_t passed =
        std::chrono::duration_cast<std::chrono::nanoseconds>(clock::now() - start).count();
    const std::uint64_t last = ticks();
    if (passed >= long_enough) {
      return std::max<std::uint64_t>(1, (last - first) * 1024 / static_cast<std::uint64_t>(passed));
    }
  }
}

}  // namespace

std::uint64_t ticks_in(std::uint64_t nanoseconds) noexcept {
  static const std::uint64_t rate = measure();
  return nanoseconds * rate / 1024;
}

}  // namespace lend::detail
