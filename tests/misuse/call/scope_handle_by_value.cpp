// lend[call]
#include <lend/lend.hpp>

int main() {
#ifdef BREAK
  lend::scope([](lend::scope_handle s) { s.spawn([] {}); });
#else
  lend::scope([](lend::scope_handle& s) { s.spawn([] {}); });
#endif
}
