// lend[lendable]
#include <lend/lend.hpp>

#include <atomic>
#include <vector>

void count(unsigned node, lend::atomic_slice<int> counts) { ++counts[node]; }

int main() {
#ifdef BREAK
  lend::run(count, 1U, lend::atomics(std::vector<int>(3)));
#else
  std::vector<int> counts(3);
  lend::run(count, 1U, lend::atomics(counts));
#endif
}
