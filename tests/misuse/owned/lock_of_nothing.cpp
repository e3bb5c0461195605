// lend[owned]
#include <lend/lend.hpp>

int main() {
#ifdef BREAK
  lend::rw_mutex<void> number;
#else
  lend::rw_mutex<int> number;
#endif
  return static_cast<int>(number.is_poisoned());
}
