// lend[blocking-loan]
#include <lend/lend.hpp>

#include <atomic>
#include <vector>

auto cut(std::vector<int>& v) {
#ifdef BREAK
  auto counts = lend::atomics(v);
  return counts;
#else
  lend::run([](lend::atomic_slice<int> of) { ++of[0]; }, lend::atomics(v));
#endif
}

int main() {
  std::vector<int> v{3, 1, 2};
  static_cast<void>(cut(v));
}
