// lend[copy]
// shows: pass k.mut()
#include <lend/lend.hpp>

int main() {
#ifdef BREAK
  int n = 0;
  auto task = lend::spawn([](int& p) { ++p; }, n);
#else
  lend::keeper<int> n(0);
  auto task = lend::spawn([](int& p) { ++p; }, n.mut());
#endif
}
