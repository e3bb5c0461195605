// lend[no-capture]
#include <lend/lend.hpp>

int main() {
  int n = 0;
#ifdef BREAK
  lend::scope([&](lend::scope_handle& s) { s.spawn([](int m) { return m; }, n); });
#else
  lend::scope([](lend::scope_handle& s, int m) { s.spawn([](int k) { return k; }, m); }, n);
#endif
}
