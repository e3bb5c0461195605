// lend[guard]
#include <lend/lend.hpp>

int main() {
  lend::mutex<int> number(0);
#ifdef BREAK
  const auto held = lend::run([](lend::mutex<int>& m) { return m.lock(); }, lend::shared(number));
#else
  const auto held = number.lock();
#endif
}
