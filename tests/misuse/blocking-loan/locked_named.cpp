// lend[blocking-loan]
#include <lend/lend.hpp>

int main() {
  lend::mutex<int> number(0);
  auto held = number.lock();
#ifdef BREAK
  auto loan = lend::mut(held);
  lend::run([](int& n) { n = 1; }, loan);
#else
  lend::run([](int& n) { n = 1; }, lend::mut(held));
#endif
}
