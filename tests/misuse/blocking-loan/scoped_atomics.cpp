// lend[blocking-loan]
#include <lend/lend.hpp>

#include <atomic>
#include <vector>

int main() {
#ifdef BREAK
  std::vector<int> counts(3);
  auto guard = lend::scoped([](lend::atomic_slice<int> c) { ++c[0]; }, lend::atomics(counts));
#else
  lend::keeper<std::vector<std::atomic<int>>> counts(std::in_place, 3U);
  auto guard = lend::scoped([](lend::slice<std::atomic<int>> c) { ++c[0]; }, counts.shared());
#endif
  guard.join();
}
