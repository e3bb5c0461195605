// lend[call]
// shows: write tiles(g, height, width)
#include <lend/lend.hpp>

int main() {
  lend::matrix<int> m(4, 4);
#ifdef BREAK
  lend::for_each(lend::tiles(m, 2), [](lend::grid_mut<int> tile) { tile(0, 0) = 1; });
#else
  lend::for_each(lend::tiles(m, 2, 2), [](lend::grid_mut<int> tile) { tile(0, 0) = 1; });
#endif
}
