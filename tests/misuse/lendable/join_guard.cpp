// lend[lendable]
#include <lend/lend.hpp>

int main() {
  auto guard = lend::scoped([] { return 0; });
#ifdef BREAK
  return lend::run([](lend::join_guard<int>& other) { return other.join(); }, lend::mut(guard));
#else
  return lend::run([](int result) { return result; }, guard.join());
#endif
}
