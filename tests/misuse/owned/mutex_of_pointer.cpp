// lend[owned]
// culprit: int*
#include <lend/lend.hpp>

int main() {
  int n = 0;
#ifdef BREAK
  lend::mutex<int*> number(&n);
#else
  lend::mutex<int> number(n);
#endif
  const auto held = number.lock();
}
