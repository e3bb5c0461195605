// lend[owned] in source line
#include <lend/lend.hpp>

#include <utility>

void more(lend::scope_handle& s) {
  s.spawn([] {});
}

int main() {
#ifdef BREAK
  lend::scope([](lend::scope_handle& s) {
    auto t = std::move(s);
    more(t);
  });
#else
  lend::scope([](lend::scope_handle& s) { more(s); });
#endif
}
