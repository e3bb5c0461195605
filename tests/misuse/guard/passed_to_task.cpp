// lend[guard]
#include <lend/lend.hpp>

int main() {
  lend::mutex<int> number(0);
  auto held = number.lock();
#ifdef BREAK
  lend::join(lend::task([](lend::guard<int>&) {}, held), lend::task([] {}));
#else
  lend::join(lend::task([](int& n) { n = 1; }, lend::mut(held)), lend::task([] {}));
#endif
}
