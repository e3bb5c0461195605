// lend[lendable]
#include <lend/lend.hpp>

#include <atomic>
#include <vector>

void count(unsigned node, lend::atomic_slice<int> counts) { ++counts[node]; }

#ifdef BREAK
void count_one(lend::slice<int> counts) { lend::run(count, 1U, lend::atomics(counts)); }
#else
void count_one(lend::slice_mut<int> counts) { lend::run(count, 1U, lend::atomics(counts)); }
#endif

int main() {
  std::vector<int> counts(3);
#ifdef BREAK
  lend::run(count_one, lend::shared(counts));
#else
  lend::run(count_one, lend::mut(counts));
#endif
}
