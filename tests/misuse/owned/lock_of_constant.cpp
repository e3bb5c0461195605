// lend[owned]
#include <lend/lend.hpp>

int main() {
#ifdef BREAK
  lend::mutex<const int> number(3);
#else
  lend::mutex<int> number(3);
#endif
  return static_cast<int>(number.is_poisoned());
}
