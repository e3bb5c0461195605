// lend[guard]
#include <lend/lend.hpp>

int main() {
  lend::mutex<int> number(0);
#ifdef BREAK
  return **number.try_lock();
#else
  auto held = number.try_lock();
  return held ? **held : 1;
#endif
}
