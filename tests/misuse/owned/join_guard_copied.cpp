// lend[owned] in source line
#include <lend/lend.hpp>

int wait_for(lend::join_guard<int>& guard) { return guard.join(); }
#ifdef BREAK
int wait_for_copy(lend::join_guard<int> guard) { return guard.join(); }
#endif

int main() {
  auto guard = lend::scoped([] { return 0; });
#ifdef BREAK
  return wait_for_copy(guard);
#else
  return wait_for(guard);
#endif
}
