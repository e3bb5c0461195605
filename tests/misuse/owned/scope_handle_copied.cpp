// lend[owned] in source line
#include <lend/lend.hpp>

int main() {
#ifdef BREAK
  lend::scope([](lend::scope_handle& s) {
    lend::scope_handle second = s;
    second.spawn([] {});
  });
#else
  lend::scope([](lend::scope_handle& s) {
    lend::scope_handle& second = s;
    second.spawn([] {});
  });
#endif
}
