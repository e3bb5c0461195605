// lend[lendable]
#include <lend/lend.hpp>

int main() {
  int n = 0;
#ifdef BREAK
  lend::box<int*> b = lend::make_box<int*>(&n);
  lend::call([](lend::box<int*>& p) { **p = 1; }, lend::mut(b));
#else
  lend::box<int> b = lend::make_box<int>(n);
  lend::call([](lend::box<int>& p) { *p = 1; }, lend::mut(b));
#endif
}
