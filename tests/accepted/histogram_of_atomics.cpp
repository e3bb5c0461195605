#include <lend/lend.hpp>

#include <atomic>
#include <string>
#include <vector>

int main() {
  const std::string text(1'000, 'b');
  std::vector<std::atomic<int>> counts(26);
  lend::for_each(
      text,
      [](char c, lend::slice<std::atomic<int>> bins) { ++bins[static_cast<std::size_t>(c - 'a')]; },
      lend::shared(counts));
  return counts[1] == 1'000 && counts[0] == 0 ? 0 : 1;
}
