// lend[lendable]
#include <lend/lend.hpp>

#include <atomic>

int main() {
  const lend::arc<int> a = lend::make_arc<int>(0);
  const lend::arc<std::atomic<int>> n = lend::make_arc<std::atomic<int>>(0);
#ifdef BREAK
  lend::run([](int& x) { ++x; }, lend::mut(*a));
#else
  lend::run([](std::atomic<int>& x) { ++x; }, lend::shared(*n));
#endif
  return *a;
}
