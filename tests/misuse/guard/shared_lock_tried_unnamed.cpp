// lend[guard]
#include <lend/lend.hpp>

int main() {
#ifdef BREAK
  const auto held = lend::rw_mutex<int>(3).try_lock_shared();
#else
  lend::rw_mutex<int> number(3);
  const auto held = number.try_lock_shared();
#endif
  return held.has_value() ? 0 : 1;
}
