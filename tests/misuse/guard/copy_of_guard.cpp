// lend[guard]
#include <lend/lend.hpp>

int main() {
  lend::mutex<int> number(0);
  auto held = number.lock();
#ifdef BREAK
  lend::run([](lend::guard<int>&) {}, lend::copy(held));
#else
  lend::run([](int) {}, lend::copy(*held));
#endif
}
