// lend[owned] in source line
#include <lend/lend.hpp>

int main() {
#ifdef BREAK
  auto* guard = new lend::join_guard<int>(lend::scoped([] { return 0; }));
  return guard->join();
#else
  lend::join_guard<int> guard(lend::scoped([] { return 0; }));
  return guard.join();
#endif
}
