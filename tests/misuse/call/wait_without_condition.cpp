// lend[call]
// shows: write g.wait([](const T& value) { return ...; })
#include <lend/lend.hpp>

int main() {
  lend::mutex<int> number(1);
  auto held = number.lock();
#ifdef BREAK
  held.wait();
#else
  held.wait([](const int& n) { return n == 1; });
#endif
}
