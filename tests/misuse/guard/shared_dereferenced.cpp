// lend[guard]
#include <lend/lend.hpp>

int main() {
  lend::rw_mutex<int> number(0);
#ifdef BREAK
  return *number.lock_shared();
#else
  const auto held = number.lock_shared();
  return *held;
#endif
}
