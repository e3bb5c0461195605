// lend[exclusive]
#include <lend/lend.hpp>

void fill(lend::grid_mut<int> g) { g(0, 0) = 1; }

int main() {
  lend::matrix<int> m(2, 3);
#ifdef BREAK
  lend::run([](lend::grid_mut<int> g) { lend::join(lend::task(fill, g), lend::task(fill, g)); },
            lend::mut(m));
#else
  lend::run([](lend::grid_mut<int> g) { lend::join(g.split_cols(1), fill); }, lend::mut(m));
#endif
}
