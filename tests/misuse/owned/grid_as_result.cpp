// lend[owned]
#include <lend/lend.hpp>

int main() {
  lend::matrix<int> m(2, 3);
#ifdef BREAK
  lend::run([](lend::grid<int> g) { return g; }, lend::shared(m));
#else
  return lend::run([](lend::grid<int> g) { return g(0, 0); }, lend::shared(m));
#endif
}
