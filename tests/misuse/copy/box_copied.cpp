// lend[copy] in source line
#include <lend/lend.hpp>

int main() {
  lend::box<int> b = lend::make_box<int>(3);
#ifdef BREAK
  lend::box<int> c = b;
#else
  lend::box<int> c = b.clone();
#endif
  return *c - 3;
}
