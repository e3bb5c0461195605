// lend[owned]
// shows: take it as the first parameter
#include <lend/lend.hpp>

void more(lend::scope_handle& s) {
  s.spawn([] {});
}

int main() {
#ifdef BREAK
  lend::scope([](lend::scope_handle& s) { s.spawn([](lend::scope_handle& t) { more(t); }, s); });
#else
  lend::scope([](lend::scope_handle& s) { s.spawn([](lend::scope_handle& t) { more(t); }); });
#endif
}
