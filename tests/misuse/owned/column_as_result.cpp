// lend[owned]
#include <lend/lend.hpp>

int main() {
  lend::matrix<int> m(2, 3);
#ifdef BREAK
  lend::run([](lend::grid<int> g) { return g.column(0); }, lend::shared(m));
#else
  return lend::run([](lend::grid<int> g) { return g.column(0)[0]; }, lend::shared(m));
#endif
}
