// lend[guard]
#include <lend/lend.hpp>

int main() {
  lend::mutex<int> number(0);
#ifdef BREAK
  number.lock();
#else
  const auto held = number.lock();
#endif
}
