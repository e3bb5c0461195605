// lend[call]
// shows: called_with<lend::ref_mut<counter>, int>
#include <lend/lend.hpp>

struct counter {
  int n;
  void add(int by) { n += by; }
};
struct meter {
  double x;
  void add(int by) { x += by; }
};

int main() {
  counter c{0};
#ifdef BREAK
  lend::run(&meter::add, lend::mut(c), 1);
#else
  lend::run(&counter::add, lend::mut(c), 1);
#endif
  return meter{0}.x < 0;
}
