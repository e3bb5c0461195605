// lend[guard]
#include <lend/lend.hpp>

int main() {
#ifdef BREAK
  const auto held = lend::mutex<int>(3).lock();
#else
  lend::mutex<int> number(3);
  const auto held = number.lock();
#endif
  return *held;
}
