// lend[no-capture]
#include <lend/lend.hpp>

int main() {
  lend::mutex<int> number(0);
  auto held = number.lock();
#ifdef BREAK
  lend::run([&held] { *held = 1; });
#else
  lend::run([](int& n) { n = 1; }, lend::mut(held));
#endif
}
