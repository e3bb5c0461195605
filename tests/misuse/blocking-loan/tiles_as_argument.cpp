// lend[blocking-loan]
#include <lend/lend.hpp>

int main() {
  lend::matrix<int> m(2, 3);
#ifdef BREAK
  lend::run([](int) {}, lend::tiles(m, 1, 1));
#else
  lend::for_each(lend::tiles(m, 1, 1), [](lend::grid_mut<int> tile) { tile(0, 0) = 1; });
#endif
}
