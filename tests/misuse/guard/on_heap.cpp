// lend[guard] in source line
#include <lend/lend.hpp>

int main() {
  lend::mutex<int> number(0);
#ifdef BREAK
  const auto* const held = new auto(number.lock());
  return held == nullptr ? 1 : 0;
#else
  const auto held = number.lock();
  return *held;
#endif
}
