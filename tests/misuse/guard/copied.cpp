// lend[guard] in source line
#include <lend/lend.hpp>

int value_of(lend::guard<int>& held) { return *held; }
#ifdef BREAK
int value_of_copy(lend::guard<int> held) { return *held; }
#endif

int main() {
  lend::mutex<int> number(0);
  auto held = number.lock();
#ifdef BREAK
  return value_of_copy(held);
#else
  return value_of(held);
#endif
}
