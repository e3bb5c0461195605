// lend[guard]
#include <lend/lend.hpp>

int main() {
  lend::rw_mutex<int> number(0);
  const auto held = number.lock_shared();
#ifdef BREAK
  return lend::run([](const lend::shared_guard<int>& g) { return *g; }, held);
#else
  return lend::run([](const int& n) { return n; }, lend::shared(held));
#endif
}
