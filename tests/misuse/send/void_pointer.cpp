// lend[send]
#include <lend/lend.hpp>

int main() {
  int n = 0;
#ifdef BREAK
  lend::run([](void* p) { *static_cast<int*>(p) = 1; }, static_cast<void*>(&n));
#else
  lend::run([](int& m) { m = 1; }, lend::mut(n));
#endif
}
