// lend[no-capture]
#include <lend/lend.hpp>

int main() {
  int n = 0;
#ifdef BREAK
  lend::join(lend::task([&n] { ++n; }), lend::task([] {}));
#else
  lend::join(lend::task([](int& m) { ++m; }, lend::mut(n)), lend::task([] {}));
#endif
}
