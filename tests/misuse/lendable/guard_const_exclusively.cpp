// lend[lendable]
#include <lend/lend.hpp>

int main() {
  lend::mutex<int> number(0);
#ifdef BREAK
  const auto held = number.lock();
#else
  auto held = number.lock();
#endif
  lend::run([](int& n) { n = 1; }, lend::mut(held));
}
