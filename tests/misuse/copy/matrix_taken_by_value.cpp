// lend[copy]
#include <lend/lend.hpp>

int main() {
  lend::matrix<int> m(2, 3);
#ifdef BREAK
  lend::run([](lend::matrix<int> own) { own(0, 0) = 1; }, lend::mut(m));
#else
  lend::run([](lend::matrix<int>& own) { own(0, 0) = 1; }, lend::mut(m));
#endif
}
