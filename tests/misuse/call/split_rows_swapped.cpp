// lend[call]
// shows: write split_rows(i, g)
#include <lend/lend.hpp>

int main() {
  lend::matrix<int> m(4, 4);
#ifdef BREAK
  lend::join(lend::split_rows(m, 1), [](lend::grid_mut<int> half) { half(0, 0) = 1; });
#else
  lend::join(lend::split_rows(1, m), [](lend::grid_mut<int> half) { half(0, 0) = 1; });
#endif
}
