// lend[owned]
#include <lend/lend.hpp>

#include <atomic>
#include <vector>

int main() {
  std::vector<int> counts(3);
#ifdef BREAK
  lend::run([](lend::atomic_slice<int> all) { return all; }, lend::atomics(counts));
#else
  lend::run([](lend::atomic_slice<int> all) { return all.size(); }, lend::atomics(counts));
#endif
}
