// lend[call]
// shows: write bands(g, n)
#include <lend/lend.hpp>

int main() {
  lend::matrix<int> m(4, 4);
#ifdef BREAK
  lend::for_each(lend::bands(2, m), [](lend::grid_mut<int> band) { band(0, 0) = 1; });
#else
  lend::for_each(lend::bands(m, 2), [](lend::grid_mut<int> band) { band(0, 0) = 1; });
#endif
}
