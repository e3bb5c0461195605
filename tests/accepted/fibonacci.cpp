#include <lend/lend.hpp>

long fib(int n) {
  if (n < 2) return n;
  auto [a, b] = lend::join(lend::task(fib, n - 1), lend::task(fib, n - 2));
  return a + b;
}

int main() { return lend::run(fib, 20) == 6'765 ? 0 : 1; }
