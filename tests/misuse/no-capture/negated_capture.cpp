// lend[no-capture]
#include <lend/lend.hpp>

#include <functional>

int main() {
  int n = 1;
#ifdef BREAK
  lend::run(std::not_fn([&n] { return n == 1; }));
#else
  lend::run([](int m) { return m != 1; }, n);
#endif
  return n - 1;
}
