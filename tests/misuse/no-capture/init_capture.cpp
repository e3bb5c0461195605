// lend[no-capture]
#include <lend/lend.hpp>

int main() {
  int n = 3;
#ifdef BREAK
  return lend::run([p = &n] { return *p - 3; });
#else
  return lend::run([](const int& m) { return m - 3; }, lend::shared(n));
#endif
}
