// lend[no-capture]
#include <lend/lend.hpp>

int main() {
  const lend::arena two(2);
  int n = 0;
#ifdef BREAK
  two.run([&] { ++n; });
#else
  two.run([](int& m) { ++m; }, lend::mut(n));
#endif
}
