// lend[guard]
#include <lend/lend.hpp>

int main() {
#ifdef BREAK
  const auto held = lend::rw_mutex<int>(3).lock_shared();
#else
  lend::rw_mutex<int> number(3);
  const auto held = number.lock_shared();
#endif
  return *held;
}
