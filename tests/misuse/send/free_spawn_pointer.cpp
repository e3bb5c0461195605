// lend[send]
#include <lend/lend.hpp>

int main() {
#ifdef BREAK
  int n = 0;
  auto guard = lend::spawn([](int* p) { return *p; }, &n);
#else
  lend::keeper<int> n(0);
  auto guard = lend::spawn([](const int& p) { return p; }, n.shared());
#endif
  return guard.join();
}
