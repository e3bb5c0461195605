// lend[lendable]
#include <lend/lend.hpp>

int main() {
  lend::rw_mutex<int> number(0);
#ifdef BREAK
  auto held = number.lock_shared();
#else
  auto held = number.lock();
#endif
  lend::run([](int& n) { n = 1; }, lend::mut(held));
}
