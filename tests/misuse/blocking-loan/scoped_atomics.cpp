// lend[blocking-loan]
#include <lend/lend.hpp>

#include <array>
#include <atomic>
#include <vector>

int main() {
#ifdef BREAK
  std::vector<int> counts(3);
  auto guard = lend::scoped([](lend::atomic_slice<int> c) { ++c[0]; }, lend::atomics(counts));
#else
  lend::keeper<std::array<std::atomic<int>, 3>> counts(std::in_place);
  auto guard = lend::scoped([](lend::slice<std::atomic<int>> c) { ++c[0]; }, counts.shared());
#endif
  guard.join();
}
