// lend[call]
#include <lend/lend.hpp>

int main() {
#ifdef BREAK
  lend::scope([] {});
#else
  lend::scope([](lend::scope_handle&) {});
#endif
}
