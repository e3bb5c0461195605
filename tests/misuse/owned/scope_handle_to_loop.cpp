// lend[owned]
#include <lend/lend.hpp>

void more(lend::scope_handle& s) {
  s.spawn([] {});
}

int main() {
#ifdef BREAK
  lend::scope([](lend::scope_handle& s) {
    lend::parallel_for(0, 2, [](int, lend::scope_handle& t) { more(t); }, s);
  });
#else
  lend::scope([](lend::scope_handle& s) { more(s); });
#endif
}
