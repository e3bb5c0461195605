// lend[blocking-loan]
#include <lend/lend.hpp>

#include <atomic>
#include <vector>

void count(unsigned node, lend::atomic_slice<int> counts) { ++counts[node]; }

int main() {
  const std::vector<unsigned> nodes{2, 0, 2};
  std::vector<int> counts(3);
#ifdef BREAK
  lend::scope([](lend::scope_handle& s) {
    std::vector<int> local(3);
    s.spawn(count, 1U, lend::atomics(local));
  });
  static_cast<void>(nodes);
#else
  lend::scope([](lend::scope_handle& s, lend::atomic_slice<int> all) { s.spawn(count, 1U, all); },
              lend::atomics(counts));
  static_cast<void>(nodes);
#endif
}
