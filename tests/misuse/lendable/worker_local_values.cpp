// lend[lendable]
#include <lend/lend.hpp>

int main() {
  lend::worker_local<int> locals;
  auto all = locals.values();
#ifdef BREAK
  lend::run([](auto values) { *values->begin() = 0; }, lend::mut(all));
#else
  for (int& n : all) {
    lend::run([](int& m) { m = 0; }, lend::mut(n));
  }
#endif
}
