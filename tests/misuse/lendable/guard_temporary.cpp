// lend[lendable]
#include <lend/lend.hpp>

int main() {
  lend::mutex<int> number(0);
#ifdef BREAK
  lend::run([](int& n) { n = 1; }, lend::mut(number.lock()));
#else
  auto held = number.lock();
  lend::run([](int& n) { n = 1; }, lend::mut(held));
#endif
}
