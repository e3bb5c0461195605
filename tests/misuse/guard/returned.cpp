// lend[guard] in source line
#include <lend/lend.hpp>

#ifdef BREAK
lend::guard<int> locked(lend::mutex<int>& m) {
  auto held = m.lock();
  return held;
}
#else
int locked(lend::mutex<int>& m) {
  auto held = m.lock();
  return *held;
}
#endif

int main() {
  lend::mutex<int> number(0);
#ifdef BREAK
  const auto held = locked(number);
#else
  return locked(number);
#endif
}
