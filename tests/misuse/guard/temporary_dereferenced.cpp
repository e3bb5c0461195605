// lend[guard]
#include <lend/lend.hpp>

int main() {
  lend::mutex<int> number(0);
#ifdef BREAK
  return *number.lock();
#else
  auto held = number.lock();
  return *held;
#endif
}
