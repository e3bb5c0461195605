// lend[lendable]
#include <lend/lend.hpp>

int main() {
#ifdef BREAK
  lend::scope([](lend::scope_handle& s) {
    lend::parallel_for(0, 2, [](int, lend::scope_handle& t) { t.spawn([] {}); }, lend::shared(s));
  });
#else
  lend::scope([](lend::scope_handle& s) {
    for (int i = 0; i < 2; ++i) s.spawn([] {});
  });
#endif
}
