// lend[guard]
#include <lend/lend.hpp>

int main() {
  lend::rw_mutex<int> number(1);
#ifdef BREAK
  const auto held = number.lock();
  number.unlock();
#else
  {
    const auto held = number.lock();
  }
#endif
}
