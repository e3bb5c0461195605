// lend[no-capture]
#include <lend/lend.hpp>

#include <vector>

int main() {
  int n = 3;
#ifdef BREAK
  return lend::run([n] { return n - 3; });
#else
  return lend::run([](int m) { return m - 3; }, n);
#endif
}
