// lend[lendable]
#include <lend/lend.hpp>

#include <atomic>

int main() {
#ifdef BREAK
  int count = 0;
  lend::run([](lend::atomic_slice<int> all) { ++all[0]; }, lend::atomics(count));
#else
  int count[] = {0};
  lend::run([](lend::atomic_slice<int> all) { ++all[0]; }, lend::atomics(count));
#endif
}
