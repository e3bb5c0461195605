// lend[call]
#include <lend/lend.hpp>

#include <atomic>
#include <vector>

int main() {
  std::vector<int> counts(3);
#ifdef BREAK
  lend::run([](lend::slice_mut<int> all) { ++all[0]; }, lend::atomics(counts));
#else
  lend::run([](lend::slice_mut<int> all) { ++all[0]; }, lend::mut(counts));
#endif
}
