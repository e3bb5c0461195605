// lend[no-capture]
#include <lend/lend.hpp>

int main() {
  int n = 1;
#ifdef BREAK
  int sum = lend::run([&] { return n; }) + 1;
  return sum;
#else
  int sum = lend::run([](int m) { return m; }, n) - 1;
  return sum;
#endif
}
