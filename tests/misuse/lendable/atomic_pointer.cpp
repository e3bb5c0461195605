// lend[lendable]
#include <lend/lend.hpp>

#include <atomic>

int main() {
  int n = 0;
#ifdef BREAK
  std::atomic<int*> place = nullptr;
  lend::run([](int& m, std::atomic<int*>& p) { p = &m; }, lend::mut(n), lend::shared(place));
#else
  std::atomic<int> place = 0;
  lend::run([](int& m, std::atomic<int>& p) { p = m; }, lend::mut(n), lend::shared(place));
#endif
}
