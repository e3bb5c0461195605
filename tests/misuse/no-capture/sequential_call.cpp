// lend[no-capture]
#include <lend/lend.hpp>

int main() {
  int n = 0;
#ifdef BREAK
  lend::call([&] { ++n; });
#else
  lend::call([](int& m) { ++m; }, lend::mut(n));
#endif
}
