// lend[guard]
#include <lend/lend.hpp>

int main() {
  lend::rw_mutex<int> number(0);
#ifdef BREAK
  number.lock_shared();
#else
  const auto held = number.lock_shared();
#endif
}
