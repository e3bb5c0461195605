// lend[lendable]
#include <lend/lend.hpp>

#include <atomic>
#include <vector>

void count(unsigned node, lend::atomic_slice<int> counts) { ++counts[node]; }

int main() {
  const std::vector<unsigned> nodes{2, 0, 2};
  std::vector<int> counts(3);
#ifdef BREAK
  lend::for_each(nodes, [](unsigned, lend::atomic_slice<unsigned>) {}, lend::atomics(nodes));
#else
  lend::for_each(nodes, count, lend::atomics(counts));
#endif
}
