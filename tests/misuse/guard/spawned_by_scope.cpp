// lend[guard]
#include <lend/lend.hpp>

void work(lend::scope_handle& s, lend::mutex<int>& number) {
#ifdef BREAK
  auto held = number.lock();
  s.spawn([](lend::guard<int>&) {}, held);
#else
  auto held = number.lock();
  s.spawn([](int) {}, *held);
#endif
}

int main() {
  lend::mutex<int> number(0);
  lend::scope(work, lend::shared(number));
}
