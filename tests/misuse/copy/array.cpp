// lend[copy]
#include <lend/lend.hpp>

int main() {
  int a[3] = {1, 2, 3};
#ifdef BREAK
  lend::run([](int* p) { *p = 1; }, a);
#else
  lend::run([](lend::slice_mut<int> s) { s[0] = 1; }, lend::mut(a));
#endif
}
