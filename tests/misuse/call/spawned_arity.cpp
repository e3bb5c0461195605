// lend[call]
#include <lend/lend.hpp>

void work(int, int) {}

int main() {
#ifdef BREAK
  lend::scope([](lend::scope_handle& s) { s.spawn(work, 1); });
#else
  lend::scope([](lend::scope_handle& s) { s.spawn(work, 1, 2); });
#endif
}
