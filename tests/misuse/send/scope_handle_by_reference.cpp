// lend[send]
#include <lend/lend.hpp>

#include <functional>

void more(lend::scope_handle& s) {
  s.spawn([] {});
}

int main() {
#ifdef BREAK
  lend::scope([](lend::scope_handle& s) { lend::run(more, std::ref(s)); });
#else
  lend::scope([](lend::scope_handle& s) { more(s); });
#endif
}
