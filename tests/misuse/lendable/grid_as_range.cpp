// lend[lendable]
#include <lend/lend.hpp>

int main() {
  lend::matrix<int> m(2, 3);
#ifdef BREAK
  lend::run([](lend::grid_mut<int> g) { lend::for_each(g, [](int& x) { x = 1; }); }, lend::mut(m));
#else
  lend::for_each(m, [](int& x) { x = 1; });
#endif
}
