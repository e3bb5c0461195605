// lend[blocking-loan]
#include <lend/lend.hpp>

#include <atomic>
#include <vector>

void count(unsigned node, lend::atomic_slice<int> counts) { ++counts[node]; }

int main() {
  const std::vector<unsigned> nodes{2, 0, 2};
  std::vector<int> counts(3);
#ifdef BREAK
  auto shared = lend::atomics(counts);
  lend::for_each(nodes, count, shared);
#else
  lend::for_each(nodes, count, lend::atomics(counts));
#endif
}
