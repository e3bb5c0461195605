// lend[call]
#include <lend/lend.hpp>

int main() {
#ifdef BREAK
  lend::join([] {}, [] {});
#else
  lend::join(lend::task([] {}), lend::task([] {}));
#endif
}
