#include <lend/lend.hpp>

#include <chrono>
#include <vector>

using namespace std::chrono_literals;

std::chrono::milliseconds rounded(std::chrono::microseconds time, std::chrono::milliseconds unit) {
  return (time + std::chrono::microseconds(unit) / 2) / unit * unit;
}

int main() {
  const std::vector<std::chrono::microseconds> times{1499us, 1500us, 7s};
  std::vector<std::chrono::milliseconds> result(times.size());
  lend::transform(times, result, rounded, 1ms);

  const auto start = std::chrono::steady_clock::now();
  const bool later = lend::run(
      [](std::chrono::steady_clock::time_point then) {
        return std::chrono::steady_clock::now() >= then;
      },
      start);
  return later && result == std::vector<std::chrono::milliseconds>{1ms, 2ms, 7s} ? 0 : 1;
}
