// lend[no-capture]
#include <lend/lend.hpp>

int main() {
  int n = 0;
#ifdef BREAK
  auto guard = lend::spawn([&n] { return n; });
#else
  auto guard = lend::spawn([](int m) { return m; }, n);
#endif
  return guard.join();
}
