// lend[lendable]
#include <lend/lend.hpp>
void inner(lend::scope_handle& s) {
  s.spawn([] {});
}

int main() {
#ifdef BREAK
  lend::scope([](lend::scope_handle& s) { lend::call(inner, lend::mut(s)); });
#else
  lend::scope([](lend::scope_handle& s) { inner(s); });
#endif
}
