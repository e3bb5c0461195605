// lend[send]
#include <lend/lend.hpp>

int main() {
#ifdef BREAK
  auto task = lend::scope([](lend::scope_handle& s) { return s.spawn([] { return 0; }); });
  return task.join();
#else
  return lend::scope([](lend::scope_handle& s) { return s.spawn([] { return 0; }).join(); });
#endif
}
