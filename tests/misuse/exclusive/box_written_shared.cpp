// lend[exclusive]
#include <lend/lend.hpp>

int main() {
  lend::box<int> b = lend::make_box<int>(3);
#ifdef BREAK
  lend::run([](lend::box<int>& n) { *n = 0; }, lend::shared(b));
#else
  lend::run([](lend::box<int>& n) { *n = 0; }, lend::mut(b));
#endif
  return *b;
}
